import { Prisma } from '@throughline/prisma/generated/client';
import { LIMITS } from '../../domain/shared/limits.ts';
import type { Context } from '../../platform/context.ts';
import { readTimeCursor, sizeOf } from '../../platform/keyset-page.ts';
import type { KeysetArgs, TimeKey } from '../../platform/keyset-page.ts';
import type { Selection } from './filter.ts';

type ReferralPage = {
  where?: Prisma.ReferralWhereInput;
  orderBy: Prisma.ReferralOrderByWithRelationInput[];
  take: number;
};

/** Newest change first, or longest overdue first, which changed too long ago to be found by its changes. */
export type PageOrder = 'updatedAt' | 'dueAt';

const DIRECTION = { updatedAt: 'desc', dueAt: 'asc' } as const;

export const orderOf = (by: PageOrder): Prisma.ReferralOrderByWithRelationInput[] => [
  { [by]: DIRECTION[by] },
  { id: DIRECTION[by] },
];

/**
 * A page of the few referrals of one person, newest change first. By the values of the last row, not by its id:
 * the list moves while people work, and a page must neither skip nor repeat what did not.
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
    orderBy: orderOf('updatedAt'),
    take: sizeOf(args) + 1,
  };
}

const COLUMN = {
  updatedAt: Prisma.sql`r.updated_at`,
  dueAt: Prisma.sql`r.due_at`,
} as const;
const BEYOND = { updatedAt: Prisma.sql`<`, dueAt: Prisma.sql`>` } as const;

/** How many are read, whatever is asked for: the plan has to know it, and is one for each of these. */
const STEPS = [LIMITS.pageSize, 2 * LIMITS.pageSize, LIMITS.pageSizeMax].map((size) => size + 1);

/**
 * The first ids after a place. Each part reads no more rows than a page has, from an index in their order,
 * however many it has and however far the page is from the first.
 */
export async function pageIds(
  { db }: Context,
  selection: Selection,
  { after, limit }: { after: TimeKey | null; limit: number },
  by: PageOrder,
): Promise<string[]> {
  const [column, direction] = [COLUMN[by], Prisma.raw(DIRECTION[by])];
  const onward = after
    ? Prisma.sql`and (${column}, r.id) ${BEYOND[by]} (${after.at}::timestamptz, ${after.id}::uuid)`
    : Prisma.empty;
  const most = Prisma.raw(String(STEPS.find((step) => step >= limit)));
  const parts = selection.map(
    (
      condition,
    ) => Prisma.sql`(select r.id, ${column} as at from referral r where ${condition} ${onward}
      order by ${column} ${direction}, r.id ${direction} limit ${most})`,
  );
  const rows = await db.$queryRaw<{ id: string }[]>`
    select page.id from (${Prisma.join(parts, ' union all ')}) page
     order by page.at ${direction}, page.id ${direction} limit ${most}`;
  return rows.slice(0, limit).map(({ id }) => id);
}

/** How many there are, up to the number at which counting ends: no more rows than that are read. */
export async function countOf({ db }: Context, selection: Selection): Promise<number> {
  const parts = selection.map((condition) => Prisma.sql`select from referral r where ${condition}`);
  const rows = await db.$queryRaw<{ count: number }[]>`
    select count(*)::int as count
      from (${Prisma.join(parts, ' union all ')} limit ${LIMITS.counted}) counted`;
  return rows[0]?.count ?? 0;
}
