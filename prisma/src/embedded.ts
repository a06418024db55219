import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdir, readFile, readdir, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { readOrCreateSecret } from './embedded-files.ts';
import { findHome, type Home } from './embedded-home.ts';
import { readPostmaster } from './embedded-pid.ts';
import { isAlive, withFileLock } from './file-lock.ts';

const run = promisify(execFile);

const ADMIN = 'postgres';
const START_TIMEOUT_S = 60;
const NEW_CLUSTER = 'cluster.new.';

export type EmbeddedOptions = {
  /** Kept between starts. Created when absent; see embedded-home.ts for where it may really be. */
  dataDir: string;
  /** `false` for tests: a crash of the machine may lose the cluster, and nothing waits for the disk. */
  durable?: boolean;
};

export type Embedded = {
  /** A superuser's URL: for provisioning, migrations and tests, never for requests. */
  adminUrl: (database?: string) => string;
  port: number;
  version: string;
  /** Found running: left by a process that was killed, or shared with one that runs now. */
  adopted: boolean;
  /** Random, made with the cluster, and kept beside it. */
  secret: string;
  /** Stops the server unless it was started or adopted elsewhere too, by a process that still runs. */
  stop: () => Promise<void>;
};

/** Starts the PostgreSQL that comes with the packages on 127.0.0.1, or adopts the one that runs. */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const home = await findHome(options.dataDir);
  const paths = pathsIn(home.folder);
  return withFileLock(paths.lock, async () => {
    const password = await readOrCreateSecret(paths.password, home.account);
    const secret = await readOrCreateSecret(paths.secret, null);
    await initialize(home);
    const running = await findRunning(paths.cluster);
    const port = running ?? (await start(home, options.durable ?? true));
    const adminUrl = (database = 'postgres') =>
      `postgresql://${ADMIN}:${password}@127.0.0.1:${port}/${encodeURIComponent(database)}`;
    const version = await askVersion(adminUrl(), paths.cluster);
    const user = join(paths.users, `${process.pid}.${randomUUID()}`);
    await mkdir(paths.users, { recursive: true });
    await writeFile(user, '');
    return {
      adminUrl,
      port,
      version,
      adopted: running !== null,
      secret,
      stop: () => stop(home, user),
    };
  });
}

/** Stops the server on `dataDir`, whoever uses it, and deletes the cluster with everything in it. */
export async function destroyEmbedded(dataDir: string): Promise<void> {
  const home = await findHome(dataDir);
  const paths = pathsIn(home.folder);
  await withFileLock(paths.lock, async () => {
    if (await readPostmaster(paths.cluster)) await pgCtl(home, ['stop', '-m', 'immediate', '-w']);
    for (const name of await readdir(home.folder)) {
      const path = join(home.folder, name);
      if (path !== paths.lock) await rm(path, { recursive: true, force: true });
    }
  });
  await rmdir(home.folder).catch(() => {}); // somebody who waited for the lock has begun anew
}

function pathsIn(folder: string) {
  return {
    cluster: join(folder, 'cluster'),
    password: join(folder, 'password'),
    secret: join(folder, 'secret'),
    log: join(folder, 'server.log'),
    /** A file for each use of the server, named by the number of the process. */
    users: join(folder, 'users'),
    lock: join(folder, 'lock'),
  };
}

/**
 * initdb works in a folder of its own, renamed when it has finished: half a cluster is never
 * started, and an initdb that outlived its parent does not write into the next one's.
 */
async function initialize(home: Home): Promise<void> {
  const { cluster, password } = pathsIn(home.folder);
  if (await stat(cluster).catch(() => null)) return;
  for (const name of await readdir(home.folder)) {
    if (name.startsWith(NEW_CLUSTER))
      await rm(join(home.folder, name), { recursive: true, force: true, maxRetries: 5 });
  }
  const folder = join(home.folder, `${NEW_CLUSTER}${process.pid}`);
  await execute(home, home.binaries.initdb, [
    `--pgdata=${folder}`,
    `--username=${ADMIN}`,
    `--pwfile=${password}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=icu',
    '--icu-locale=en-US',
  ]);
  await rename(folder, cluster);
}

async function start(home: Home, durable: boolean): Promise<number> {
  const paths = pathsIn(home.folder);
  await rm(paths.log, { force: true });
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort();
    const flags = settings(port, durable).map((setting) => `-c ${setting}`);
    try {
      await pgCtl(home, [
        'start',
        '-w',
        '-t',
        String(START_TIMEOUT_S),
        '-l',
        paths.log,
        '-o',
        flags.join(' '),
      ]);
      return port;
    } catch (cause) {
      // Another process may have taken the port since it was found free.
      if (attempt === 3) {
        const log = await readFile(paths.log, 'utf8').catch(() => '');
        throw new Error(
          `The embedded PostgreSQL did not start:\n${log.split('\n').slice(-12).join('\n')}`,
          { cause },
        );
      }
    }
  }
}

/** Sized for a small machine. No setting may contain a space. */
function settings(port: number, durable: boolean): string[] {
  return [
    `port=${port}`,
    'listen_addresses=127.0.0.1',
    // No socket file: nothing else on the machine gets a second way in, and no path is too long.
    'unix_socket_directories=',
    'shared_buffers=128MB',
    `max_connections=${durable ? 100 : 200}`,
    'timezone=UTC',
    // What people wrote must not reach the log through the statement or the detail of an error.
    'log_min_error_statement=panic',
    'log_error_verbosity=terse',
    ...(durable
      ? []
      : [
          'fsync=off',
          'synchronous_commit=off',
          'full_page_writes=off',
          'max_wal_size=4GB',
          'autovacuum_naptime=5min',
        ]),
  ];
}

/**
 * The port of the server that runs already. An orphan may still be recovering from the crash that
 * made it one, or be on its way out.
 */
async function findRunning(cluster: string): Promise<number | null> {
  const deadline = Date.now() + START_TIMEOUT_S * 1000;
  for (;;) {
    const postmaster = await readPostmaster(cluster);
    if (!postmaster) return null;
    if (postmaster.ready) return postmaster.port;
    if (Date.now() > deadline)
      throw new Error('The running embedded PostgreSQL does not become ready.');
    await sleep(100);
  }
}

/** Also proves that the server that answers is ours. */
async function askVersion(url: string, cluster: string): Promise<string> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    const { rows } = await client.query<{ version: string; folder: string }>(
      `select current_setting('server_version') as version, current_setting('data_directory') as folder`,
    );
    const [row] = rows;
    if (!row || row.folder !== cluster)
      throw new Error('Another server answers on the port of the embedded one.');
    return row.version;
  } finally {
    await client.end();
  }
}

async function stop(home: Home, user: string): Promise<void> {
  const paths = pathsIn(home.folder);
  await withFileLock(paths.lock, async () => {
    await rm(user, { force: true });
    for (const other of await readdir(paths.users).catch(() => [])) {
      if (isAlive(Number(other.split('.')[0]))) return;
      await rm(join(paths.users, other), { force: true });
    }
    if (await readPostmaster(paths.cluster)) await pgCtl(home, ['stop', '-m', 'fast', '-w']);
  });
}

function pgCtl(home: Home, args: string[]): Promise<void> {
  return execute(home, home.binaries.pgCtl, [...args, '-s', '-D', pathsIn(home.folder).cluster]);
}

async function execute(home: Home, file: string, args: string[]): Promise<void> {
  // Of our own environment the server needs nothing, and some of it is secret.
  const environment =
    process.platform === 'win32' ? {} : { env: { PATH: '/usr/bin:/bin', LC_ALL: 'C' } };
  await run(file, args, { ...home.account, ...environment, cwd: home.folder });
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) =>
    server.once('error', reject).listen(0, '127.0.0.1', resolve),
  );
  const address = server.address();
  await new Promise<void>((resolve) => server.close(() => resolve()));
  if (!address || typeof address === 'string') throw new Error('No free port.');
  return address.port;
}
