import type { Command } from '../../../platform/command.ts';
import { Conflict, NotFound } from '../../../platform/errors.ts';
import { assertIds } from '../../../platform/ids.ts';

type Input = { readonly invitationId: string };

/** The link in the mail works no more (CORE-003). Row-level security shows it to those who administer alone. */
export const revokeColleagueInvitation: Command<Input, Input> = async (
  { tx, now },
  { invitationId },
) => {
  assertIds(invitationId);
  const found = await tx.membershipInvitation.findFirst({ where: { id: invitationId } });
  if (!found) throw new NotFound();
  const { count } = await tx.membershipInvitation.updateMany({
    where: { id: invitationId, revokedAt: null, usedAt: null },
    data: { revokedAt: now },
  });
  if (count === 0) throw new Conflict('This invitation was used or revoked already.');
  return { invitationId };
};
