import type { Prisma } from '@throughline/prisma/generated/client';
import { readTimeCursor, sizeOf } from '../../platform/keyset-page.ts';
import type { KeysetArgs } from '../../platform/keyset-page.ts';

type ReferralPage = {
  where?: Prisma.ReferralWhereInput;
  orderBy: Prisma.ReferralOrderByWithRelationInput[];
  take: number;
};

/**
 * A page of referrals, newest change first. By the values of the last row, not by its id: the list moves
 * while people work, and a page must neither skip nor repeat what did not.
 */
export function referralPage(args: KeysetArgs): ReferralPage {
  const after = readTimeCursor(args.after);
  return {
    ...(after && {
      where: {
        updatedAt: { lte: after.at },
        OR: [{ updatedAt: { lt: after.at } }, { id: { lt: after.id } }],
      },
    }),
    orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }],
    take: sizeOf(args) + 1,
  };
}

/** A page of what is overdue, longest first: state-wide it changed too long ago to be found by its changes. */
export function overduePage(args: KeysetArgs): ReferralPage {
  const after = readTimeCursor(args.after);
  return {
    ...(after && {
      where: {
        dueAt: { gte: after.at },
        OR: [{ dueAt: { gt: after.at } }, { id: { gt: after.id } }],
      },
    }),
    orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
    take: sizeOf(args) + 1,
  };
}
