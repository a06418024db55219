import { awaitsResult } from '../../../domain/referral/service-result.ts';
import type { ServiceResult } from '../../../domain/referral/service-result.ts';
import type { ReferralOutcome } from '../../../domain/referral/outcome.ts';
import type { ReferralStatus } from '../../../domain/referral/status.ts';
import { pick } from '../../../domain/shared/locale.ts';
import type { Command } from '../../../platform/command.ts';
import { Conflict, NotFound } from '../../../platform/errors.ts';
import { assertIds } from '../../../platform/ids.ts';
import { planPersons } from '../../referral/commands/plan-persons.ts';
import { assertAction, loadApplication, recordApplication } from '../load-application.ts';

type Input = {
  readonly applicationId: string;
  readonly referralId: string;
  /** Null takes back what was written down. */
  readonly result?: ServiceResult | null | undefined;
};

const NOT_ENDED = {
  en: 'A result is written down once the partner has completed the referral.',
  es: 'El resultado se anota cuando la organización ha completado el referido.',
};

/**
 * The career planner says how a referral ended as a service of the plan (REF-034, PLAN-053), and may think again
 * while the application is active.
 */
export const recordResult: Command<Input, { referralId: string }> = async (
  context,
  { applicationId, referralId, result },
) => {
  const { tx, actor, now } = context;
  assertIds(referralId);
  const application = await loadApplication(context, applicationId);
  assertAction(context, application, 'RECORD_RESULTS');
  const persons = await planPersons(tx, application.personId);
  const referral = await tx.referral.findFirst({
    where: { id: referralId, personId: { in: persons }, status: { not: 'DRAFT' } },
    select: { id: true, status: true, outcome: true },
  });
  if (!referral) throw new NotFound();
  const { status, outcome } = referral;
  if (!awaitsResult(status as ReferralStatus, outcome as ReferralOutcome | null))
    throw new Conflict(pick(NOT_ENDED, context.locale));
  const key = { applicationId: application.id, referralId: referral.id };
  const written = { result: result ?? '', recordedAt: now, recordedById: actor.userId };
  const { count } = result
    ? await tx.referralResult.updateMany({ where: key, data: written })
    : await tx.referralResult.deleteMany({ where: key });
  if (result && count === 0) await tx.referralResult.createMany({ data: { ...key, ...written } });
  if (result || count > 0)
    await recordApplication(context, application, 'RESULT_RECORDED', {
      referralId: referral.id,
      result: result ?? null,
    });
  return { referralId: referral.id };
};
