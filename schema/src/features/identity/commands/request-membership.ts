import type { MembershipRole, OrganizationKind } from '../../../domain/access/role.ts';
import { CUSTOMER_ACCOUNT, UNCONFIRMED } from '../../../domain/identity/account.ts';
import { canRequest } from '../../../domain/identity/membership.ts';
import { limitText, problem, problemsOf } from '../../../domain/shared/field-problem.ts';
import { LIMITS } from '../../../domain/shared/limits.ts';
import type { Command, CommandContext } from '../../../platform/command.ts';
import { assertValid, Forbidden, InvalidInput, NotFound } from '../../../platform/errors.ts';
import { assertIds } from '../../../platform/ids.ts';
import { record } from '../../../platform/record.ts';

type Input = {
  readonly organizationId: string;
  readonly role: MembershipRole;
  readonly note?: string | null | undefined;
};

/** CORE-002: asks to join. Opens nothing by itself. */
export const requestMembership: Command<Input, { membershipId: string }> = async (
  context,
  input,
) => {
  const { tx, now } = context;
  const { organizationId, role } = input;
  assertIds(organizationId);
  assertValid(problemsOf(limitText('note', input.note, LIMITS.membershipRequestReason)));
  const userId = await mayAsk(context);
  const organization = await tx.organization.findFirst({
    where: { id: organizationId, status: 'APPROVED' },
  });
  if (!organization) throw new NotFound();
  if (!canRequest(role, organization.kind as OrganizationKind)) {
    throw new InvalidInput([
      problem('role', 'NOT_ALLOWED', {
        en: 'This role cannot be asked for at this organization.',
        es: 'Esta función no se puede pedir en esta organización.',
      }),
    ]);
  }
  const already = await tx.membership.findFirst({
    where: {
      userId,
      organizationId,
      OR: [{ status: 'PENDING' }, { status: 'ACTIVE', role, validUntil: null }],
    },
  });
  if (already) {
    throw new InvalidInput([
      problem('organizationId', 'DUPLICATE', {
        en: 'You already asked to join this organization, or belong to it.',
        es: 'Usted ya pidió unirse a esta organización o ya pertenece a ella.',
      }),
    ]);
  }

  const { id: membershipId } = await tx.membership.create({
    data: { userId, organizationId, role, note: input.note?.trim() || null, requestedAt: now },
    select: { id: true },
  });
  await record(context, {
    kind: 'MEMBERSHIP_REQUESTED',
    audience: 'ORGANIZATION',
    subjectType: 'MEMBERSHIP',
    subjectId: membershipId,
    sideOrganizationId: organizationId,
    userId,
    data: { role },
  });
  return { membershipId };
};

/** One request at a time: the own row is locked, so that two taps do not ask twice. */
async function mayAsk({ tx, actor }: CommandContext): Promise<string> {
  const { userId } = actor;
  if (!userId) throw new Forbidden();
  await tx.$queryRaw`select id from app_user where id = ${userId}::uuid for update`;
  const account = await tx.account.findFirst({ where: { userId } });
  if (!account?.emailVerifiedAt) {
    throw new Forbidden(UNCONFIRMED);
  }
  if (account.personId) {
    throw new Forbidden(CUSTOMER_ACCOUNT);
  }
  return userId;
}
