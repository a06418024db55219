import { canApproveOrganization } from '../../../domain/identity/membership.ts';
import { limitText, problem, problemsOf } from '../../../domain/shared/field-problem.ts';
import type { FieldProblem } from '../../../domain/shared/field-problem.ts';
import { LIMITS } from '../../../domain/shared/limits.ts';
import { statusAfter } from '../../../domain/directory/organization-decision.ts';
import type { OrganizationDecision } from '../../../domain/directory/organization-decision.ts';
import type { Command, CommandContext } from '../../../platform/command.ts';
import { assertValid, Conflict, Forbidden } from '../../../platform/errors.ts';
import { record } from '../../../platform/record.ts';
import { keepRecord, recordChanged } from '../keep-record.ts';
import type { KeptRecord } from '../keep-record.ts';
import { verifyByAfter } from '../verify-by.ts';

type Input = {
  readonly organizationId: string;
  readonly decision: OrganizationDecision;
  readonly note?: string | null | undefined;
};

type Decided = { readonly organizationId: string; readonly userIds: string[] };

/**
 * REF-013: the administrator of an area approves an organization and its first administrator in one step, refuses
 * it, suspends it and lets it in again. Suspended, it leaves searches at once and takes no new referrals.
 *
 * @returns also whose memberships mean something else from now on
 */
export const decideOrganization: Command<Input, Decided> = async (context, input) => {
  const { tx, actor, now } = context;
  const { organizationId, decision } = input;
  const kept = await keepRecord(context, organizationId);
  if (!canApproveOrganization(actor, { ...kept, organizationId })) throw new Forbidden();
  assertValid(problemsOf(noteProblem(decision, input.note)));
  const status = statusAfter(kept.status, decision);
  if (!status) throw new Conflict('This was decided already. Reload to see how.');
  await tx.organization.updateMany({
    where: { id: organizationId },
    data: {
      status,
      statusNote: input.note?.trim() || null,
      updatedAt: now,
      ...(decision === 'APPROVED' && { verifyBy: verifyByAfter(context) }),
    },
  });
  await decideFounder(context, kept, decision);
  await recordChanged(context, organizationId);
  await record(context, {
    kind: 'ORGANIZATION_DECIDED',
    audience: 'ORGANIZATION',
    subjectType: 'ORGANIZATION',
    subjectId: organizationId,
    sideOrganizationId: organizationId,
    userId: kept.registeredById,
    data: { decision },
  });
  const members = await tx.membership.findMany({
    where: { organizationId, status: 'ACTIVE' },
    select: { userId: true },
  });
  return { organizationId, userIds: members.map(({ userId }) => userId) };
};

/** Whoever is kept out has to know why. */
const noteProblem = (
  decision: OrganizationDecision,
  note: string | null | undefined,
): FieldProblem | null =>
  decision !== 'APPROVED' && !note?.trim()
    ? problem('note', 'REQUIRED', {
        en: 'Say why. The organization reads it.',
        es: 'Diga por qué. La organización lo leerá.',
      })
    : limitText('note', note, LIMITS.problem);

/** Who signed it up is approved or refused with it; nobody approves themself. */
async function decideFounder(
  { tx, actor, now }: CommandContext,
  { id: organizationId, registeredById }: KeptRecord,
  decision: OrganizationDecision,
): Promise<void> {
  if (!registeredById || registeredById === actor.userId) return;
  const waiting = { organizationId, userId: registeredById, status: 'PENDING' };
  const decided = { decidedAt: now, decidedById: actor.userId };
  if (decision === 'APPROVED') {
    await tx.membership.updateMany({
      where: waiting,
      data: { ...decided, status: 'ACTIVE', validFrom: now },
    });
  } else if (decision === 'REFUSED') {
    await tx.membership.updateMany({ where: waiting, data: { ...decided, status: 'REFUSED' } });
  }
}
