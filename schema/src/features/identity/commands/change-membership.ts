import type { MembershipRole } from '../../../domain/access/role.ts';
import { canChange, isMembershipCurrent } from '../../../domain/identity/membership.ts';
import type { Command } from '../../../platform/command.ts';
import { Conflict, Forbidden } from '../../../platform/errors.ts';
import { record } from '../../../platform/record.ts';
import { endOfLastDay, keepAdministrator, loadMembership } from '../membership-facts.ts';

type Input = {
  readonly membershipId: string;
  readonly role: MembershipRole;
  /** The last day it holds; null: without end. */
  readonly validUntil?: string | Date | null | undefined;
};

/** CORE-003: another role, another end. Open pages and streams go by it at once; who gave it stands with it. */
export const changeMembership: Command<Input, { membershipId: string; userId: string }> = async (
  context,
  input,
) => {
  const { tx, actor, now } = context;
  const { role } = input;
  const membership = await loadMembership(context, input.membershipId);
  const { id, userId, organizationId } = membership;
  if (!isMembershipCurrent(membership, now)) {
    throw new Conflict('This membership does not hold any more. Reload to see how it stands.');
  }
  if (!canChange(actor, membership, role)) throw new Forbidden();
  const validUntil = endOfLastDay(input.validUntil, now);
  await keepAdministrator(context, membership, { role, validUntil });

  await tx.membership.updateMany({
    where: { id },
    data: { role, validUntil, decidedAt: now, decidedById: actor.userId },
  });
  await record(context, {
    kind: 'MEMBERSHIP_CHANGED',
    audience: 'ORGANIZATION',
    subjectType: 'MEMBERSHIP',
    subjectId: id,
    sideOrganizationId: organizationId,
    userId,
    data: { from: membership.role, role },
  });
  return { membershipId: id, userId };
};
