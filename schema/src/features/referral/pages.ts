import type { Prisma } from '@throughline/prisma/generated/client';
import { readTimeCursor, sizeOf } from '../../platform/keyset-page.ts';
import type { KeysetArgs } from '../../platform/keyset-page.ts';

type ReferralPage = {
  where?: Prisma.ReferralWhereInput;
  orderBy: Prisma.ReferralOrderByWithRelationInput[];
  take: number;
};

const DIRECTION = { updatedAt: 'desc', dueAt: 'asc' } as const;
const BEYOND = { updatedAt: ['lt', 'lte'], dueAt: ['gt', 'gte'] } as const;

/**
 * A page of referrals: newest change first, or longest overdue first, which changed too long ago to be found
 * state-wide by its changes. By the values of the last row, not by its id: the list moves while people work, and
 * a page must neither skip nor repeat what did not.
 */
export function referralPage(args: KeysetArgs, by: keyof typeof DIRECTION): ReferralPage {
  const after = readTimeCursor(args.after);
  const [beyond, from] = BEYOND[by];
  return {
    ...(after && {
      where: {
        [by]: { [from]: after.at },
        OR: [{ [by]: { [beyond]: after.at } }, { id: { [beyond]: after.id } }],
      },
    }),
    orderBy: [{ [by]: DIRECTION[by] }, { id: DIRECTION[by] }],
    take: sizeOf(args) + 1,
  };
}
