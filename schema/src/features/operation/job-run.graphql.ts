import { JOB_NAMES, JOB_TITLES } from '../../domain/operation/job.ts';
import type { JobName } from '../../domain/operation/job.ts';
import { dateOf } from '../../domain/shared/chicago-time.ts';
import { builder } from '../../platform/builder.ts';
import type { Context } from '../../platform/context.ts';

type JobDay = {
  readonly job: JobName;
  readonly runs: number;
  readonly changed: number;
  readonly failures: number;
  readonly lastRunAt: Date | null;
  readonly lastChangedAt: Date | null;
  readonly lastFailedAt: Date | null;
  readonly lastFailure: string | null;
  readonly slowestMs: number | null;
};

const JobDayType = builder.objectRef<JobDay>('JobDay').implement({
  description:
    'What a job that runs by itself did on one day of Chicago, in all processes together (CORE-016).',
  fields: (t) => ({
    job: t.exposeString('job', { description: 'Its name, as in the logs.' }),
    title: t.string({ description: 'What it does.', resolve: ({ job }) => JOB_TITLES[job] }),
    runs: t.exposeInt('runs', { description: 'How often it ran.' }),
    changed: t.exposeInt('changed', { description: 'How much was due and was done.' }),
    failures: t.exposeInt('failures', { description: 'How often it failed; it is tried again.' }),
    lastRunAt: t.expose('lastRunAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it ran last; null: not on this day.',
    }),
    lastChangedAt: t.expose('lastChangedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When something was due last.',
    }),
    lastFailedAt: t.expose('lastFailedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it failed last.',
    }),
    lastFailure: t.exposeString('lastFailure', {
      nullable: true,
      description: 'The kind of the last failure; its words are in the logs.',
    }),
    slowestMs: t.exposeInt('slowestMs', {
      nullable: true,
      description: 'How long the longest run took, in milliseconds.',
    }),
  }),
});

/** Row-level security shows them to state administrators alone. */
async function jobDays({ actor, db }: Context, day: string): Promise<JobDay[]> {
  if (actor.role !== 'STATE_ADMIN') return [];
  const rows = await db.jobRun.findMany({ where: { day: new Date(day) } });
  return JOB_NAMES.map((job) => {
    const none = { runs: 0, changed: 0, failures: 0, lastRunAt: null, lastChangedAt: null };
    const nothing = { ...none, lastFailedAt: null, lastFailure: null, slowestMs: null };
    return { ...nothing, ...rows.find((row) => row.job === job), job };
  });
}

builder.queryField('jobDays', (t) =>
  t.field({
    type: [JobDayType],
    access: 'STAFF',
    description:
      'What runs by itself, and whether it did, on one of the last thirty days; for state administrators, and nothing for others.',
    args: {
      day: t.arg({ type: 'Date', description: 'A day of Chicago; today when left out.' }),
    },
    resolve: (_root, { day }, ctx) => jobDays(ctx, day ?? dateOf(new Date())),
  }),
);
