import type { Actor } from '@throughline/schema/domain/access/actor';
import { addDays, dateOf } from '@throughline/schema/domain/shared/chicago-time';
import type { DeclineReason } from '@throughline/schema/domain/referral/decline-reason';
import type { ReferralOutcome } from '@throughline/schema/domain/referral/outcome';
import { acceptReferral } from '@throughline/schema/features/referral/commands/accept-referral';
import { addNote } from '@throughline/schema/features/referral/commands/add-note';
import { assignReferral } from '@throughline/schema/features/referral/commands/assign-referral';
import { completeReferral } from '@throughline/schema/features/referral/commands/complete-referral';
import { declineReferral } from '@throughline/schema/features/referral/commands/decline-referral';
import { logAttempt } from '@throughline/schema/features/referral/commands/log-attempt';
import { markReceived } from '@throughline/schema/features/referral/commands/mark-received';
import { postMessage } from '@throughline/schema/features/referral/commands/post-message';
import { recallReferral } from '@throughline/schema/features/referral/commands/recall-referral';
import { referAgain } from '@throughline/schema/features/referral/commands/refer-again';
import { returnToMe } from '@throughline/schema/features/referral/commands/return-to-me';
import { sendReferrals } from '@throughline/schema/features/referral/commands/send-referrals';
import { snoozeReferral } from '@throughline/schema/features/referral/commands/snooze-referral';
import { startReferral } from '@throughline/schema/features/referral/commands/start-referral';
import { withdrawReferral } from '@throughline/schema/features/referral/commands/withdraw-referral';
import type { Stage } from './stage.ts';

/** One referral of the demo while its story is played. */
export type Case = {
  readonly stage: Stage;
  readonly id: string;
  readonly sender: Actor;
  readonly receiver: Actor;
  /** A day at which something can be said to have happened. */
  readonly at: Date;
};

/** `gap`: open days since the step before. */
export type Step = { readonly gap: number; readonly run: (c: Case) => Promise<unknown> };

const step = (gap: number, run: Step['run']): Step => ({ gap, run });

const ANYWAY = 'The other partner has no time before next month.';

export const send = step(0, ({ stage, sender, id }) =>
  stage.act(sender, sendReferrals, {
    ids: [id],
    choices: [{ id, waitingList: true, duplicateReason: ANYWAY }],
  }),
);
export const open = (gap = 1) =>
  step(gap, ({ stage, receiver, id }) => stage.act(receiver, markReceived, { id }));
export const claim = step(0, ({ stage, receiver, id }) =>
  stage.act(receiver, assignReferral, { id, userId: receiver.userId }),
);
export const accept = (gap: number, note: string) =>
  step(gap, ({ stage, receiver, id }) => stage.act(receiver, acceptReferral, { id, note }));
export const decline = (gap: number, reason: DeclineReason, note: string) =>
  step(gap, ({ stage, receiver, id }) =>
    stage.act(receiver, declineReferral, { id, reason, note }),
  );
export const declineFor = (gap: number, suggestedOrganizationId: string, note: string) =>
  step(gap, ({ stage, receiver, id }) =>
    stage.act(receiver, declineReferral, {
      id,
      reason: 'NO_CAPACITY',
      note,
      suggestedOrganizationId,
    }),
  );
/** On to the partner that was suggested (REF-061). */
export const referOn = (gap: number) =>
  step(gap, async ({ stage, sender, id }) => {
    const { referralId } = await stage.act(sender, referAgain, { id, toSuggested: true });
    const choices = [{ id: referralId, waitingList: true, duplicateReason: ANYWAY }];
    await stage.act(sender, sendReferrals, { ids: [referralId], choices });
  });
export const takeBack = (gap: number, reason: string) =>
  step(gap, ({ stage, sender, id }) => stage.act(sender, returnToMe, { id, reason }));
/** Longer than the path's last day is ago. */
export const putOff = (reason: string) =>
  step(0, ({ stage, receiver, id, at }) =>
    stage.act(receiver, snoozeReferral, { id, until: addDays(dateOf(at), 12), reason }),
  );
export const start = (gap: number) =>
  step(gap, ({ stage, receiver, id, at }) =>
    stage.act(receiver, startReferral, { id, startedOn: dateOf(at) }),
  );
export const complete = (gap: number, outcome: ReferralOutcome, note: string) =>
  step(gap, ({ stage, receiver, id, at }) =>
    stage.act(receiver, completeReferral, { id, outcome, note, endedOn: dateOf(at) }),
  );
export const withdraw = (gap: number, reason: string) =>
  step(gap, ({ stage, sender, id }) => stage.act(sender, withdrawReferral, { id, reason }));
export const recall = (gap: number, reason: string) =>
  step(gap, ({ stage, sender, id }) => stage.act(sender, recallReferral, { id, reason }));
export const ask = (gap: number, body: string) =>
  step(gap, ({ stage, sender, id }) => stage.act(sender, postMessage, { referralId: id, body }));
export const reply = (gap: number, body: string) =>
  step(gap, ({ stage, receiver, id }) =>
    stage.act(receiver, postMessage, { referralId: id, body }),
  );
export const note = (gap: number, body: string) =>
  step(gap, ({ stage, receiver, id }) => stage.act(receiver, addNote, { referralId: id, body }));
export const tryCustomer = (
  gap: number,
  result: 'REACHED' | 'NO_ANSWER' | 'LEFT_MESSAGE' | 'APPOINTMENT_MADE',
  remark?: string,
) =>
  step(gap, ({ stage, receiver, id, at }) =>
    stage.act(receiver, logAttempt, {
      referralId: id,
      target: 'CUSTOMER',
      channel: 'PHONE',
      result,
      occurredAt: at,
      note: remark ?? null,
    }),
  );
export const tryPartner = (gap: number) =>
  step(gap, ({ stage, sender, id, at }) =>
    stage.act(sender, logAttempt, {
      referralId: id,
      target: 'PARTNER',
      channel: 'PHONE',
      result: 'LEFT_MESSAGE',
      occurredAt: at,
    }),
  );
