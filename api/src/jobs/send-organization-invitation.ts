import { randomBytes } from 'node:crypto';
import { systemClaims, withClaims } from '@throughline/prisma/claims';
import type { Db } from '@throughline/prisma/client';
import { inTransaction } from '@throughline/prisma/transaction';
import { secretHash } from '@throughline/schema/platform/secret-hash';
import type { Task } from 'graphile-worker';
import { z } from 'zod';
import { linkTo } from '../auth/mails.ts';
import { putMail } from '../mail/outbox.ts';

const Payload = z.object({ invitationId: z.uuid() });

/**
 * Mails an organization the invitation to sign up (REF-013). The token is made here, so that it stands in no job: a
 * second run makes another, and only the last works. Does nothing when it was revoked or used.
 */
export function sendOrganizationInvitation(deps: {
  readonly db: Db;
  readonly publicUrl: string;
}): Task {
  return async (payload) => {
    const { invitationId } = Payload.parse(payload);
    const token = randomBytes(24).toString('base64url');
    await withClaims(systemClaims(), () =>
      inTransaction(deps.db, async (tx) => {
        const [to] = await tx.$queryRaw<{ email: string }[]>`
          update organization_invitation set token_hash = ${secretHash(token)}
           where id = ${invitationId}::uuid and revoked_at is null and organization_id is null
          returning email`;
        if (!to) return;
        await putMail(tx, {
          to: to.email,
          kind: 'ORGANIZATION_INVITATION',
          link: linkTo(deps.publicUrl, 'organizationInvitation', { token }),
          locale: 'en',
        });
      }),
    );
  };
}
