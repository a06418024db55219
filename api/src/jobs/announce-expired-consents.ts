import { systemClaims, withClaims } from '@throughline/prisma/claims';
import type { Db } from '@throughline/prisma/client';
import { inTransaction } from '@throughline/prisma/transaction';
import { ANONYMOUS } from '@throughline/schema/domain/access/actor';
import { announceExpiries } from '@throughline/schema/features/customer/expiry';

/** To be called every 15 seconds. Repeating it, here or in another process, tells nothing twice. */
export function announceExpiredConsents(db: Db): Promise<number> {
  return withClaims(systemClaims(), () =>
    inTransaction(db, async (tx) => {
      const [{ now }] = await tx.$queryRaw<[{ now: Date }]>`select app.now() as now`;
      const actor = { ...ANONYMOUS, role: 'SYSTEM' } as const;
      return announceExpiries({ tx, actor, now, locale: 'en' });
    }),
  );
}
