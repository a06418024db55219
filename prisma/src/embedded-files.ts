import { randomBytes } from 'node:crypto';
import { chown, readFile, rename, writeFile } from 'node:fs/promises';
import type { Account } from './embedded-home.ts';

/** A random secret in a file that only its owner reads; the same one at every call. */
export async function readOrCreateSecret(path: string, owner: Account | null): Promise<string> {
  const known = await readFile(path, 'utf8').catch(() => '');
  if (known) return known;
  const secret = randomBytes(32).toString('base64url');
  const partial = `${path}.new`;
  await writeFile(partial, secret, { mode: 0o600 });
  if (owner) await chown(partial, owner.uid, owner.gid);
  // Renamed when complete: half a password would lock us out of the cluster made with it.
  await rename(partial, path);
  return secret;
}
