import { builder } from '../../platform/builder.ts';
import { runCommand } from '../../platform/command.ts';
import { mutation } from '../../platform/mutation.ts';
import { createDrafts } from './commands/create-drafts.ts';
import { discardDraft } from './commands/discard-draft.ts';
import { putAwayDraft } from './commands/put-away-draft.ts';
import { recallReferral } from './commands/recall-referral.ts';
import { referAgain } from './commands/refer-again.ts';
import { returnToMe } from './commands/return-to-me.ts';
import { sendReferrals } from './commands/send-referrals.ts';
import { updateDraft } from './commands/update-draft.ts';
import { OriginEnum, UrgencyEnum } from './referral.enums.ts';
import { DeletedPayload, ReferralPayload, ReferralsPayload } from './referral.payloads.ts';

const DraftItemInput = builder.inputType('DraftItemInput', {
  description: 'One need in a batch of drafts.',
  fields: (t) => ({
    serviceId: t.id({ description: 'The service asked for; may be chosen later.' }),
    reason: t.string({ description: 'Why the person is referred, in a sentence.' }),
    urgency: t.field({ type: UrgencyEnum, required: true, description: 'How soon.' }),
    goals: t.string({ description: 'What the person wants to reach.' }),
    accommodations: t.string({ description: 'Support the person needs to take part.' }),
  }),
});

const SendChoiceInput = builder.inputType('SendChoiceInput', {
  description: 'What the sender decided about one draft, where there was something to decide.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'The draft.' }),
    waitingList: t.boolean({
      description: 'It may wait for a place; without, a full service is refused at `place`.',
    }),
    duplicateReason: t.string({
      description:
        'Why it goes out although the same is under way (REF-048), refused at `duplicate` without. Only the own organization reads it.',
    }),
  }),
});

mutation('createDrafts', {
  access: 'STAFF',
  description: 'Begins one referral for each need of a person; nobody outside sees them (REF-026).',
  input: (t) => ({
    personId: t.id({ required: true, description: 'Whom they are about.' }),
    origin: t.field({ type: OriginEnum, required: true, description: 'Where it came from.' }),
    consentId: t.id({ description: 'The consent they will be sent under; may come later.' }),
    items: t.field({ type: [DraftItemInput], required: true, description: 'The needs, up to 10.' }),
  }),
  payload: ReferralsPayload,
  run: (input, ctx) => runCommand(ctx, 'createDrafts', input, createDrafts),
});

mutation('updateDraft', {
  access: 'STAFF',
  description: 'Replaces what a draft says; what is left out becomes empty.',
  input: (t) => ({
    id: t.id({ required: true, description: 'The draft.' }),
    expectedVersion: t.int({
      required: true,
      description: 'The version that was read; another one is a ConflictError.',
    }),
    serviceId: t.id({
      description: 'The service asked for. What was sent before keeps its partner.',
    }),
    consentId: t.id({ description: 'The consent it will be sent under.' }),
    reason: t.string({ description: 'Why the person is referred, in a sentence.' }),
    urgency: t.field({ type: UrgencyEnum, required: true, description: 'How soon.' }),
    goals: t.string({ description: 'What the person wants to reach.' }),
    accommodations: t.string({ description: 'Support the person needs to take part.' }),
    origin: t.field({ type: OriginEnum, required: true, description: 'Where it came from.' }),
  }),
  payload: ReferralPayload,
  run: (input, ctx) => runCommand(ctx, 'updateDraft', input, updateDraft),
});

mutation('discardDraft', {
  access: 'STAFF',
  description: 'Deletes a draft of mine that was never sent.',
  input: (t) => ({ id: t.id({ required: true, description: 'The draft.' }) }),
  payload: DeletedPayload,
  run: (input, ctx) => runCommand(ctx, 'discardDraft', input, discardDraft),
});

mutation('putAwayDraft', {
  access: 'STAFF',
  description: 'Takes a recalled draft out of the lists; its history stays.',
  input: (t) => ({ id: t.id({ required: true, description: 'The draft.' }) }),
  payload: ReferralPayload,
  run: (input, ctx) => runCommand(ctx, 'putAwayDraft', input, putAwayDraft),
});

mutation('sendReferrals', {
  access: 'STAFF',
  description:
    'Sends drafts, all of them or none. What is missing is told at `referrals.<index>.<what>` for all at once.',
  input: (t) => ({
    ids: t.idList({ required: true, description: 'The drafts, up to 10.' }),
    choices: t.field({ type: [SendChoiceInput], description: 'Decisions about some of them.' }),
  }),
  payload: ReferralsPayload,
  run: (input, ctx) => runCommand(ctx, 'sendReferrals', input, sendReferrals),
});

mutation('recallReferral', {
  access: 'STAFF',
  description:
    'Takes back what nobody at the receiver has opened; it is a draft for the same partner again.',
  input: (t) => ({
    id: t.id({ required: true, description: 'The referral.' }),
    reason: t.string({ description: 'Why.' }),
  }),
  payload: ReferralPayload,
  run: (input, ctx) => runCommand(ctx, 'recallReferral', input, recallReferral),
});

mutation('returnToMe', {
  access: 'STAFF',
  description:
    'Takes back what nobody at the receiver has opened and begins a linked draft with its content, for another partner.',
  input: (t) => ({
    id: t.id({ required: true, description: 'The referral.' }),
    reason: t.string({ required: true, description: 'Why.' }),
  }),
  payload: ReferralPayload,
  run: (input, ctx) => runCommand(ctx, 'returnToMe', input, returnToMe),
});

mutation('referAgain', {
  access: 'STAFF',
  description:
    'Begins a new draft about the same need, linked to a closed or recalled one (REF-061).',
  input: (t) => ({
    id: t.id({ required: true, description: 'The referral it follows.' }),
    toSuggested: t.boolean({
      description: 'For the partner that the one who declined suggested, where it has a service.',
    }),
  }),
  payload: ReferralPayload,
  run: (input, ctx) => runCommand(ctx, 'referAgain', input, referAgain),
});
