import type { MembershipRole, OrganizationKind } from '../../../domain/access/role.ts';
import { canInvite, COLLEAGUE_INVITATION_DAYS } from '../../../domain/identity/membership.ts';
import { emailProblem, normalizeEmail } from '../../../domain/shared/email.ts';
import { problem, problemsOf, requireText } from '../../../domain/shared/field-problem.ts';
import { LIMITS } from '../../../domain/shared/limits.ts';
import type { Command, CommandContext } from '../../../platform/command.ts';
import { assertValid, Forbidden, LimitExceeded, NotFound } from '../../../platform/errors.ts';
import { assertIds } from '../../../platform/ids.ts';
import { enqueue } from '../../../platform/record.ts';
import { endOfLastDay } from '../membership-facts.ts';

type Input = {
  /** Null: the one acted for. */
  readonly organizationId?: string | null | undefined;
  readonly email: string;
  readonly role: MembershipRole;
  /** The last day the membership will hold; null: without end. */
  readonly validUntil?: string | Date | null | undefined;
};

const DAY_MS = 86_400_000;

/**
 * CORE-003: asks somebody by mail to work for an organization. The link is made by the job, so that it stands
 * nowhere else; one sent to the same address before works no more.
 */
export const inviteColleague: Command<Input, { invitationId: string }> = async (context, input) => {
  const { tx, actor, now } = context;
  const organizationId = input.organizationId ?? actor.organizationId ?? '';
  assertIds(organizationId);
  const organization = await tx.organization.findFirst({
    where: { id: organizationId, status: 'APPROVED' },
  });
  if (!organization) throw new NotFound();
  const { lwiaId } = organization;
  const kind = organization.kind as OrganizationKind;
  if (!canInvite(actor, { organizationId, kind, lwiaId }, input.role)) throw new Forbidden();
  const address = { en: 'their email address', es: 'su correo electrónico' };
  assertValid(
    problemsOf(requireText('email', input.email, address) ?? emailProblem('email', input.email)),
  );
  const email = normalizeEmail(input.email);
  const memberUntil = endOfLastDay(input.validUntil, now);
  await assertNoMember(context, organizationId, email);
  const open = { organizationId, usedAt: null, revokedAt: null };
  await tx.membershipInvitation.updateMany({ where: { ...open, email }, data: { revokedAt: now } });
  if ((await tx.membershipInvitation.count({ where: open })) >= LIMITS.openInvitations) {
    throw new LimitExceeded(
      `An organization has at most ${LIMITS.openInvitations} open invitations. Revoke some first.`,
    );
  }
  const { id: invitationId } = await tx.membershipInvitation.create({
    data: {
      organizationId,
      email,
      role: input.role,
      memberUntil,
      invitedById: actor.userId,
      createdAt: now,
      expiresAt: new Date(now.getTime() + COLLEAGUE_INVITATION_DAYS * DAY_MS),
    },
    select: { id: true },
  });
  await enqueue(context, 'send-membership-invitation', { invitationId });
  return { invitationId };
};

/** Whose addresses these are the administrator sees in the list of members anyway. */
async function assertNoMember(
  { tx, now }: CommandContext,
  organizationId: string,
  email: string,
): Promise<void> {
  const [member] = await tx.$queryRaw<object[]>`
    select from membership m
     where m.organization_id = ${organizationId}::uuid and m.status = 'ACTIVE'
       and (m.valid_until is null or m.valid_until > ${now}) and app.membership_email(m.id) = ${email}
     limit 1`;
  const problems = member
    ? [
        problem('email', 'DUPLICATE', {
          en: 'Whoever has this address works there already.',
          es: 'Quien tiene este correo ya trabaja ahí.',
        }),
      ]
    : [];
  assertValid(problems);
}
