import { systemClaims, withClaims } from '@throughline/prisma/claims';
import type { Db } from '@throughline/prisma/client';
import { inTransaction } from '@throughline/prisma/transaction';
import { localeFor } from '@throughline/schema/domain/shared/locale';
import type { Task } from 'graphile-worker';
import { z } from 'zod';
import { linkTo } from '../auth/mails.ts';
import { putMail } from '../mail/outbox.ts';

const Payload = z.object({ userId: z.uuid() });

/**
 * Tells somebody that one of their two accounts was let go when two records of theirs became one
 * (`app.merge_persons`). Says nothing when that was undone meanwhile.
 */
export function tellDetached(deps: { readonly db: Db; readonly publicUrl: string }): Task {
  return async (payload) => {
    const { userId } = Payload.parse(payload);
    await withClaims(systemClaims(), () =>
      inTransaction(deps.db, async (tx) => {
        const account = await tx.account.findFirst({ where: { userId, personId: null } });
        if (!account) return;
        await putMail(tx, {
          to: account.email,
          kind: 'ACCOUNT_DETACHED',
          link: linkTo(deps.publicUrl, 'signIn'),
          locale: localeFor(account.locale),
        });
      }),
    );
  };
}
