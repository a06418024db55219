import { LIMITS } from '../../domain/shared/limits.ts';
import { builder } from '../../platform/builder.ts';
import type { Context } from '../../platform/context.ts';
import { NotFound } from '../../platform/errors.ts';
import { isId } from '../../platform/ids.ts';
import type { LiveSignal } from '../../platform/live-port.ts';
import { following, LiveSource } from '../../platform/live-source.ts';
import type { LiveDecision } from '../../platform/live-source.ts';
import { AFTER, CURSOR, resync, Resync } from '../../platform/resync.ts';
import type { ResyncValue } from '../../platform/resync.ts';
import { PathwayEnum } from '../../platform/shared-enums.ts';

builder.queryField('trainingSessions', (t) =>
  t.prismaField({
    type: ['TrainingSession'],
    access: 'STAFF',
    description: `Sessions of the Training Hub in the order of time, at most ${LIMITS.trainingSessions} (REF-064).`,
    args: {
      pathway: t.arg({
        type: PathwayEnum,
        description: 'Only those that teach this way of referring (REF-018).',
      }),
    },
    resolve: (query, _root, { pathway }, ctx) =>
      ctx.db.trainingSession.findMany({
        ...query,
        where: pathway ? { pathway } : {},
        orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
        take: LIMITS.trainingSessions,
      }),
  }),
);

builder.queryField('trainingSession', (t) =>
  t.prismaField({
    type: 'TrainingSession',
    nullable: true,
    access: 'STAFF',
    description: 'One session of the Training Hub.',
    args: { id: t.arg.id({ required: true, description: 'Id of the session.' }) },
    resolve: (query, _root, { id }, ctx) =>
      isId(id) ? ctx.db.trainingSession.findFirst({ ...query, where: { id } }) : null,
  }),
);

type Changed = {
  readonly __typename: 'TrainingChanged';
  readonly cursor: string;
  readonly sessionId: string;
};
type Value = Changed | ResyncValue;

const TrainingChanged = builder.objectRef<Changed>('TrainingChanged').implement({
  description: 'The session was changed, or somebody answered one of its polls.',
  fields: (t) => ({
    cursor: t.exposeString('cursor', { description: CURSOR }),
    session: t.prismaField({
      type: 'TrainingSession',
      description: 'The session as it is now.',
      resolve: (query, { sessionId }, _args, { db }) =>
        db.trainingSession.findFirstOrThrow({ ...query, where: { id: sessionId } }),
    }),
  }),
});

const TrainingEvent = builder.unionType('TrainingEvent', {
  description: 'What is pushed about a session of the Training Hub.',
  types: [TrainingChanged, Resync],
  resolveType: (value) => value.__typename,
});

builder.subscriptionField('trainingChanged', (t) =>
  t.field({
    type: TrainingEvent,
    access: 'STAFF',
    description:
      'Every change of one session and every answer to its polls, as it happens (REF-066).',
    args: {
      id: t.arg.id({ required: true, description: 'Id of the session.' }),
      after: t.arg.string({ required: false, description: AFTER }),
    },
    subscribe: (_root, { id, after }, ctx) => following(follow(ctx, id, after ?? null)),
    resolve: (value) => value as Value,
  }),
);

const sees = async ({ db }: Context, id: string): Promise<boolean> =>
  (await db.trainingSession.findFirst({ where: { id }, select: { id: true } })) !== null;

async function follow(ctx: Context, id: string, after: string | null) {
  if (!isId(id) || !(await sees(ctx, id))) throw new NotFound();
  return new LiveSource<Value>({ topics: [`training:${id}`], after, decide });
}

/** Whoever no longer works here hears nothing more. */
async function decide(signal: LiveSignal, ctx: Context): Promise<LiveDecision<Value> | null> {
  if (signal.type === 'resync') return { value: resync(signal.cursor) };
  if (signal.type === 'recheck' || signal.envelope.audience !== 'TRAINING') return null;
  const { subjectId: sessionId, cursor } = signal.envelope;
  if (!(await sees(ctx, sessionId))) return { value: null, last: true };
  return { value: { __typename: 'TrainingChanged', cursor, sessionId } };
}
