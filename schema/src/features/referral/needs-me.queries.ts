import type { Membership, Prisma, Referral } from '@throughline/prisma/generated/client';
import { pageSize } from '../../domain/shared/page.ts';
import { builder } from '../../platform/builder.ts';
import { siblingLoad } from '../../platform/sibling-load.ts';
import { workOf } from './needs-me.ts';
import type { WorkRow } from './needs-me.ts';
import { WorkItemKindEnum } from './referral.enums.ts';

type WorkItem = WorkRow & {
  readonly referral: (query: Prisma.ReferralFindManyArgs) => Promise<Referral | null>;
  readonly membership: (query: Prisma.MembershipFindManyArgs) => Promise<Membership | null>;
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
      description: 'On which referral; null for approvals.',
      resolve: (query, item) => item.referral(query),
    }),
    planPersonId: t.exposeID('planPersonId', {
      nullable: true,
      description: 'The person on whose plan it is to be written; null where no plan asks for it.',
    }),
    membership: t.prismaField({
      type: 'Membership',
      nullable: true,
      description: 'About which request to join; null for referrals.',
      resolve: (query, item) => item.membership(query),
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
      const idsOf = (approvals: boolean) =>
        rows.flatMap(({ kind, subjectId }) =>
          (kind === 'APPROVE_MEMBER') === approvals ? [subjectId] : [],
        );
      const referrals = siblingLoad((query: Prisma.ReferralFindManyArgs) =>
        ctx.db.referral.findMany({ ...query, where: { id: { in: idsOf(false) } } }),
      );
      const memberships = siblingLoad((query: Prisma.MembershipFindManyArgs) =>
        ctx.db.membership.findMany({ ...query, where: { id: { in: idsOf(true) } } }),
      );
      return rows.map((row) => {
        const approval = row.kind === 'APPROVE_MEMBER';
        return {
          ...row,
          referral: (query: Prisma.ReferralFindManyArgs) =>
            referrals(query, approval ? null : row.subjectId),
          membership: (query: Prisma.MembershipFindManyArgs) =>
            memberships(query, approval ? row.subjectId : null),
        };
      });
    },
  }),
);
