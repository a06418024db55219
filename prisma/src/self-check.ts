import pg from 'pg';
import { CLAIM_SETTINGS } from './claims-statement.ts';
import { ANONYMOUS, withClaims, type Claims } from './claims.ts';
import { createDb } from './client.ts';
import type { RoleUrls } from './roles.ts';
import { TenantPool } from './tenant-pool.ts';

const SETTINGS = CLAIM_SETTINGS.map(
  (setting) => `coalesce(current_setting('${setting}', true), '')`,
).join(' || ');
const READ_SETTINGS = `select ${SETTINGS} as settings`;

const PROBE: Claims = { ...ANONYMOUS, role: 'SELF_CHECK' };

/**
 * Proves at boot, on connections of its own, that claims reach a statement and a transaction, that
 * they do not outlive it, that nothing is sent without them, and that requests without claims see no
 * row. The pool leans on the insides of `pg` and of Prisma's adapter: another version of either may
 * break it silently.
 *
 * @throws Error saying what does not hold: the process must not start.
 */
export async function selfCheck(roles: Pick<RoleUrls, 'app' | 'worker'>): Promise<void> {
  for (const url of [roles.app, roles.worker]) await withProbe(url, checkClaims);
  await withProbe(roles.app, checkRows);
}

const connectUnclaimed = pg.Pool.prototype.connect as (this: pg.Pool) => Promise<pg.PoolClient>;

/** One connection, so that what a statement leaves behind is what the next one finds. */
class ProbePool extends TenantPool {
  constructor(url: string) {
    super({ url, poolSize: 1, applicationName: 'throughline-self-check' });
  }

  /** Past the claims: what the connection itself knows. */
  async bare(text: string): Promise<Record<string, unknown>[]> {
    const client = await connectUnclaimed.call(this);
    try {
      return (await client.query<Record<string, unknown>>(text)).rows;
    } finally {
      client.release();
    }
  }
}

async function withProbe(url: string, check: (probe: ProbePool) => Promise<void>): Promise<void> {
  const probe = new ProbePool(url);
  try {
    await check(probe);
  } finally {
    await probe.end();
  }
}

async function checkClaims(probe: ProbePool): Promise<void> {
  const db = createDb(probe);
  const read = (client: Pick<typeof db, '$queryRawUnsafe'>) =>
    client.$queryRawUnsafe<{ settings: string }[]>(READ_SETTINGS).then(([row]) => row?.settings);
  const left = async () => (await probe.bare(READ_SETTINGS))[0]?.settings;

  const sent = await read(db).then(
    () => true,
    () => false,
  );
  hold(!sent, 'a statement was sent without claims');

  hold(
    (await withClaims(PROBE, () => read(db))) === PROBE.role,
    'claims did not reach a statement',
  );
  hold((await left()) === '', 'claims outlived a statement');

  const failed = await withClaims(PROBE, () => db.$queryRawUnsafe('select 1 / 0')).then(
    () => false,
    () => true,
  );
  hold(failed && (await left()) === '', 'claims outlived a failed statement');

  for (const isolationLevel of ['ReadCommitted', 'Serializable'] as const) {
    const seen = await withClaims(PROBE, () =>
      db.$transaction(async (tx) => [await read(tx), await read(tx)], { isolationLevel }),
    );
    hold(
      seen.every((settings) => settings === PROBE.role),
      'claims did not reach a transaction',
    );
    hold((await left()) === '', 'claims outlived a transaction');
  }
}

/** Of a large table some ten thousand rows: to find that none of millions is visible, each would be read. */
async function checkRows(probe: ProbePool): Promise<void> {
  const tables = await probe.bare(
    `select oid::regclass::text as name, least(100, 1e6 / greatest(reltuples, 1)) as percent from pg_class
     where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and has_table_privilege(oid, 'SELECT')`,
  );
  if (tables.length === 0) return;
  const counts = tables.map(
    ({ name, percent }) =>
      `select '${name}' as name where exists (select from ${name} tablesample system (${percent}))`,
  );
  const visible = await probe.bare(counts.join(' union all '));
  hold(
    visible.length === 0,
    `rows are visible without claims: ${visible.map(({ name }) => name).join(', ')}`,
  );
}

function hold(holds: boolean, message: string): void {
  if (!holds)
    throw new Error(
      `Self-check of tenant isolation failed: ${message}. The process does not start.`,
    );
}
