import { runCommand } from '../../platform/command.ts';
import { mutation } from '../../platform/mutation.ts';
import { acceptReferral } from './commands/accept-referral.ts';
import { amendOutcome } from './commands/amend-outcome.ts';
import { completeReferral } from './commands/complete-referral.ts';
import { declineReferral } from './commands/decline-referral.ts';
import { markReceived } from './commands/mark-received.ts';
import { startReferral } from './commands/start-referral.ts';
import { waitlistReferral } from './commands/waitlist-referral.ts';
import { withdrawReferral } from './commands/withdraw-referral.ts';
import { DeclineReasonEnum, OutcomeEnum } from './referral.enums.ts';
import { ReferralPayload } from './referral.payloads.ts';

mutation('markReceived', {
  access: 'STAFF',
  byLink: true,
  description:
    'Somebody at the receiver has it in front of them. The page sends it after two visible seconds; no error when it is open already.',
  input: (t) => ({ id: t.id({ required: true, description: 'The referral.' }) }),
  payload: ReferralPayload,
  run: (input, ctx) => runCommand(ctx, 'markReceived', input, markReceived),
});

mutation('acceptReferral', {
  access: 'STAFF',
  byLink: true,
  description: 'The receiver will serve the person.',
  input: (t) => ({
    id: t.id({ required: true, description: 'The referral.' }),
    note: t.string({ description: 'A word to the sender.' }),
    appointmentAt: t.field({
      type: 'DateTime',
      description: 'First appointment; the person sees it.',
    }),
    assigneeId: t.id({ description: 'The colleague who will do it.' }),
  }),
  payload: ReferralPayload,
  run: (input, ctx) => runCommand(ctx, 'acceptReferral', input, acceptReferral),
});

mutation('declineReferral', {
  access: 'STAFF',
  byLink: true,
  description: 'The receiver will not serve the person. The reason is required (REF-032).',
  input: (t) => ({
    id: t.id({ required: true, description: 'The referral.' }),
    reason: t.field({ type: DeclineReasonEnum, description: 'Why; required.' }),
    note: t.string({ description: 'Why in words; required for OTHER.' }),
    suggestedOrganizationId: t.id({ description: 'Who could help instead.' }),
  }),
  payload: ReferralPayload,
  run: (input, ctx) => runCommand(ctx, 'declineReferral', input, declineReferral),
});

mutation('waitlistReferral', {
  access: 'STAFF',
  byLink: true,
  description: 'The receiver has no place now and keeps the person on its waiting list.',
  input: (t) => ({ id: t.id({ required: true, description: 'The referral.' }) }),
  payload: ReferralPayload,
  run: (input, ctx) => runCommand(ctx, 'waitlistReferral', input, waitlistReferral),
});

mutation('startReferral', {
  access: 'STAFF',
  byLink: true,
  description: 'Services for the person are under way.',
  input: (t) => ({
    id: t.id({ required: true, description: 'The referral.' }),
    startedOn: t.field({ type: 'Date', required: true, description: 'Since which day.' }),
  }),
  payload: ReferralPayload,
  run: (input, ctx) => runCommand(ctx, 'startReferral', input, startReferral),
});

mutation('completeReferral', {
  access: 'STAFF',
  byLink: true,
  description:
    'The receiver closes it with an outcome; `completionOutcomes` lists what is possible.',
  input: (t) => ({
    id: t.id({ required: true, description: 'The referral.' }),
    outcome: t.field({ type: OutcomeEnum, required: true, description: 'How it ended.' }),
    note: t.string({ description: 'How it ended, in words.' }),
    endedOn: t.field({
      type: 'Date',
      required: true,
      description: 'The last day of the services.',
    }),
  }),
  payload: ReferralPayload,
  run: (input, ctx) => runCommand(ctx, 'completeReferral', input, completeReferral),
});

mutation('amendOutcome', {
  access: 'STAFF',
  description: 'Who gave the outcome corrects it within 24 hours; the history keeps both.',
  input: (t) => ({
    id: t.id({ required: true, description: 'The referral.' }),
    outcome: t.field({ type: OutcomeEnum, required: true, description: 'How it really ended.' }),
    note: t.string({ description: 'How it ended, in words.' }),
  }),
  payload: ReferralPayload,
  run: (input, ctx) => runCommand(ctx, 'amendOutcome', input, amendOutcome),
});

mutation('withdrawReferral', {
  access: 'SIGNED_IN',
  byLink: true,
  description: 'The sender (with a reason) or the person ends it before the receiver does.',
  input: (t) => ({
    id: t.id({ required: true, description: 'The referral.' }),
    reason: t.string({ description: 'Why; the sender has to say.' }),
  }),
  payload: ReferralPayload,
  run: (input, ctx) => runCommand(ctx, 'withdrawReferral', input, withdrawReferral),
});
