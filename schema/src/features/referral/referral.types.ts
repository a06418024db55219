import { outcomesForAmending, outcomesFrom } from '../../domain/referral/outcome.ts';
import type { DueSide } from '../../domain/referral/due.ts';
import { referralActions, sideOf } from '../../domain/referral/policy.ts';
import { missingForSend } from '../../domain/referral/send-check.ts';
import { fullName } from '../../domain/shared/name.ts';
import { LIMITS } from '../../domain/shared/limits.ts';
import { builder } from '../../platform/builder.ts';
import { totalOf } from '../../platform/counted.ts';
import { stored } from '../../platform/enum-type.ts';
import { FieldProblemType, ReferralStatusEnum } from '../../platform/error-types.ts';
import { NOBODY } from '../../platform/ids.ts';
import { NeedCategoryEnum, PathwayEnum } from '../../platform/shared-enums.ts';
import { nowOf } from '../../platform/viewer-time.ts';
import { FACTS, FOR_SENDING, factsOf, sendFacts } from './facts.ts';
import { ReferralDueType } from './referral-parts.types.ts';
import {
  ActionEnum,
  DeclineReasonEnum,
  OriginEnum,
  OutcomeEnum,
  SideEnum,
  UrgencyEnum,
} from './referral.enums.ts';

export const ReferralType = builder.prismaObject('Referral', {
  description:
    'A person passed from one organization to another, as both sides and the person see it.',
  select: { id: true },
  fields: (t) => {
    const time = (
      name:
        | 'firstSentAt'
        | 'sentAt'
        | 'receivedAt'
        | 'acceptedAt'
        | 'declinedAt'
        | 'startedAt'
        | 'completedAt'
        | 'appointmentAt'
        | 'recalledAt'
        | 'putAwayAt',
      description: string,
    ) => t.expose(name, { type: 'DateTime', nullable: true, description });
    return {
      id: t.exposeID('id', { description: 'Its id.' }),
      number: t.exposeString('number', { description: 'What people say on the phone: R-7K4M-2Q.' }),
      status: t.expose('status', {
        type: stored(ReferralStatusEnum),
        description: 'Where it stands.',
      }),
      statusSince: t.expose('statusSince', { type: 'DateTime', description: 'Since when.' }),
      version: t.exposeInt('version', {
        description: 'For `expectedVersion` when changing the draft.',
      }),
      urgency: t.expose('urgency', {
        type: stored(UrgencyEnum),
        description: 'How soon the person needs an answer.',
      }),
      category: t.expose('category', {
        type: stored(NeedCategoryEnum),
        nullable: true,
        description: 'The need it is about, that of the service.',
      }),
      origin: t.expose('origin', {
        type: stored(OriginEnum),
        description: 'The moment it came from.',
      }),
      pathway: t.expose('pathway', {
        type: stored(PathwayEnum),
        description: 'By which way it was made.',
      }),
      person: t.relation('person', {
        nullable: true,
        description: 'The person; null once your access to them has ended.',
      }),
      personInitials: t.exposeString('personInitials', {
        description: 'Initials of the person, which stay.',
      }),
      personName: t.string({
        nullable: true,
        description: 'How the person is called; null once your access to them has ended.',
        select: { person: { select: { firstName: true, lastName: true, preferredName: true } } },
        resolve: ({ person }) => (person as typeof person | null) && fullName(person),
      }),
      sender: t.relation('sender', { description: 'Who sends it.' }),
      receiver: t.relation('receiver', {
        nullable: true,
        description: 'Who receives it; null while a draft has no service.',
      }),
      senderLwia: t.relation('senderLwia', {
        nullable: true,
        description: 'The area of the sender.',
      }),
      receiverLwia: t.relation('receiverLwia', {
        nullable: true,
        description: 'The area of the service.',
      }),
      service: t.relation('service', {
        nullable: true,
        description: 'What is asked for.',
      }),
      author: t.relation('author', { nullable: true, description: 'Who wrote it.' }),
      senderAssignee: t.relation('senderAssignee', {
        nullable: true,
        description: 'Who follows it at the sender.',
      }),
      receiverAssignee: t.relation('receiverAssignee', {
        nullable: true,
        description: 'Who has it at the receiver.',
      }),
      detail: t.relation('detail', {
        nullable: true,
        description:
          'What was said; null for administrators, the person, and once access has ended.',
      }),
      outcome: t.expose('outcome', {
        type: stored(OutcomeEnum),
        nullable: true,
        description: 'How it ended.',
      }),
      declineReason: t.expose('declineReason', {
        type: stored(DeclineReasonEnum),
        nullable: true,
        description: 'Why it was declined.',
      }),
      firstSentAt: time('firstSentAt', 'When it was sent for the first time.'),
      sentAt: time('sentAt', 'When it was last sent.'),
      receivedAt: time('receivedAt', 'When the receiver opened it.'),
      acceptedAt: time('acceptedAt', 'When the receiver accepted.'),
      declinedAt: time('declinedAt', 'When the receiver declined.'),
      startedAt: time('startedAt', 'When services started, as the receiver tells it.'),
      completedAt: time('completedAt', 'When it was closed.'),
      endedOn: t.expose('endedOn', {
        type: 'Date',
        nullable: true,
        description: 'The last day of the services, as the receiver tells it.',
      }),
      appointmentAt: time('appointmentAt', 'First appointment of the person at the receiver.'),
      recalledAt: time(
        'recalledAt',
        'When the sender took it back; null again once it is sent anew.',
      ),
      putAwayAt: time('putAwayAt', 'When a recalled draft was put away.'),
      createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was begun.' }),
      updatedAt: t.expose('updatedAt', {
        type: 'DateTime',
        description: 'When something both sides can see last changed.',
      }),
      consent: t.relation('consent', {
        nullable: true,
        description: 'The consent it is sent under.',
      }),
      due: t.field({
        type: ReferralDueType,
        nullable: true,
        description: 'What is due next, until when and by whom; null when nobody has to act.',
        select: {
          dueRule: true,
          dueSince: true,
          dueAt: true,
          dueSide: true,
          consentExpiresAt: true,
        },
        resolve: ({ dueRule, dueSince, dueAt, dueSide, consentExpiresAt }) =>
          dueRule && dueSince && dueAt && dueSide
            ? { rule: dueRule, since: dueSince, dueAt, side: dueSide as DueSide, consentExpiresAt }
            : null,
      }),
      alarms: t.relation('dueTimes', {
        description: 'Due times that passed, and of which somebody was told, newest first.',
        query: {
          where: { firedAt: { not: null } },
          orderBy: [{ firedAt: 'desc' }, { id: 'desc' }],
          take: 20,
        },
      }),
      previous: t.relation('previous', {
        nullable: true,
        description:
          'The referral it follows, when a partner declined or it was taken back (REF-061).',
      }),
      next: t.relation('next', {
        description: 'Referrals that follow it.',
        query: { orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] },
      }),
      viewerSide: t.field({
        type: SideEnum,
        description: 'How you are concerned.',
        select: {
          personId: true,
          senderOrganizationId: true,
          receiverOrganizationId: true,
          senderLwiaId: true,
          receiverLwiaId: true,
        },
        // Who sees the row and stands nowhere else serves the person's application (REF-049).
        resolve: (row, _args, ctx) => sideOf(ctx.actor, row) ?? 'PLANNER',
      }),
      viewerActions: t.field({
        type: [ActionEnum],
        description: 'What you may do now. The mutations decide by the same rule.',
        select: FACTS,
        resolve: async (row, _args, ctx) => {
          const now = await nowOf(ctx);
          return [...referralActions(ctx.actor, factsOf(row, now), now)];
        },
      }),
      unread: t.boolean({
        description: 'Somebody else has changed it since you last looked.',
        select: (_args, ctx) => ({
          status: true,
          reads: { select: { seenAt: true }, where: { userId: ctx.actor.userId ?? NOBODY } },
        }),
        resolve: ({ status, reads }) => status !== 'DRAFT' && reads.length === 0,
      }),
      notes: t.relation('notes', {
        description: 'Private notes of your own organization, newest first.',
        query: { orderBy: [{ createdAt: 'desc' }, { id: 'desc' }], take: 100 },
      }),
      attempts: t.relation('attempts', {
        description: 'Attempts to reach the person or the partner, newest first.',
        query: { orderBy: [{ occurredAt: 'desc' }, { id: 'desc' }], take: 100 },
      }),
      contactReports: t.relation('contactReports', {
        description: 'The word of the person on whether somebody has contacted them, newest first.',
        query: { orderBy: [{ createdAt: 'desc' }, { id: 'desc' }], take: 100 },
      }),
      completionOutcomes: t.field({
        type: [OutcomeEnum],
        description: 'Outcomes you can give now: when completing, or when correcting.',
        select: FACTS,
        resolve: async (row, _args, ctx) => {
          const now = await nowOf(ctx);
          const facts = factsOf(row, now);
          const actions = referralActions(ctx.actor, facts, now);
          if (actions.includes('COMPLETE')) return [...outcomesFrom(facts.status)];
          if (!actions.includes('AMEND_OUTCOME')) return [];
          return [...outcomesForAmending(row.startedAt !== null)];
        },
      }),
      missingForSend: t.field({
        type: [FieldProblemType],
        description:
          'What a draft of yours still needs before it can be sent; empty when it can go.',
        select: { status: true, ...FOR_SENDING },
        resolve: async (row, _args, ctx) =>
          row.status === 'DRAFT' && row.senderOrganizationId === ctx.actor.organizationId
            ? missingForSend(sendFacts(row, await nowOf(ctx)))
            : [],
      }),
    };
  },
});

export const ReferralConnection = builder.connectionObject(
  {
    type: ReferralType,
    name: 'ReferralConnection',
    description: 'A page of referrals.',
    fields: (t) => ({
      totalCount: t.int({
        description: `How many there are in all pages; ${LIMITS.counted} means as many or more.`,
        resolve: totalOf,
      }),
    }),
  },
  { name: 'ReferralEdge', description: 'A referral in a page.' },
);
