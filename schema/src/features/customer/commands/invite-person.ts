import { randomBytes } from 'node:crypto';
import {
  INVITATION_CODE_BYTES,
  invitationCodeFrom,
  invitationExpiresAt,
} from '../../../domain/identity/invitation.ts';
import type { InvitationKind } from '../../../domain/identity/invitation.ts';
import { personActions } from '../../../domain/customer/policy.ts';
import { problem } from '../../../domain/shared/field-problem.ts';
import type { Command, CommandContext } from '../../../platform/command.ts';
import { Conflict, Forbidden, InvalidInput } from '../../../platform/errors.ts';
import { enqueue, record } from '../../../platform/record.ts';
import { secretHash } from '../../../platform/secret-hash.ts';
import { loadFacts } from '../person-facts.ts';

type Input = { readonly personId: string; readonly kind: InvitationKind };

/**
 * Invites a person to an account. Earlier invitations of this organization stop working: the lost letter
 * opens nothing.
 *
 * @param handOver receives a printed code. It is no part of the result, which is kept for repeats: only
 *   the hash is stored.
 */
export const invitePerson =
  (handOver: (code: string) => void): Command<Input, { invitationId: string }> =>
  async (context, { personId, kind }) => {
    const { tx, actor, now } = context;
    const facts = await loadFacts(context, personId);
    if (facts.hasAccount) throw new Conflict('This person already has an account.');
    if (!personActions(actor, facts).includes('INVITE') || !actor.organizationId) {
      throw new Forbidden();
    }
    if (kind === 'MAIL') await assertMailable(context, personId);

    const organizationId = actor.organizationId;
    await tx.personInvitation.updateMany({
      where: { personId, createdByOrganizationId: organizationId, usedAt: null, revokedAt: null },
      data: { revokedAt: now },
    });
    const code = invitationCodeFrom(randomBytes(INVITATION_CODE_BYTES));
    const { id: invitationId } = await tx.personInvitation.create({
      data: {
        personId,
        codeHash: secretHash(code),
        kind,
        createdByOrganizationId: organizationId,
        createdById: actor.userId,
        createdAt: now,
        expiresAt: invitationExpiresAt(now),
      },
      select: { id: true },
    });
    // The job makes a code of its own, so that none waits in a queue.
    if (kind === 'MAIL') await enqueue(context, 'send-invitation', { invitationId });
    else handOver(code);
    await record(context, {
      kind: 'INVITATION_CREATED',
      audience: 'SIDE_AND_PERSON',
      subjectType: 'PERSON',
      subjectId: personId,
      personId,
      sideOrganizationId: organizationId,
      data: { invitationId },
    });
    return { invitationId };
  };

async function assertMailable({ tx }: CommandContext, personId: string): Promise<void> {
  const contact = await tx.personContact.findFirst({
    where: { personId },
    select: { email: true },
  });
  if (contact?.email) return;
  throw new InvalidInput([
    problem('kind', 'NOT_ALLOWED', {
      en: 'There is no email address on record. Add one, or print a code.',
      es: 'No hay un correo electrónico registrado. Agregue uno o imprima un código.',
    }),
  ]);
}
