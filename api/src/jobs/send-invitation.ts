import { randomBytes } from 'node:crypto';
import { systemClaims, withClaims } from '@throughline/prisma/claims';
import type { Db } from '@throughline/prisma/client';
import { inTransaction } from '@throughline/prisma/transaction';
import {
  INVITATION_CODE_BYTES,
  invitationCodeFrom,
} from '@throughline/schema/domain/identity/invitation';
import { localeFor } from '@throughline/schema/domain/shared/locale';
import { secretHash } from '@throughline/schema/platform/secret-hash';
import type { Task } from 'graphile-worker';
import { z } from 'zod';
import { linkTo } from '../auth/mails.ts';
import { putMail } from '../mail/outbox.ts';

const Payload = z.object({ invitationId: z.uuid() });

/**
 * Mails a person the invitation made for them. The code is made here, so that it stands in no job: a second
 * run makes another, and only the last works. Does nothing when it was revoked, used, or there is no address.
 */
export function sendInvitation(deps: { readonly db: Db; readonly publicUrl: string }): Task {
  return async (payload) => {
    const { invitationId } = Payload.parse(payload);
    const code = invitationCodeFrom(randomBytes(INVITATION_CODE_BYTES));
    await withClaims(systemClaims(), () =>
      inTransaction(deps.db, async (tx) => {
        const [to] = await tx.$queryRaw<{ email: string; locale: string }[]>`
          select email, locale from app.issue_invitation_code(${invitationId}::uuid, ${secretHash(code)})`;
        if (!to) return;
        await putMail(tx, {
          to: to.email,
          kind: 'CUSTOMER_INVITATION',
          link: linkTo(deps.publicUrl, 'invitation', { code }),
          locale: localeFor(to.locale),
        });
      }),
    );
  };
}
