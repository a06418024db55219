import { Prisma } from '@throughline/prisma/generated/client';
import { LIMITS } from '../../domain/shared/limits.ts';
import type { Context } from '../../platform/context.ts';

/**
 * The people of the organization somebody acts for, each once. Starts from its grants, which stand in an index in
 * the order of the people's names: so many are read as are asked for, however many there are.
 */
const people = ({ actor }: Context, onward: Prisma.Sql, limit: number): Prisma.Sql => Prisma.sql`
  select distinct g.person_last_name, g.person_first_name, g.person_id
    from access_grant g
   where g.organization_id = ${actor.organizationId}::uuid
     and app.opens(g, 'IDENTITY', (select app.now())) ${onward}
   order by g.person_last_name, g.person_first_name, g.person_id
   limit ${limit}`;

/** Their ids, by last name, after one of them. */
export async function idsReached(
  ctx: Context,
  after: string | null,
  limit: number,
): Promise<string[]> {
  let onward = Prisma.empty;
  if (after !== null) {
    const last = await ctx.db.person.findFirst({
      where: { id: after },
      select: { lastName: true, firstName: true },
    });
    if (!last) return [];
    onward = Prisma.sql`and (g.person_last_name, g.person_first_name, g.person_id)
      > (${last.lastName}, ${last.firstName}, ${after}::uuid)`;
  }
  const rows = await ctx.db.$queryRaw<{ id: string }[]>`
    select page.person_id as id from (${people(ctx, onward, limit)}) page
     order by page.person_last_name, page.person_first_name, page.person_id`;
  return rows.map(({ id }) => id);
}

/** How many, up to the number at which counting ends. */
export async function countReached(ctx: Context): Promise<number> {
  const rows = await ctx.db.$queryRaw<{ count: number }[]>`
    select count(*)::int as count from (${people(ctx, Prisma.empty, LIMITS.counted)}) counted`;
  return rows[0]?.count ?? 0;
}
