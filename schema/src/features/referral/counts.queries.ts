import { REFERRAL_STATUSES } from '../../domain/referral/status.ts';
import { builder } from '../../platform/builder.ts';
import type { Context } from '../../platform/context.ts';
import { stored } from '../../platform/enum-type.ts';
import { ReferralStatusEnum } from '../../platform/error-types.ts';
import { boxOf } from './box.ts';
import { InboxBoxEnum } from './referral.enums.ts';
import type { InboxBox } from './referral.enums.ts';

type StatusCounts = { status: string; count: number; unread: number; overdue: number };

const StatusCountType = builder.objectRef<StatusCounts>('StatusCount').implement({
  description: 'How many referrals of a box are in a status.',
  fields: (t) => ({
    status: t.expose('status', { type: stored(ReferralStatusEnum), description: 'The status.' }),
    count: t.exposeInt('count', { description: 'How many.' }),
  }),
});

type Counts = { box: InboxBox; rows: readonly StatusCounts[] };

const sum = ({ rows }: Counts, key: 'count' | 'unread' | 'overdue'): number =>
  rows.reduce((total, row) => total + row[key], 0);

const ReferralCountsType = builder.objectRef<Counts>('ReferralCounts').implement({
  description: 'Counters of a box (REF-058).',
  fields: (t) => ({
    box: t.expose('box', { type: InboxBoxEnum, description: 'Which box.' }),
    total: t.int({ description: 'All of them.', resolve: (counts) => sum(counts, 'count') }),
    unread: t.int({
      description: 'Changed by somebody else since I looked.',
      resolve: (counts) => sum(counts, 'unread'),
    }),
    overdue: t.int({
      description: 'Where somebody is late.',
      resolve: (counts) => sum(counts, 'overdue'),
    }),
    byStatus: t.field({
      type: [StatusCountType],
      description: 'In the order referrals pass them; statuses with none are left out.',
      resolve: ({ rows }) =>
        REFERRAL_STATUSES.flatMap((status) => rows.find((row) => row.status === status) ?? []),
    }),
  }),
});

async function countsOf({ actor, db }: Context, name: InboxBox): Promise<StatusCounts[]> {
  const box = boxOf(actor, name);
  if (!box) return [];
  return db.$queryRaw<StatusCounts[]>`
    select r.status, count(*)::int as count,
           count(*) filter (where r.status <> 'DRAFT' and not exists (
             select 1 from referral_read seen
              where seen.referral_id = r.id and seen.user_id = ${actor.userId}::uuid))::int as unread,
           count(*) filter (where r.due_at < app.now())::int as overdue
      from referral r
     where ${box.sql}
     group by r.status`;
}

builder.queryField('referralCounts', (t) =>
  t.field({
    type: ReferralCountsType,
    access: 'STAFF',
    description: 'Counters of a box.',
    args: { box: t.arg({ type: InboxBoxEnum, required: true, description: 'Which box.' }) },
    resolve: async (_root, { box }, ctx) => ({ box, rows: await countsOf(ctx, box) }),
  }),
);
