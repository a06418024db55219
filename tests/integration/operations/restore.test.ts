import { cp, mkdtemp, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { execFile } from 'node:child_process';
import { createAuth } from '@throughline/api/auth/auth';
import type { Auth } from '@throughline/api/auth/auth';
import { firstAdministratorLink } from '@throughline/api/auth/first-administrator';
import { CookieJar } from '@throughline/api/http/cookies';
import { silentLog } from '@throughline/api/observability/log';
import { withConnection } from '@throughline/prisma/admin';
import { bringUpToDate, openDatabase } from '@throughline/prisma/database';
import type { Database } from '@throughline/prisma/database';
import { destroyEmbedded, startEmbedded } from '@throughline/prisma/embedded';
import { selfCheck } from '@throughline/prisma/self-check';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshDatabase } from '../../support/database.ts';

const URL_ = 'https://throughline.example.org';
const PASSWORD = 'four words in a row';
const run = promisify(execFile);

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'throughline-restore-'));
  // Searchable by the account that PostgreSQL runs as when we are root.
  await run('chmod', ['755', folder]);
});
afterAll(async () => {
  for (const name of ['original', 'restored']) await destroyEmbedded(join(folder, name));
  await rm(folder, { recursive: true, force: true });
});

const open = (name: string): Promise<Database> =>
  openDatabase({ mode: 'embedded', dataDir: join(folder, name) });

async function withAuth<T>(database: Database, work: (auth: Auth) => Promise<T>): Promise<T> {
  const { roles, secret } = database;
  const auth = createAuth({ authUrl: roles.auth, secret, publicUrl: URL_, log: silentLog });
  return work(auth).finally(() => auth.close());
}

const portOf = (auth: Auth) =>
  auth.portFor(new Request(`${URL_}/graphql`, { method: 'POST' }), new CookieJar(false));

function signUp(
  database: Database,
  email: string,
  invitationCode: string | null,
): Promise<unknown> {
  return withAuth(database, (auth) =>
    portOf(auth).signUp({
      name: 'Kim Agency',
      email,
      password: PASSWORD,
      locale: 'en',
      invitationCode,
    }),
  );
}

const signIn = (database: Database, email: string) =>
  withAuth(database, (auth) => portOf(auth).signIn({ email, password: PASSWORD }));

/** As pg_basebackup does it: what is copied while the server writes is made whole by its log. */
async function backUp(client: pg.Client, to: string, meanwhile: () => Promise<unknown>) {
  const { rows } = await client.query<{ path: string }>(
    `select current_setting('data_directory') as path`,
  );
  const from = rows[0]!.path;
  await client.query(`select pg_backup_start('test', true)`);
  await mkdir(to, { recursive: true });
  const cluster = join(to, 'cluster');
  const left = /\/(postmaster\.(pid|opts)|pg_wal\/.+|pg_replslot\/.+)$/;
  await cp(from, cluster, {
    recursive: true,
    preserveTimestamps: true,
    filter: (path) => !left.test(path),
  });
  await meanwhile();
  const stopped = await client.query<{ label: string }>(
    'select labelfile as label from pg_backup_stop(wait_for_archive => false)',
  );
  await cp(join(from, 'pg_wal'), join(cluster, 'pg_wal'), { recursive: true });
  await writeFile(join(cluster, 'backup_label'), stopped.rows[0]!.label);
  // Another timeline from here on: cursors that clients hold are then known to be of the past.
  await writeFile(join(cluster, 'recovery.signal'), '');
  await writeFile(join(cluster, 'postgresql.auto.conf'), `restore_command = 'false'\n`);
  for (const name of ['password', 'secret']) await cp(join(from, '..', name), join(to, name));
  await run('chown', ['-R', '--reference', from, cluster]);
  await run('chmod', ['700', cluster]);
  expect(await readdir(cluster)).not.toContain('postmaster.pid');
}

const FACTS = `
  select json_build_object(
    'users', (select json_agg(email order by email) from account),
    'policies', (select count(*) from pg_policies),
    'forced', (select count(*) from pg_class where relforcerowsecurity),
    'timeline', left(pg_walfile_name(pg_current_wal_lsn()), 8)) as facts`;

type Facts = { users: string[]; policies: number; forced: number; timeline: string };

const factsOf = ({ adminUrl }: Database): Promise<Facts> =>
  withConnection(adminUrl, async (client) => {
    const { rows } = await client.query<{ facts: Facts }>(FACTS);
    return rows[0]!.facts;
  });

const isRecovering = (url: string): Promise<boolean> =>
  withConnection(url, async (client) => {
    const { rows } = await client.query<{ recovering: boolean }>(
      'select pg_is_in_recovery() as recovering',
    );
    return rows[0]!.recovering;
  });

describe('a backup taken while people work', () => {
  test('restores everything acknowledged before it ended, isolation and sign-in included', async () => {
    const original = await open('original');
    const link = (await firstAdministratorLink({ database: original, url: URL_ })).at(-1) ?? '';
    const code = decodeURIComponent(link.split('#code=')[1] ?? '');
    await signUp(original, 'kim@example.org', code);
    await withConnection(original.adminUrl, (client) =>
      backUp(client, join(folder, 'restored'), () => signUp(original, 'lee@example.org', null)),
    );
    await signUp(original, 'late@example.org', null);
    const before = await factsOf(original);
    await original.close();

    const recovering = await startEmbedded({ dataDir: join(folder, 'restored') });
    await expect.poll(() => isRecovering(recovering.adminUrl()), { timeout: 60_000 }).toBe(false);
    const restored = await open('restored');
    const after = await factsOf(restored);
    expect(after).toEqual({
      ...before,
      users: ['kim@example.org', 'lee@example.org'],
      timeline: '00000002',
    });
    await selfCheck(restored.roles);
    expect((await signIn(restored, 'kim@example.org')).userId).toBeTruthy();
    await restored.close();
    await recovering.stop();
  }, 180_000);
});

describe('a restored dump', () => {
  test('has its events in the past, in their order, and holds up none that come', async () => {
    const database = await freshDatabase();
    await withConnection(database.adminUrl, async (client) => {
      // As the cluster that they come from numbered them, which had many more transactions.
      await client.query(
        `insert into activity (id, xid, at, kind, audience, actor_role, subject_type, subject_id)
         select gen_random_uuid(), 4000000000 + n, now(), 'MESSAGE_POSTED', 'USER', 'SYSTEM', 'USER', gen_random_uuid()
           from generate_series(1, 3) n`,
      );
      const order = async () =>
        (await client.query('select id from activity order by xid, seq')).rows as unknown[];
      const ahead = async () =>
        (
          await client.query(
            'select from activity where xid >= pg_snapshot_xmin(pg_current_snapshot())::text::bigint',
          )
        ).rowCount;
      const before = await order();
      expect(await ahead()).toBe(3);
      await bringUpToDate(database.roles.owner);
      expect(await ahead()).toBe(0);
      expect(await order()).toEqual(before);
    });
    await database.close();
  });
});
