import type { Tx } from '@throughline/prisma/client';
import type { NoticePeople } from '@throughline/schema/domain/notification/recipients';

const STAFF = ['PARTNER_STAFF', 'PARTNER_ADMIN', 'LWIA_ADMIN'];

export type ReferralParties = {
  readonly id: string;
  readonly personId: string;
  readonly senderOrganizationId: string;
  readonly receiverOrganizationId: string | null;
  readonly receiverLwiaId: string | null;
  readonly serviceId: string | null;
  readonly authorId: string | null;
  readonly senderAssigneeId: string | null;
  readonly receiverAssigneeId: string | null;
};

/** Who holds one of the roles in an organization now. */
async function members(
  tx: Tx,
  organizationId: string | null,
  roles: readonly string[],
): Promise<readonly string[]> {
  if (!organizationId) return [];
  const rows = await tx.$queryRaw<{ userId: string }[]>`
    select distinct user_id as "userId" from membership
    where organization_id = ${organizationId}::uuid and status = 'ACTIVE' and role = any (${roles})
      and (valid_from is null or valid_from <= app.now()) and (valid_until is null or valid_until > app.now())
    order by 1`;
  return rows.map(({ userId }) => userId);
}

/** A side is who has the referral; else, of the sender, who wrote it; else everybody who works there. */
export async function peopleOfReferral(tx: Tx, referral: ReferralParties): Promise<NoticePeople> {
  const senders = await members(tx, referral.senderOrganizationId, STAFF);
  const receivers = await members(tx, referral.receiverOrganizationId, STAFF);
  // Whoever left is told nothing more.
  const still = (there: readonly string[], userId: string | null) =>
    there.find((id) => id === userId) ?? null;
  const author = still(senders, referral.authorId);
  const customer = await tx.account.findFirst({
    where: { personId: referral.personId, status: 'ACTIVE' },
    select: { userId: true },
  });
  return {
    senderAssignee: still(senders, referral.senderAssigneeId),
    senderContacts: author ? [author] : senders,
    receiverAssignee: still(receivers, referral.receiverAssigneeId),
    receiverContacts: receivers,
    receiverBackups: await backupsOf(tx, referral.serviceId, receivers),
    areaAdministrators: await members(tx, referral.receiverLwiaId, ['LWIA_ADMIN']),
    customer: customer?.userId ?? null,
  };
}

/** The directory names contacts by address; those of them who work there are told here. */
async function backupsOf(
  tx: Tx,
  serviceId: string | null,
  receivers: readonly string[],
): Promise<readonly string[]> {
  if (!serviceId) return [];
  const contacts = await tx.serviceContact.findMany({
    where: { serviceId, backup: true, email: { not: null } },
    select: { email: true },
  });
  const accounts = await tx.account.findMany({
    where: {
      userId: { in: [...receivers] },
      email: { in: contacts.flatMap(({ email }) => email ?? []) },
    },
    select: { userId: true },
  });
  return accounts.map(({ userId }) => userId);
}

/** Who decides about a membership: the organization's administrators, else the area's, else the state's. */
export async function administratorsOf(tx: Tx, organizationId: string): Promise<readonly string[]> {
  const own = await members(tx, organizationId, ['PARTNER_ADMIN', 'LWIA_ADMIN', 'STATE_ADMIN']);
  if (own.length > 0) return own;
  const { lwiaId } = await tx.organization.findFirstOrThrow({
    where: { id: organizationId },
    select: { lwiaId: true },
  });
  const area = await members(tx, lwiaId, ['LWIA_ADMIN']);
  if (area.length > 0) return area;
  const state = await tx.membership.findMany({
    where: { role: 'STATE_ADMIN', status: 'ACTIVE' },
    select: { userId: true },
    distinct: ['userId'],
  });
  return state.map(({ userId }) => userId);
}
