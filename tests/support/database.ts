import { cloneDatabase, type Database } from '@throughline/prisma/database';
import { roleUrls } from '@throughline/prisma/roles';
import pg from 'pg';
import { expect, inject } from 'vitest';

let made = 0;
let shared: Promise<Database> | undefined;
let admin: pg.Pool | undefined;

/**
 * A database of this test's own, as a new installation has it. `close()` drops it; what is not
 * closed is dropped at the end of the run.
 */
export async function freshDatabase(): Promise<Database> {
  const { adminUrl, secret, template, prefix } = inject('testCluster');
  const cluster: Database = {
    mode: 'embedded',
    name: 'postgres',
    roles: roleUrls(adminUrl, 'postgres', secret),
    adminUrl,
    secret,
    close: async () => {},
  };
  return cloneDatabase(cluster, template, `${prefix}${process.pid}_${made++}`);
}

/**
 * The database that all tests of this worker share. Each test makes its own organizations there:
 * tenancy keeps them apart, as it does in production.
 */
export function testDatabase(): Promise<Database> {
  shared ??= freshDatabase();
  return shared;
}

/** Asks {@link testDatabase} as a superuser: for proofs about the database itself. */
export async function adminQuery(
  sql: string,
  values: unknown[] = [],
): Promise<Record<string, unknown>[]> {
  admin ??= new pg.Pool({ connectionString: (await testDatabase()).adminUrl, max: 2 });
  const { rows } = await admin.query<Record<string, unknown>>(sql, values);
  return rows;
}

/** A transaction of somebody else that holds what `sql` locks, until it is released with a last statement. */
export async function holding(sql: string) {
  const client = new pg.Client({ connectionString: (await testDatabase()).adminUrl });
  await client.connect();
  await client.query(`begin; ${sql}`);
  return {
    async somebodyWaits(): Promise<void> {
      const waiting = `select 1 from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`;
      await expect.poll(() => adminQuery(waiting), { timeout: 10_000 }).not.toEqual([]);
    },
    async release(last: string): Promise<void> {
      await client.query(`${last}; commit`);
      await client.end();
    },
  };
}
