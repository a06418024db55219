import { locationProblems } from '../../../domain/directory/location-input.ts';
import type { LocationInput } from '../../../domain/directory/location-input.ts';
import { organizationProblems } from '../../../domain/directory/organization-input.ts';
import type { OrganizationInput } from '../../../domain/directory/organization-input.ts';
import { CUSTOMER_ACCOUNT, UNCONFIRMED } from '../../../domain/identity/account.ts';
import { limitText, problem, problemsOf, under } from '../../../domain/shared/field-problem.ts';
import { LIMITS } from '../../../domain/shared/limits.ts';
import type { Command, CommandContext } from '../../../platform/command.ts';
import { assertValid, Forbidden, InvalidInput } from '../../../platform/errors.ts';
import { record } from '../../../platform/record.ts';
import { secretHash } from '../../../platform/secret-hash.ts';
import { placeOf } from '../place.ts';
import { createLocation } from './save-location.ts';
import { organizationData } from './update-organization.ts';

type Input = OrganizationInput & {
  readonly location: LocationInput;
  /** Who one is and why, for whoever approves. */
  readonly note?: string | null | undefined;
  /** Of the mail that invited the organization. */
  readonly invitation?: string | null | undefined;
};

/**
 * REF-013: whoever is signed in signs an organization up, with its first place, by whose county an area is asked.
 * Opens nothing by itself: approval makes them its first administrator.
 */
export const registerOrganization: Command<Input, { organizationId: string }> = async (
  context,
  input,
) => {
  const { tx, now } = context;
  assertValid(
    problemsOf(
      organizationProblems(input),
      under('location', locationProblems(input.location)),
      limitText('note', input.note, LIMITS.membershipRequestReason),
    ),
  );
  const userId = await mayRegister(context);
  const { lwiaId } = await placeOf(context, input.location);
  const { id: organizationId } = await tx.organization.create({
    data: {
      ...organizationData(input),
      kind: 'PARTNER',
      lwiaId,
      city: input.location.city.trim(),
      registeredById: userId,
      createdAt: now,
      updatedAt: now,
    },
    select: { id: true },
  });
  await createLocation(context, organizationId, input.location);
  await tx.membership.create({
    data: {
      userId,
      organizationId,
      role: 'PARTNER_ADMIN',
      note: input.note?.trim() || null,
      requestedAt: now,
    },
  });
  if (input.invitation) {
    const hash = secretHash(input.invitation);
    await tx.$executeRaw`select app.use_organization_invitation(${hash}, ${organizationId}::uuid)`;
  }
  await record(context, {
    kind: 'ORGANIZATION_REGISTERED',
    audience: 'ORGANIZATION',
    subjectType: 'ORGANIZATION',
    subjectId: organizationId,
    sideOrganizationId: organizationId,
    userId,
  });
  return { organizationId };
};

/** One waits at a time; the own row is locked, so that two taps do not sign up twice. */
async function mayRegister({ tx, actor }: CommandContext): Promise<string> {
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
  const waiting = await tx.organization.findFirst({
    where: { registeredById: userId, status: 'PENDING' },
    select: { id: true },
  });
  if (waiting) {
    throw new InvalidInput([
      problem('name', 'DUPLICATE', {
        en: 'You have signed up an organization that still waits for approval.',
        es: 'Usted ya registró una organización que todavía espera aprobación.',
      }),
    ]);
  }
  return userId;
}
