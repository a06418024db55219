import { createHash } from 'node:crypto';
import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadDemo } from '@throughline/api/demo/load';
import { ssnVaultOf } from '@throughline/api/ssn-vault-of';
import { diskStore } from '@throughline/api/files/disk-store';
import { ident, withAdvisoryLock, withConnection } from '@throughline/prisma/admin';
import { cloneDatabase, dropDatabase, type Database } from '@throughline/prisma/database';
import { isAlive } from '@throughline/prisma/file-lock';
import { roleUrls } from '@throughline/prisma/roles';
import { dateOf } from '@throughline/schema/domain/shared/chicago-time';
import type pg from 'pg';
import type { TestCluster } from './cluster.ts';
import { ROOT } from './steps.ts';
import { DEMO_FILES } from './file-store.ts';

/** What writes the demo, beside what the empty template is made from. */
const INGREDIENTS = ['api/src/demo/*.ts', 'schema/src/{domain,features,platform}/**/*.ts'];
const TEMPLATES_KEPT = 2;

/** The cluster itself as a database to make others in. */
export function clusterDatabase({ adminUrl, secret }: TestCluster): Database {
  return {
    mode: 'embedded',
    name: 'postgres',
    roles: roleUrls(adminUrl, 'postgres', secret),
    adminUrl,
    secret,
    close: async () => {},
  };
}

/**
 * The name of a database with the demo as it is loaded today, to be cloned. Made once, kept between
 * runs until the code that writes it or the date changes: its histories end yesterday or today.
 */
export async function ensureDemo(cluster: TestCluster): Promise<string> {
  return withConnection(cluster.adminUrl, (client) =>
    withAdvisoryLock(client, 'tests-demo', async () => {
      const name = `tl_demo_${await ingredientsHash(cluster.template)}`;
      const existing = await names(client, 'tl_demo_');
      if (existing.includes(name)) return name;
      for (const old of existing.slice(TEMPLATES_KEPT - 1)) await drop(client, old);
      await build(client, cluster, name);
      return name;
    }),
  );
}

/** Built under another name: a run killed half way leaves no template that looks complete. */
async function build(client: pg.Client, cluster: TestCluster, name: string): Promise<void> {
  for (const left of await names(client, 'tl_making_'))
    if (!isAlive(Number(left.split('_')[2]))) await drop(client, left);
  const at = clusterDatabase(cluster);
  const making = `tl_making_${process.pid}`;
  await dropDatabase(at, making);
  const database = await cloneDatabase(at, cluster.template, making);
  const ssn = ssnVaultOf({ ssnKeys: null }, cluster.secret);
  const store = diskStore(DEMO_FILES.directory);
  await loadDemo({ database, ssn, store, onProgress: () => {} });
  await client.query(`alter database ${ident(making)} rename to ${ident(name)}`);
}

async function ingredientsHash(template: string): Promise<string> {
  const files: string[] = [];
  for await (const file of glob(INGREDIENTS, { cwd: ROOT })) files.push(file);
  const hash = createHash('sha256').update(template).update(dateOf(new Date()));
  for (const file of files.filter((each) => !each.endsWith('.test.ts')).sort())
    hash.update(file).update(await readFile(join(ROOT, file)));
  return hash.digest('hex').slice(0, 16);
}

/** Newest first. */
async function names(client: pg.Client, prefix: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    'select datname as name from pg_database where starts_with(datname, $1) order by oid desc',
    [prefix],
  );
  return rows.map(({ name }) => name);
}

async function drop(client: pg.Client, name: string): Promise<void> {
  await client.query(`drop database if exists ${ident(name)} with (force)`);
}
