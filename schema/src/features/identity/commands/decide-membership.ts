import type { MembershipRole } from '../../../domain/access/role.ts';
import { canApprove } from '../../../domain/identity/membership.ts';
import type { Command } from '../../../platform/command.ts';
import { Conflict, Forbidden } from '../../../platform/errors.ts';
import { record } from '../../../platform/record.ts';
import { endOfLastDay, loadMembership } from '../membership-facts.ts';

type Input = {
  readonly membershipId: string;
  readonly approve: boolean;
  readonly role?: MembershipRole | null | undefined;
  /** The last day it holds. */
  readonly validUntil?: string | Date | null | undefined;
};

/** CORE-002, CORE-003: who may give which role is the policy's; row-level security says it once more. */
export const decideMembership: Command<Input, { membershipId: string; userId: string }> = async (
  context,
  input,
) => {
  const { tx, actor, now } = context;
  const membership = await loadMembership(context, input.membershipId);
  const { id, userId, organizationId } = membership;
  const role = input.role ?? membership.role;
  if (membership.status !== 'PENDING') {
    throw new Conflict('This request has been decided already. Reload to see how.');
  }
  if (!canApprove(actor, { ...membership, role })) throw new Forbidden();

  const status = input.approve ? 'ACTIVE' : 'REFUSED';
  await tx.membership.updateMany({
    where: { id },
    data: {
      status,
      decidedAt: now,
      decidedById: actor.userId,
      ...(input.approve && {
        role,
        validFrom: now,
        validUntil: endOfLastDay(input.validUntil, now),
      }),
    },
  });
  await record(context, {
    kind: 'MEMBERSHIP_DECIDED',
    audience: 'ORGANIZATION',
    subjectType: 'MEMBERSHIP',
    subjectId: id,
    sideOrganizationId: organizationId,
    userId,
    data: { approved: input.approve, role },
  });
  return { membershipId: id, userId };
};
