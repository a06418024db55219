import { systemClaims, withClaims } from '@throughline/prisma/claims';
import type { Db } from '@throughline/prisma/client';
import type { SealedSsn, SsnVault } from '@throughline/schema/platform/ssn-vault';
import type { Sweeper } from './sweepers.ts';

const BATCH = 500;

/** Moves what an older key sealed to the one that seals now, and forgets numbers nobody has any more. */
export const ssnSweeper = (vault: SsnVault): Sweeper => ({
  name: 'social-security-numbers',
  everyMs: 60_000,
  run: (db) =>
    withClaims(systemClaims(), async () => (await reseal(db, vault)) + (await forget(db))),
});

/**
 * What is left under a key shows in OPERATE.md's query: once nothing is, the key may go. A row whose hash is
 * there under the new key already was written by a process that did not know that key; it stays.
 */
async function reseal(db: Db, vault: SsnVault): Promise<number> {
  const rows = await db.$queryRaw<SealedSsn[]>`
    select id, key_id as "keyId", sealed from ssn_secret where key_id <> ${vault.keyId} limit ${BATCH}`;
  let done = 0;
  for (const row of rows) {
    const moved = vault.resealed(row);
    if (!moved) continue;
    done += await db.$executeRaw`
      update ssn_secret s set key_id = ${moved.keyId}, sealed = ${moved.sealed}, match_hash = ${moved.match}
       where s.id = ${row.id}::uuid and s.key_id = ${row.keyId}
         and not exists (select 1 from ssn_secret other where other.match_hash = ${moved.match})`;
  }
  return done;
}

/** A day longer than a merge can be undone, which may bring one back. */
function forget(db: Db): Promise<number> {
  return db.$executeRaw`
    delete from ssn_secret s
     where s.released_at < app.now() - interval '31 days'
       and not exists (select 1 from person_ssn p where p.secret_id = s.id)`;
}
