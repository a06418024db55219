import { ANONYMOUS } from '@throughline/prisma/claims';
import type { Claims } from '@throughline/prisma/claims';
import { CLAIMS_STATEMENT, claimValues } from '@throughline/prisma/claims-statement';
import pg from 'pg';
import { testDatabase } from './database.ts';

let pool: pg.Pool | undefined;

/** What one statement did: the number of rows, or that it was refused. */
export type Deed = number | 'refused';

/**
 * Runs one statement as the request role under these claims, and takes it back.
 *
 * @returns how many rows it read or changed; `refused` when row-level security or a missing grant said no
 */
export async function tryAs(
  actor: Claims | null,
  sql: string,
  values: unknown[] = [],
): Promise<Deed> {
  pool ??= new pg.Pool({ connectionString: (await testDatabase()).roles.app, max: 2 });
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query(CLAIMS_STATEMENT.text, claimValues(actor ?? ANONYMOUS));
    const { rowCount } = await client.query(sql, values);
    return rowCount ?? 0;
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === '42501') return 'refused';
    throw error;
  } finally {
    await client.query('rollback');
    client.release();
  }
}
