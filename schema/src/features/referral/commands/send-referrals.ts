import { missingForSend } from '../../../domain/referral/send-check.ts';
import { limitList, problem, problemsOf, under } from '../../../domain/shared/field-problem.ts';
import { LIMITS } from '../../../domain/shared/limits.ts';
import type { CommandContext } from '../../../platform/command.ts';
import { NotFound, assertValid } from '../../../platform/errors.ts';
import { assertIds } from '../../../platform/ids.ts';
import { FOR_SENDING, sendFacts } from '../facts.ts';
import { changeStatus } from './change-status.ts';
import { explainDuplicates } from './explain-duplicates.ts';
import { decide, loadReferrals } from './load-referral.ts';
import { takePlaces } from './take-places.ts';
import type { Optional } from './texts.ts';

/** What a sender decided about one of the drafts where there was something to decide. */
export type SendChoice = {
  readonly id: string;
  /** It may wait for a place. */
  readonly waitingList?: Optional<boolean>;
  /** Why it goes out although the same is under way (REF-048). */
  readonly duplicateReason?: Optional<string>;
};

/**
 * Passes drafts to their receivers (REF-028): all of them or none. What is missing is told for all at
 * once, at `referrals.<index>.<what>`.
 */
export async function sendReferrals(
  context: CommandContext,
  {
    ids,
    choices,
  }: { readonly ids: readonly string[]; readonly choices?: Optional<readonly SendChoice[]> },
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
  const chosen = (choices ?? []).map((choice) => ({ ...choice, id: choice.id.toLowerCase() }));
  await explainDuplicates(
    context,
    referrals,
    new Map(chosen.map(({ id, duplicateReason }) => [id, duplicateReason ?? ''])),
  );
  if (rows.some(({ service }) => service?.capacity?.rule === 'RESERVED')) {
    const mayWait = chosen.flatMap(({ id, waitingList }) => (waitingList ? [id] : []));
    assertIds(...mayWait);
    await takePlaces(context, wanted, mayWait);
  }
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
