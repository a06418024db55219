import type { Db } from '@throughline/prisma/client';

/** Where the id of a merged record leads, for those who could see it; null for every other id. */
export async function survivorOf(
  db: Pick<Db, '$queryRaw'>,
  personId: string,
): Promise<string | null> {
  const [row] = await db.$queryRaw<[{ id: string | null }]>`
    select app.survivor_of(${personId}::uuid) as id`;
  return row.id;
}
