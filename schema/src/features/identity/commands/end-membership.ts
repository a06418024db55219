import { canEnd } from '../../../domain/identity/membership.ts';
import type { Command } from '../../../platform/command.ts';
import { Conflict, Forbidden } from '../../../platform/errors.ts';
import { record } from '../../../platform/record.ts';
import { keepAdministrator, loadMembership } from '../membership-facts.ts';

type Input = { readonly membershipId: string };

/** CORE-003: ends access at once; what the member did stays in their name. Never the last administrator's. */
export const endMembership: Command<Input, { membershipId: string; userId: string }> = async (
  context,
  input,
) => {
  const { tx, actor, now } = context;
  const membership = await loadMembership(context, input.membershipId);
  const { id, userId, organizationId, role, status } = membership;
  if (status === 'ENDED') throw new Conflict('This membership has ended already.');
  if (!canEnd(actor, membership)) throw new Forbidden();
  await keepAdministrator(context, membership, null);

  await tx.membership.updateMany({ where: { id }, data: { status: 'ENDED', validUntil: now } });
  await record(context, {
    kind: 'MEMBERSHIP_ENDED',
    audience: 'ORGANIZATION',
    subjectType: 'MEMBERSHIP',
    subjectId: id,
    sideOrganizationId: organizationId,
    userId,
    data: { role },
  });
  return { membershipId: id, userId };
};
