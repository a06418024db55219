import type { Tx } from '@throughline/prisma/client';

/**
 * The records that are one person's as far as the viewer knows: this one, and the earlier ones attached to an active
 * application (REF-040, REF-041). Row-level security shows those only to whoever sees the application.
 */
export async function planPersons(
  db: Pick<Tx, 'applicationRecord'>,
  id: string,
): Promise<string[]> {
  const records = await db.applicationRecord.findMany({
    where: { attached: true, application: { personId: id, closedAt: null } },
    select: { personId: true },
  });
  return [...new Set([id, ...records.map(({ personId }) => personId)])];
}
