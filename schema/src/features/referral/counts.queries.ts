import { REFERRAL_STATUSES } from '../../domain/referral/status.ts';
import { LIMITS } from '../../domain/shared/limits.ts';
import { builder } from '../../platform/builder.ts';
import type { Context } from '../../platform/context.ts';
import { stored } from '../../platform/enum-type.ts';
import { ReferralStatusEnum } from '../../platform/error-types.ts';
import { boxOf } from './box.ts';
import { InboxBoxEnum } from './referral.enums.ts';
import type { InboxBox } from './referral.enums.ts';

type StatusCount = { status: string; count: number };

export const StatusCountType = builder.objectRef<StatusCount>('StatusCount').implement({
  description: 'How many referrals are in a status.',
  fields: (t) => ({
    status: t.expose('status', { type: stored(ReferralStatusEnum), description: 'The status.' }),
    count: t.exposeInt('count', { description: 'How many.' }),
  }),
});

type Counts = {
  readonly box: InboxBox;
  readonly unread: number;
  readonly overdue: number;
  readonly byStatus: readonly StatusCount[];
};

const ReferralCountsType = builder.objectRef<Counts>('ReferralCounts').implement({
  description: `Counters of a box (REF-058). None goes on beyond ${LIMITS.counted}, which means as many or more.`,
  fields: (t) => ({
    box: t.expose('box', { type: InboxBoxEnum, description: 'Which box.' }),
    total: t.int({
      description: 'All of them.',
      resolve: ({ byStatus }) =>
        Math.min(
          byStatus.reduce((total, { count }) => total + count, 0),
          LIMITS.counted,
        ),
    }),
    unread: t.exposeInt('unread', { description: 'Changed by somebody else since I looked.' }),
    overdue: t.exposeInt('overdue', {
      description: 'What my side is late with; in an area, either side.',
    }),
    byStatus: t.field({
      type: [StatusCountType],
      description: 'In the order referrals pass them; statuses with none are left out.',
      resolve: ({ byStatus }) => byStatus.filter(({ count }) => count > 0),
    }),
  }),
});

async function countsOf({ actor, db }: Context, box: InboxBox): Promise<Counts> {
  const rows = boxOf(actor, box)
    ? await db.$queryRaw<StatusCount[]>`
        select what as status, count from app.referral_counts(${box}, ${LIMITS.counted}::int)`
    : [];
  const of = (status: string) => rows.find((row) => row.status === status)?.count ?? 0;
  const byStatus = REFERRAL_STATUSES.map((status) => ({ status, count: of(status) }));
  return { box, unread: of('unread'), overdue: of('overdue'), byStatus };
}

builder.queryField('referralCounts', (t) =>
  t.field({
    type: ReferralCountsType,
    access: 'STAFF',
    description: 'Counters of a box.',
    args: { box: t.arg({ type: InboxBoxEnum, required: true, description: 'Which box.' }) },
    resolve: (_root, { box }, ctx) => countsOf(ctx, box),
  }),
);
