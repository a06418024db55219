import { createHash } from 'node:crypto';
import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ident, withAdvisoryLock, withConnection } from '@throughline/prisma/admin';
import { bringUpToDate } from '@throughline/prisma/database';
import { createClient } from '@throughline/prisma/client';
import { startEmbedded, type Embedded } from '@throughline/prisma/embedded';
import { isAlive } from '@throughline/prisma/file-lock';
import { provision } from '@throughline/prisma/provision';
import { loadReference } from '@throughline/prisma/seed/reference';
import type pg from 'pg';
import type { TestProject } from 'vitest/node';
import { clearFiles } from './file-store.ts';
import { ROOT } from './steps.ts';

export type TestCluster = {
  adminUrl: string;
  secret: string;
  /** A database as migrations, policies and reference data make it, to be cloned. */
  template: string;
  /** Begins the name of each database of this run. */
  prefix: string;
};

declare module 'vitest' {
  export interface ProvidedContext {
    testCluster: TestCluster;
  }
}

/** What a new database is made from: when one of these changes, the template is built anew. */
const INGREDIENTS = [
  'prisma/migrations/**/*.sql',
  'prisma/policies/*.sql',
  'prisma/src/*.ts',
  'prisma/seed/reference{,/*}.ts',
];
const TEMPLATES_KEPT = 3;

/**
 * Starts the run's PostgreSQL, or adopts the one a killed or a concurrent run left, and makes the
 * template there unless it exists.
 *
 * @param folder below .data; two names are two clusters.
 */
export async function setUpCluster(
  project: TestProject,
  folder: string,
): Promise<() => Promise<void>> {
  const server = await startEmbedded({ dataDir: join(ROOT, '.data', folder), durable: false });
  const prefix = `tl_test_${process.pid}_`;
  try {
    const template = await withConnection(server.adminUrl(), (client) =>
      withAdvisoryLock(client, 'tests', async () => {
        await dropLeftovers(client);
        await clearFiles();
        return ensureTemplate(client, server);
      }),
    );
    project.provide('testCluster', {
      adminUrl: server.adminUrl(),
      secret: server.secret,
      template,
      prefix,
    });
  } catch (error) {
    await server.stop();
    throw error;
  }
  return () => tearDown(server, prefix);
}

async function tearDown(server: Embedded, prefix: string): Promise<void> {
  await withConnection(server.adminUrl(), async (client) => {
    await drop(
      client,
      (await names(client, 'tl_test_')).filter((name) => name.startsWith(prefix)),
    );
  });
  await server.stop();
}

/** Databases of runs that were killed, and templates of versions long gone. */
async function dropLeftovers(client: pg.Client): Promise<void> {
  const made = [...(await names(client, 'tl_test_')), ...(await names(client, 'tl_build_'))];
  await drop(
    client,
    made.filter((name) => !isAlive(Number(name.split('_')[2]))),
  );
  await drop(client, (await names(client, 'tl_template_')).slice(TEMPLATES_KEPT));
}

async function ensureTemplate(client: pg.Client, server: Embedded): Promise<string> {
  const template = `tl_template_${await ingredientsHash()}`;
  if ((await names(client, template)).length > 0) return template;
  // Built under another name: a run killed half way leaves no template that looks complete.
  const building = `tl_build_${process.pid}`;
  await drop(client, [building]);
  const { adminUrl, secret } = server;
  const roles = await provision({ adminUrl: adminUrl(), database: building, secret });
  await bringUpToDate(roles.owner);
  const { db, close } = createClient({ url: roles.worker, poolSize: 2 });
  await loadReference(db).finally(close);
  await client.query(`alter database ${ident(building)} rename to ${ident(template)}`);
  return template;
}

async function ingredientsHash(): Promise<string> {
  const files: string[] = [];
  for await (const file of glob(INGREDIENTS, { cwd: ROOT })) files.push(file);
  const hash = createHash('sha256');
  for (const file of files.sort()) hash.update(file).update(await readFile(join(ROOT, file)));
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

async function drop(client: pg.Client, databases: string[]): Promise<void> {
  for (const name of databases)
    await client.query(`drop database if exists ${ident(name)} with (force)`);
}
