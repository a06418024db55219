import type { DueSide } from '../../domain/referral/due.ts';
import { builder } from '../../platform/builder.ts';
import { stored } from '../../platform/enum-type.ts';
import { nowOf } from '../../platform/viewer-time.ts';
import {
  AttemptChannelEnum,
  AttemptResultEnum,
  AttemptTargetEnum,
  DueRuleEnum,
  SideEnum,
} from './referral.enums.ts';

builder.prismaObject('ReferralDetail', {
  description: 'What the two sides tell each other about the person, and what came of it.',
  select: { referralId: true },
  fields: (t) => ({
    reason: t.exposeString('reason', {
      nullable: true,
      description: 'Why the person is referred.',
    }),
    goals: t.exposeString('goals', {
      nullable: true,
      description: 'What the person wants to reach.',
    }),
    accommodations: t.exposeString('accommodations', {
      nullable: true,
      description: 'Support the person needs to take part.',
    }),
    acceptNote: t.exposeString('acceptNote', {
      nullable: true,
      description: 'What the receiver said when accepting.',
    }),
    declineNote: t.exposeString('declineNote', {
      nullable: true,
      description: 'The reason of a decline in words.',
    }),
    suggestedOrganization: t.relation('suggestedOrganization', {
      nullable: true,
      description: 'Where the receiver would try next.',
    }),
    outcomeNote: t.exposeString('outcomeNote', {
      nullable: true,
      description: 'How it ended, in words.',
    }),
    withdrawReason: t.exposeString('withdrawReason', {
      nullable: true,
      description: 'Why it was withdrawn.',
    }),
    recallReason: t.exposeString('recallReason', {
      nullable: true,
      description: 'Why the sender took it back.',
    }),
  }),
});

export const ReferralDueType = builder
  .objectRef<{
    rule: string;
    since: Date;
    dueAt: Date;
    side: DueSide;
    consentExpiresAt: Date | null;
  }>('ReferralDue')
  .implement({
    description: 'The one thing now due on a referral (REF-053).',
    fields: (t) => ({
      rule: t.expose('rule', { type: stored(DueRuleEnum), description: 'What has to be done.' }),
      since: t.expose('since', {
        type: 'DateTime',
        description: 'What the days are counted from.',
      }),
      dueAt: t.expose('dueAt', { type: 'DateTime', description: 'Until when.' }),
      side: t.expose('side', { type: SideEnum, description: 'Whose move it is.' }),
      overdue: t.boolean({
        description: 'That time has passed.',
        resolve: async ({ dueAt }, _args, ctx) => dueAt < (await nowOf(ctx)),
      }),
      consentOver: t.boolean({
        description:
          'The receiver’s move waits: the consent has ended by its date, and until it is renewed they can only decline.',
        resolve: async ({ side, consentExpiresAt }, _args, ctx) =>
          side === 'RECEIVER' &&
          consentExpiresAt !== null &&
          consentExpiresAt <= (await nowOf(ctx)),
      }),
    }),
  });

builder.prismaObject('DueTime', {
  name: 'Alarm',
  description: 'A due time that passed, and that somebody was told of (REF-053).',
  select: { id: true },
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Its id, which is that of the activity in the history.' }),
    rule: t.expose('rule', { type: stored(DueRuleEnum), description: 'What had to be done.' }),
    since: t.expose('since', { type: 'DateTime', description: 'What the days counted from.' }),
    dueAt: t.expose('dueAt', { type: 'DateTime', description: 'Until when.' }),
    toldAt: t.expose('firedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When those concerned were told.',
    }),
  }),
});

export const ReferralMessageType = builder.prismaObject('ReferralMessage', {
  description: 'A message that both sides read (REF-052).',
  select: { id: true },
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Its id.' }),
    body: t.exposeString('body', { description: 'What was written.' }),
    author: t.relation('author', { nullable: true, description: 'Who wrote it.' }),
    organization: t.relation('organization', { description: 'For which of the two sides.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When.' }),
    mine: t.boolean({
      description: 'I wrote it.',
      select: { authorId: true },
      resolve: ({ authorId }, _args, ctx) => authorId !== null && authorId === ctx.actor.userId,
    }),
  }),
});

export const ReferralMessageConnection = builder.connectionObject(
  {
    type: ReferralMessageType,
    name: 'ReferralMessageConnection',
    description: 'A page of messages.',
  },
  { name: 'ReferralMessageEdge', description: 'A message in a page.' },
);

builder.prismaObject('ReferralNote', {
  description:
    'A private note. It belongs to its organization and to nobody else, the state included.',
  select: { id: true },
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Its id.' }),
    body: t.exposeString('body', { description: 'What was written.' }),
    author: t.relation('author', { nullable: true, description: 'Who wrote it.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When.' }),
  }),
});

builder.prismaObject('ContactAttempt', {
  description: 'An attempt to reach the person (REF-039) or the receiver (REF-029).',
  select: { id: true },
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Its id.' }),
    target: t.expose('target', { type: stored(AttemptTargetEnum), description: 'Who was tried.' }),
    channel: t.expose('channel', { type: stored(AttemptChannelEnum), description: 'How.' }),
    result: t.expose('result', {
      type: stored(AttemptResultEnum),
      description: 'What came of it.',
    }),
    occurredAt: t.expose('occurredAt', { type: 'DateTime', description: 'When it was tried.' }),
    author: t.relation('author', { nullable: true, description: 'Who tried.' }),
    organization: t.relation('organization', { description: 'For which side.' }),
    note: t.string({
      nullable: true,
      description: 'What was said; only for the organization that tried.',
      select: { note: { select: { body: true } } },
      resolve: ({ note }) => note?.body ?? null,
    }),
  }),
});

builder.prismaObject('ContactReport', {
  description: 'The word of the person themself on whether somebody has contacted them (REF-051).',
  select: { id: true },
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Its id.' }),
    contacted: t.exposeBoolean('contacted', { description: 'Somebody has.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When they said so.' }),
  }),
});

export const ClosedCopyType = builder.prismaObject('ReferralClosedCopy', {
  description: 'What a receiver keeps of a referral that was taken back from it.',
  select: { id: true },
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Its id.' }),
    number: t.exposeString('number', { description: 'Number of the referral.' }),
    personInitials: t.exposeString('personInitials', {
      description: 'All that is left of the person.',
    }),
    endReason: t.exposeString('endReason', { description: 'What ended it: RECALLED.' }),
    sentAt: t.expose('sentAt', { type: 'DateTime', description: 'When it had been sent.' }),
    endedAt: t.expose('endedAt', { type: 'DateTime', description: 'When it was taken back.' }),
  }),
});
