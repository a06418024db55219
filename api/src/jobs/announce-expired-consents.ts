import { systemClaims, withClaims } from '@throughline/prisma/claims';
import type { Db } from '@throughline/prisma/client';
import { inTransaction } from '@throughline/prisma/transaction';
import { announceEndings, announceExpiries } from '@throughline/schema/features/customer/expiry';
import { systemContext } from '@throughline/schema/platform/command-start';

/** To be called every second. Repeating it, here or in another process, tells nothing twice. */
export function announceExpiredConsents(db: Db): Promise<number> {
  return withClaims(systemClaims(), () =>
    inTransaction(db, async (tx) => announceExpiries(await systemContext(tx))),
  );
}

/** To be called every minute, of consents that will end within two weeks; likewise. */
export function announceEndingConsents(db: Db): Promise<number> {
  return withClaims(systemClaims(), () =>
    inTransaction(db, async (tx) => announceEndings(await systemContext(tx))),
  );
}
