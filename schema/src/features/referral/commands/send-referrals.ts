import { missingForSend } from '../../../domain/referral/send-check.ts';
import { limitList, problem, problemsOf, under } from '../../../domain/shared/field-problem.ts';
import { LIMITS } from '../../../domain/shared/limits.ts';
import type { CommandContext } from '../../../platform/command.ts';
import { NotFound, assertValid } from '../../../platform/errors.ts';
import { assertIds } from '../../../platform/ids.ts';
import { FOR_SENDING, sendFacts } from '../facts.ts';
import { changeStatus } from './change-status.ts';
import { decide, loadReferrals } from './load-referral.ts';

/**
 * Passes drafts to their receivers (REF-028): all of them or none. What is missing is told for all at
 * once, at `referrals.<index>.<what>`.
 */
export async function sendReferrals(
  context: CommandContext,
  { ids }: { readonly ids: readonly string[] },
): Promise<{ referralIds: string[] }> {
  const { tx, now } = context;
  const wanted = [...new Set(ids.map((id) => id.toLowerCase()))];
  assertValid(
    problemsOf(
      wanted.length === 0
        ? problem('ids', 'REQUIRED', {
            en: 'Choose what to send.',
            es: 'Elija qué va a enviar.',
          })
        : limitList('ids', wanted, LIMITS.referralsPerBatch),
    ),
  );
  assertIds(...wanted);
  // In the order in which withdrawConsent locks: consents, then referrals.
  await tx.$executeRaw`select app.hold_consents(${wanted}::uuid[])`;
  const referrals = await loadReferrals(context, wanted);
  const transitions = [];
  for (const referral of referrals) {
    const { transition } = await decide(context, referral, 'SEND');
    if (transition) transitions.push({ referral, transition });
  }
  const rows = await tx.referral.findMany({
    where: { id: { in: wanted } },
    select: { id: true, ...FOR_SENDING },
  });
  const rowOf = (id: string) => {
    const row = rows.find((each) => each.id === id);
    if (!row) throw new NotFound();
    return row;
  };
  assertValid(
    wanted.flatMap((id, index) =>
      under(`referrals.${index}`, missingForSend(sendFacts(rowOf(id), now))),
    ),
  );
  for (const { referral, transition } of transitions) {
    const { service } = rowOf(referral.id);
    await changeStatus(context, referral, transition, {
      set: {
        // As the service is today: it may have moved since the draft was written.
        category: service?.category ?? null,
        receiverLwiaId: service?.location.lwiaId ?? null,
        firstSentAt: referral.firstSentAt ?? now,
        recalledAt: null,
      },
    });
  }
  return { referralIds: wanted };
}
