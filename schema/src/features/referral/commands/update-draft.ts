import { draftProblems } from '../../../domain/referral/draft.ts';
import { problem } from '../../../domain/shared/field-problem.ts';
import type { FieldProblem } from '../../../domain/shared/field-problem.ts';
import { pick } from '../../../domain/shared/locale.ts';
import type { CommandContext } from '../../../platform/command.ts';
import { Conflict, assertValid } from '../../../platform/errors.ts';
import { recordReferral } from '../../../platform/record.ts';
import { momentOf } from './change-status.ts';
import { NO_SERVICE, chooseServices, consentProblems } from './draft-choices.ts';
import type { ServiceColumns } from './draft-choices.ts';
import { decide, loadReferral } from './load-referral.ts';
import type { LoadedReferral } from './load-referral.ts';
import { lastChange } from './refusal.ts';
import { textOrNull } from './texts.ts';
import type { Optional } from './texts.ts';

export type UpdateDraftInput = {
  readonly id: string;
  readonly expectedVersion: number;
  readonly serviceId?: Optional<string>;
  readonly consentId?: Optional<string>;
  readonly reason?: Optional<string>;
  readonly urgency: string;
  readonly goals?: Optional<string>;
  readonly accommodations?: Optional<string>;
  readonly origin: string;
};

/** Replaces what a draft says (REF-027). A draft that was sent before keeps its partner (catalogues 6.2). */
export async function updateDraft(
  context: CommandContext,
  input: UpdateDraftInput,
): Promise<{ referralId: string }> {
  const referral = await loadReferral(context, input.id);
  await decide(context, referral, 'EDIT');
  await assertVersion(context, referral, input.expectedVersion);
  const texts = {
    reason: textOrNull(input.reason),
    goals: textOrNull(input.goals),
    accommodations: textOrNull(input.accommodations),
  };
  const { services, problems } = await chooseServices(context, [
    { id: input.serviceId, field: 'serviceId' },
  ]);
  const service = (input.serviceId && services.get(input.serviceId)) || null;
  assertValid([
    ...problems,
    ...(problems.length ? [] : keptPartner(referral, service)),
    ...(await consentProblems(context, input.consentId, referral.personId)),
    ...draftProblems({ ...texts, urgency: input.urgency, origin: input.origin }),
  ]);

  const at = momentOf(context, referral);
  await context.tx.referralDetail.updateMany({ where: { referralId: referral.id }, data: texts });
  await context.tx.referral.updateMany({
    where: { id: referral.id },
    data: {
      ...(service ?? (referral.facts.everSent ? { serviceId: null } : NO_SERVICE)),
      consentId: input.consentId ?? null,
      urgency: input.urgency,
      origin: input.origin,
      version: referral.version + 1,
      lastActivityAt: at,
      updatedAt: at,
    },
  });
  const parties = { ...referral, ...service };
  await recordReferral({ ...context, now: at }, parties, 'DRAFT_UPDATED', { audience: 'SIDE' });
  return { referralId: referral.id };
}

const keptPartner = (
  { facts, receiverOrganizationId }: LoadedReferral,
  service: ServiceColumns | null,
): FieldProblem[] =>
  facts.everSent && service && service.receiverOrganizationId !== receiverOrganizationId
    ? [
        problem('serviceId', 'NOT_ALLOWED', {
          en: 'This referral was sent before and keeps its partner. Refer again to choose another one.',
          es: 'Este referido ya se había enviado y conserva su organización. Refiera de nuevo para elegir otra.',
        }),
      ]
    : [];

/** Somebody else saved this draft since it was opened. */
async function assertVersion(
  context: CommandContext,
  { id, version }: LoadedReferral,
  expected: number,
): Promise<void> {
  if (version === expected) return;
  const text = {
    en: 'Somebody saved this draft after you opened it.',
    es: 'Alguien guardó este borrador después de que usted lo abrió.',
  };
  throw new Conflict(pick(text, context.locale), {
    currentVersion: version,
    ...(await lastChange(context, id, ['DRAFT_CREATED', 'DRAFT_UPDATED', 'REFERRAL_RECALLED'])),
  });
}
