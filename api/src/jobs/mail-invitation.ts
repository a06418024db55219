import { randomBytes } from 'node:crypto';
import { systemClaims, withClaims } from '@throughline/prisma/claims';
import type { Db, Tx } from '@throughline/prisma/client';
import { inTransaction } from '@throughline/prisma/transaction';
import { secretHash } from '@throughline/schema/platform/secret-hash';
import type { Task } from 'graphile-worker';
import { z } from 'zod';
import { linkTo } from '../auth/mails.ts';
import { putMail } from '../mail/outbox.ts';

const Payload = z.object({ invitationId: z.uuid() });

type Deps = { readonly db: Db; readonly publicUrl: string };

/** Whose mail, and which page its link opens. `issue` stores the hash of the token while the invitation is open. */
type Invitation = {
  readonly kind: 'ORGANIZATION_INVITATION' | 'MEMBERSHIP_INVITATION';
  readonly page: 'organizationInvitation' | 'membershipInvitation';
  readonly issue: (tx: Tx, id: string, hash: string) => Promise<{ email: string }[]>;
};

/**
 * Mails an invitation. The token is made here, so that it stands in no job: a second run makes another, and only the
 * last works. Does nothing when it was revoked or used.
 */
const mailInvitation =
  ({ kind, page, issue }: Invitation) =>
  (deps: Deps): Task =>
  async (payload) => {
    const { invitationId } = Payload.parse(payload);
    const token = randomBytes(24).toString('base64url');
    await withClaims(systemClaims(), () =>
      inTransaction(deps.db, async (tx) => {
        const [to] = await issue(tx, invitationId, secretHash(token));
        if (!to) return;
        const link = linkTo(deps.publicUrl, page, { token });
        await putMail(tx, { to: to.email, kind, link, locale: 'en' });
      }),
    );
  };

/** REF-013: an organization is asked to sign up. */
export const sendOrganizationInvitation = mailInvitation({
  kind: 'ORGANIZATION_INVITATION',
  page: 'organizationInvitation',
  issue: (tx, id, hash) => tx.$queryRaw`
    update organization_invitation set token_hash = ${hash}
     where id = ${id}::uuid and revoked_at is null and organization_id is null
    returning email`,
});

/** CORE-003: a colleague is asked to join. */
export const sendMembershipInvitation = mailInvitation({
  kind: 'MEMBERSHIP_INVITATION',
  page: 'membershipInvitation',
  issue: (tx, id, hash) => tx.$queryRaw`
    update membership_invitation set token_hash = ${hash}
     where id = ${id}::uuid and revoked_at is null and used_at is null
    returning email`,
});
