import type { Command } from '../../../platform/command.ts';
import { Conflict, Forbidden, NotFound } from '../../../platform/errors.ts';
import { assertIds } from '../../../platform/ids.ts';
import { record } from '../../../platform/record.ts';

/** Revoking what is revoked changes nothing and is no error. */
export const revokeInvitation: Command<{ readonly id: string }, { invitationId: string }> = async (
  context,
  { id },
) => {
  const { tx, actor, now } = context;
  assertIds(id);
  const invitation = await tx.personInvitation.findFirst({ where: { id } });
  if (!invitation) throw new NotFound();
  if (invitation.createdByOrganizationId !== actor.organizationId) throw new Forbidden();
  if (invitation.usedAt) throw new Conflict('This invitation has been used.');
  const revoked = await tx.personInvitation.updateMany({
    where: { id, usedAt: null, revokedAt: null },
    data: { revokedAt: now },
  });
  if (revoked.count > 0) {
    await record(context, {
      kind: 'INVITATION_REVOKED',
      audience: 'SIDE_AND_PERSON',
      subjectType: 'PERSON',
      subjectId: invitation.personId,
      personId: invitation.personId,
      sideOrganizationId: actor.organizationId,
      data: { invitationId: id },
    });
  }
  return { invitationId: id };
};
