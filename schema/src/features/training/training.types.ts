import type { Poll, PollChoice } from '../../domain/training/poll.ts';
import {
  CHOICES_OF,
  POLL_CHOICE_LABELS,
  POLL_CHOICES,
  POLL_LABELS,
  pollQuestion,
  POLLS,
} from '../../domain/training/poll.ts';
import { LIMITS } from '../../domain/shared/limits.ts';
import { pick } from '../../domain/shared/locale.ts';
import { PRACTICE_IDS_FROM } from '../../domain/shared/practice.ts';
import { opensPractice, TRAINING_ACTIONS, trainingActions } from '../../domain/training/session.ts';
import { builder } from '../../platform/builder.ts';
import type { Context } from '../../platform/context.ts';
import { enumType, labelledEnum, stored } from '../../platform/enum-type.ts';
import { NOBODY } from '../../platform/ids.ts';
import { PathwayEnum } from '../../platform/shared-enums.ts';
import { nowOf } from '../../platform/viewer-time.ts';

export const PollEnum = labelledEnum(
  'TrainingPollKind',
  POLLS,
  'What a session may ask whoever took part (REF-066).',
  POLL_LABELS,
);

export const PollChoiceEnum = labelledEnum(
  'TrainingPollChoice',
  POLL_CHOICES,
  'An answer to one of the polls.',
  POLL_CHOICE_LABELS,
);

const TrainingActionEnum = enumType('TrainingAction', TRAINING_ACTIONS, {
  description: 'What can be done with a session.',
  values: {
    REGISTER: 'Say that one comes.',
    WITHDRAW: 'Say that one does not come after all.',
    READ_NOTICE: 'Acknowledge that it is recorded, which opens the live link (REF-068).',
    ANSWER: 'Answer its polls.',
    EDIT: 'Change it.',
  },
});

type Count = { readonly choice: PollChoice; readonly count: number };
type Asked = {
  readonly poll: Poll;
  readonly number: number | null;
  readonly counts: readonly Count[];
  readonly own: PollChoice | null;
};

const PollCountType = builder.objectRef<Count>('TrainingPollCount').implement({
  description: 'How many gave one answer; nobody sees who.',
  fields: (t) => ({
    choice: t.expose('choice', { type: PollChoiceEnum, description: 'The answer.' }),
    label: t.string({
      description: 'In the reader’s language.',
      resolve: ({ choice }, _args, { locale }) => pick(POLL_CHOICE_LABELS[choice], locale),
    }),
    count: t.exposeInt('count', { description: 'How many gave it.' }),
  }),
});

const PollType = builder.objectRef<Asked>('TrainingPoll').implement({
  description: 'A question of a session, and how it was answered so far (REF-066).',
  fields: (t) => ({
    poll: t.expose('poll', { type: PollEnum, description: 'Which.' }),
    question: t.string({
      description: 'In the reader’s language.',
      resolve: ({ poll, number }, _args, { locale }) => pick(pollQuestion(poll, number), locale),
    }),
    counts: t.field({
      type: [PollCountType],
      description: 'Every answer there is, in the order they are shown.',
      resolve: ({ counts }) => [...counts],
    }),
    own: t.expose('own', { type: PollChoiceEnum, nullable: true, description: 'What I answered.' }),
  }),
});

type Counted = { poll: Poll; choice: PollChoice; count: number };
const countsOf = ({ db }: Context, sessionId: string): Promise<Counted[]> =>
  db.$queryRaw`select poll, choice, count from app.poll_counts(${sessionId}::uuid)`;

builder.prismaObject('TrainingRegistration', {
  description: 'That somebody comes to a session (REF-065).',
  fields: (t) => ({
    user: t.relation('user', { description: 'Who.' }),
    organization: t.relation('organization', { description: 'For which organization.' }),
    registeredAt: t.expose('registeredAt', { type: 'DateTime', description: 'Since when.' }),
    noticeReadAt: t.expose('noticeReadAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When they acknowledged that it is recorded.',
    }),
  }),
});

/** One's own memberships are visible from either side. */
async function practiceFrom({ db, actor }: Context): Promise<Date | null> {
  const held = await db.membership.findFirst({
    where: {
      userId: actor.userId ?? NOBODY,
      status: 'ACTIVE',
      organizationId: { gte: PRACTICE_IDS_FROM },
    },
    select: { validFrom: true },
  });
  return held?.validFrom ?? null;
}

const OF_SESSION = { id: true, number: true, polls: true, startsAt: true, endsAt: true } as const;
const coming = { withdrawnAt: null };

builder.prismaObject('TrainingSession', {
  description: 'A session of the Training Hub (REF-064).',
  select: { id: true },
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Id.' }),
    pathway: t.expose('pathway', {
      type: stored(PathwayEnum),
      description: 'Which way of referring it teaches (REF-018).',
    }),
    number: t.exposeInt('number', {
      nullable: true,
      description: 'Its place in the series of its pathway; null when it stands alone.',
    }),
    title: t.exposeString('title', { description: 'Its title.' }),
    description: t.exposeString('description', { description: 'What it is about.' }),
    objectives: t.exposeStringList('objectives', { description: 'What one learns (REF-067).' }),
    prompts: t.exposeStringList('prompts', { description: 'What to say in the chat.' }),
    startsAt: t.expose('startsAt', { type: 'DateTime', description: 'When it begins.' }),
    endsAt: t.expose('endsAt', { type: 'DateTime', description: 'When it ends.' }),
    recordingUrl: t.exposeString('recordingUrl', {
      nullable: true,
      description: 'Where its recording is, once posted.',
    }),
    liveUrl: t.string({
      nullable: true,
      description:
        'Where it takes place: for those who come and have acknowledged that it is recorded (REF-068), and for administrators of the state.',
      select: { liveLink: { select: { url: true } } },
      resolve: ({ liveLink }) => liveLink?.url ?? null,
    }),
    opensPractice: t.boolean({
      description:
        'Whether registering for it before it begins opens a practice account from its end (REF-065).',
      select: { pathway: true, number: true },
      resolve: opensPractice,
    }),
    practiceFrom: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'From when my practice account by it is open; null: I have none.',
      select: { pathway: true, number: true },
      resolve: async (session, _args, ctx) => (opensPractice(session) ? practiceFrom(ctx) : null),
    }),
    version: t.exposeInt('version', { description: 'For `expectedVersion` when changing it.' }),
    registration: t.prismaField({
      type: 'TrainingRegistration',
      nullable: true,
      description: 'Mine, while I come.',
      select: (_args, ctx, nested) => ({
        registrations: nested({ where: { userId: ctx.actor.userId ?? NOBODY, ...coming } }),
      }),
      resolve: (_query, { registrations }) => registrations[0] ?? null,
    }),
    registrations: t.relation('registrations', {
      description: `Who comes, latest first, at most ${LIMITS.trainingRegistrations}: for administrators of the state; others see themselves.`,
      query: {
        where: coming,
        orderBy: [{ registeredAt: 'desc' }, { userId: 'asc' }],
        take: LIMITS.trainingRegistrations,
      },
    }),
    polls: t.field({
      type: [PollType],
      description: 'What it asks, with the answers so far.',
      select: (_args, ctx) => ({
        ...OF_SESSION,
        answers: { where: { userId: ctx.actor.userId ?? NOBODY } },
      }),
      resolve: async ({ id, number, polls, answers }, _args, ctx) => {
        const counts = polls.length > 0 ? await countsOf(ctx, id) : [];
        return POLLS.filter((poll) => polls.includes(poll)).map((poll) => ({
          poll,
          number,
          counts: CHOICES_OF[poll].map((choice) => ({
            choice,
            count: counts.find((each) => each.poll === poll && each.choice === choice)?.count ?? 0,
          })),
          own: (answers.find((each) => each.poll === poll)?.choice ?? null) as PollChoice | null,
        }));
      },
    }),
    viewerActions: t.field({
      type: [TrainingActionEnum],
      description: 'What I can do with it now.',
      select: (_args, ctx) => ({
        ...OF_SESSION,
        registrations: { where: { userId: ctx.actor.userId ?? NOBODY } },
      }),
      resolve: async (session, _args, ctx) => [
        ...trainingActions(ctx.actor, session, session.registrations[0] ?? null, await nowOf(ctx)),
      ],
    }),
  }),
});
