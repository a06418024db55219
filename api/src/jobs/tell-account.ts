import { systemClaims, withClaims } from '@throughline/prisma/claims';
import type { Db } from '@throughline/prisma/client';
import { inTransaction } from '@throughline/prisma/transaction';
import { localeFor } from '@throughline/schema/domain/shared/locale';
import type { Task } from 'graphile-worker';
import { z } from 'zod';
import { linkTo } from '../auth/mails.ts';
import { putMail } from '../mail/outbox.ts';

const Payload = z.object({
  userId: z.uuid(),
  kind: z.enum(['ACCOUNT_DETACHED', 'SECOND_ACCOUNT']),
});

/**
 * Tells the owner of an account that it was let go when two records of theirs became one (`app.merge_persons`), or
 * that somebody tried to connect a second one (`auth.bind_person`). Says nothing when that is no longer so.
 */
export function tellAccount(deps: { readonly db: Db; readonly publicUrl: string }): Task {
  return async (payload) => {
    const { userId, kind } = Payload.parse(payload);
    await withClaims(systemClaims(), () =>
      inTransaction(deps.db, async (tx) => {
        const account = await tx.account.findFirst({ where: { userId } });
        const detached = kind === 'ACCOUNT_DETACHED';
        if (!account || detached !== (account.personId === null)) return;
        await putMail(tx, {
          to: account.email,
          kind,
          link: linkTo(deps.publicUrl, 'signIn'),
          locale: localeFor(account.locale),
        });
      }),
    );
  };
}
