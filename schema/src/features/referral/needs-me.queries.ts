import type {
  Membership,
  Organization,
  PersonMatch,
  Prisma,
  RecordProblem,
  Referral,
} from '@throughline/prisma/generated/client';
import { subjectOfWork } from '../../domain/referral/work-item.ts';
import type { WorkSubject } from '../../domain/referral/work-item.ts';
import { pageSize } from '../../domain/shared/page.ts';
import { builder } from '../../platform/builder.ts';
import { siblingLoad } from '../../platform/sibling-load.ts';
import { workOf } from './needs-me.ts';
import type { WorkRow } from './needs-me.ts';
import { WorkItemKindEnum } from './referral.enums.ts';

/** Null where the line is about something else. */
type Loader<Query, Row> = (query: Query) => Promise<Row | null>;
type WorkItem = WorkRow & {
  readonly referral: Loader<Prisma.ReferralFindManyArgs, Referral>;
  readonly membership: Loader<Prisma.MembershipFindManyArgs, Membership>;
  readonly organization: Loader<Prisma.OrganizationFindManyArgs, Organization>;
  readonly problem: Loader<Prisma.RecordProblemFindManyArgs, RecordProblem>;
  readonly match: Loader<Prisma.PersonMatchFindManyArgs, PersonMatch>;
};

const WorkItemType = builder.objectRef<WorkItem>('WorkItem').implement({
  description: 'Something that needs me (REF-005).',
  fields: (t) => ({
    id: t.id({
      description: 'Of this thing to do: the same while it remains to be done.',
      resolve: ({ kind, subjectId }) => `${kind}:${subjectId}`,
    }),
    kind: t.expose('kind', { type: WorkItemKindEnum, description: 'What has to be done.' }),
    referral: t.prismaField({
      type: 'Referral',
      nullable: true,
      description: 'On which referral; null for what is about something else.',
      resolve: (query, item) => item.referral(query),
    }),
    planPersonId: t.exposeID('planPersonId', {
      nullable: true,
      description: 'The person on whose plan it is to be written; null where no plan asks for it.',
    }),
    membership: t.prismaField({
      type: 'Membership',
      nullable: true,
      description: 'About which request to join; else null.',
      resolve: (query, item) => item.membership(query),
    }),
    organization: t.prismaField({
      type: 'Organization',
      nullable: true,
      description: 'Whose record in the directory has to be looked through; else null.',
      resolve: (query, item) => item.organization(query),
    }),
    problem: t.prismaField({
      type: 'RecordProblem',
      nullable: true,
      description: 'What somebody found wrong in a record; else null.',
      resolve: (query, item) => item.problem(query),
    }),
    match: t.prismaField({
      type: 'PersonMatch',
      nullable: true,
      description: 'Which two records look like one person; else null.',
      resolve: (query, item) => item.match(query),
    }),
    dueAt: t.expose('dueAt', {
      type: 'DateTime',
      nullable: true,
      description: 'Until when; null where no time is set.',
    }),
    overdue: t.exposeBoolean('overdue', { description: 'That time has passed.' }),
    since: t.expose('since', { type: 'DateTime', description: 'Since when it waits.' }),
    asleepUntil: t.expose('asleepUntil', {
      type: 'DateTime',
      nullable: true,
      description: 'Until when your organization put it off; null when it is awake.',
    }),
    asleepBecause: t.exposeString('asleepBecause', {
      nullable: true,
      description: 'Why it can wait.',
    }),
  }),
});

builder.queryField('needsMe', (t) =>
  t.field({
    type: [WorkItemType],
    access: 'STAFF',
    description:
      'What needs me, in the order of time: what is due first, then what waits longest; what was put off comes last.',
    args: {
      first: t.arg.int({
        defaultValue: 100,
        description: 'How many at most; never more than 100.',
      }),
    },
    resolve: async (_root, { first }, ctx) => {
      const rows = await workOf(ctx, pageSize(first));
      const idsOf = (subject: WorkSubject) =>
        rows.flatMap((row) => (subjectOfWork(row.kind) === subject ? [row.subjectId] : []));
      const among = (subject: WorkSubject) => ({ id: { in: idsOf(subject) } });
      const { db } = ctx;
      const load = {
        referral: siblingLoad((query: Prisma.ReferralFindManyArgs) =>
          db.referral.findMany({ ...query, where: among('REFERRAL') }),
        ),
        membership: siblingLoad((query: Prisma.MembershipFindManyArgs) =>
          db.membership.findMany({ ...query, where: among('MEMBERSHIP') }),
        ),
        organization: siblingLoad((query: Prisma.OrganizationFindManyArgs) =>
          db.organization.findMany({ ...query, where: among('ORGANIZATION') }),
        ),
        problem: siblingLoad((query: Prisma.RecordProblemFindManyArgs) =>
          db.recordProblem.findMany({ ...query, where: among('PROBLEM') }),
        ),
        match: siblingLoad((query: Prisma.PersonMatchFindManyArgs) =>
          db.personMatch.findMany({ ...query, where: among('MATCH') }),
        ),
      };
      return rows.map((row): WorkItem => {
        const of = (subject: WorkSubject) =>
          subjectOfWork(row.kind) === subject ? row.subjectId : null;
        return {
          ...row,
          referral: (query) => load.referral(query, of('REFERRAL')),
          membership: (query) => load.membership(query, of('MEMBERSHIP')),
          organization: (query) => load.organization(query, of('ORGANIZATION')),
          problem: (query) => load.problem(query, of('PROBLEM')),
          match: (query) => load.match(query, of('MATCH')),
        };
      });
    },
  }),
);
