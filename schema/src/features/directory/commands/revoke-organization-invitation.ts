import type { Command } from '../../../platform/command.ts';
import { Conflict, NotFound } from '../../../platform/errors.ts';
import { assertIds } from '../../../platform/ids.ts';

type Input = { readonly invitationId: string };

/** The link in the mail works no more. */
export const revokeOrganizationInvitation: Command<Input, Input> = async (
  { tx, now },
  { invitationId },
) => {
  assertIds(invitationId);
  const found = await tx.organizationInvitation.findFirst({ where: { id: invitationId } });
  if (!found) throw new NotFound();
  const done = await tx.organizationInvitation.updateMany({
    where: { id: invitationId, revokedAt: null, organizationId: null },
    data: { revokedAt: now },
  });
  if (done.count === 0) throw new Conflict('This invitation was used or revoked already.');
  return { invitationId };
};
