import { runCommand } from '../../platform/command.ts';
import { mutation } from '../../platform/mutation.ts';
import { addNote } from './commands/add-note.ts';
import { assignReferral } from './commands/assign-referral.ts';
import { logAttempt } from './commands/log-attempt.ts';
import { markSeen } from './commands/mark-seen.ts';
import { postMessage } from './commands/post-message.ts';
import { reportContact } from './commands/report-contact.ts';
import { snoozeReferral } from './commands/snooze-referral.ts';
import { AttemptChannelEnum, AttemptResultEnum, AttemptTargetEnum } from './referral.enums.ts';
import { MessagePostedPayload, NotePayload, ReferralPayload } from './referral.payloads.ts';

mutation('assignReferral', {
  access: 'STAFF',
  description: 'Claims it, or gives it to a colleague. The first claim wins (REF-058).',
  input: (t) => ({
    id: t.id({ required: true, description: 'The referral.' }),
    userId: t.id({ description: 'To whom; null: nobody.' }),
  }),
  payload: ReferralPayload,
  run: (input, ctx) => runCommand(ctx, 'assignReferral', input, assignReferral),
});

mutation('snoozeReferral', {
  access: 'STAFF',
  description:
    'Puts it out of what needs the organization until a day, for all its people; clocks run on.',
  input: (t) => ({
    id: t.id({ required: true, description: 'The referral.' }),
    until: t.field({ type: 'Date', description: 'The day it is back; null: now.' }),
    reason: t.string({ description: 'Why it can wait; colleagues read it.' }),
  }),
  payload: ReferralPayload,
  run: ({ until, ...input }, ctx) =>
    runCommand(
      ctx,
      'snoozeReferral',
      { ...input, until: until ? String(until) : null },
      snoozeReferral,
    ),
});

mutation('postMessage', {
  access: 'STAFF',
  description: 'Writes to the other side; both read it.',
  input: (t) => ({
    referralId: t.id({ required: true, description: 'The referral.' }),
    body: t.string({ required: true, description: 'The message.' }),
  }),
  payload: MessagePostedPayload,
  run: (input, ctx) => runCommand(ctx, 'postMessage', input, postMessage),
});

mutation('addNote', {
  access: 'STAFF',
  description: 'Writes a private note, which only the own organization ever reads.',
  input: (t) => ({
    referralId: t.id({ required: true, description: 'The referral.' }),
    body: t.string({ required: true, description: 'The note.' }),
  }),
  payload: NotePayload,
  run: (input, ctx) => runCommand(ctx, 'addNote', input, addNote),
});

mutation('logAttempt', {
  access: 'STAFF',
  byLink: true,
  description: 'Notes an attempt to reach the person (receiver) or the partner (sender).',
  input: (t) => ({
    referralId: t.id({ required: true, description: 'The referral.' }),
    target: t.field({ type: AttemptTargetEnum, required: true, description: 'Who was tried.' }),
    channel: t.field({ type: AttemptChannelEnum, required: true, description: 'How.' }),
    result: t.field({ type: AttemptResultEnum, required: true, description: 'What came of it.' }),
    occurredAt: t.field({ type: 'DateTime', required: true, description: 'When it was tried.' }),
    note: t.string({ description: 'What was said; stays with the own organization.' }),
  }),
  payload: ReferralPayload,
  run: (input, ctx) => runCommand(ctx, 'logAttempt', input, logAttempt),
});

mutation('reportContact', {
  access: 'CUSTOMER',
  byLink: true,
  description:
    'The person says whether somebody has contacted them; "nobody has" alerts both sides.',
  input: (t) => ({
    referralId: t.id({ required: true, description: 'The referral.' }),
    contacted: t.boolean({ required: true, description: 'Somebody has.' }),
  }),
  payload: ReferralPayload,
  run: (input, ctx) => runCommand(ctx, 'reportContact', input, reportContact),
});

mutation('markSeen', {
  access: 'SIGNED_IN',
  description: 'I have seen it as it is now: it is unread again once somebody else changes it.',
  input: (t) => ({ id: t.id({ required: true, description: 'The referral.' }) }),
  payload: ReferralPayload,
  run: (input, ctx) => runCommand(ctx, 'markSeen', input, markSeen),
});
