import type { Prisma } from '@throughline/prisma/generated/client';
import type { Tx } from '@throughline/prisma/client';
import { alertedContacts } from '@throughline/schema/domain/notification/recipients';
import type { ContactRole, NoticePeople } from '@throughline/schema/domain/notification/recipients';

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

/** Who acts for an organization in one of the roles now: of one that is suspended, nobody (REF-013). */
async function members(
  tx: Tx,
  organizationId: string | null,
  roles: readonly string[],
  evenSuspended = false,
): Promise<readonly string[]> {
  if (!organizationId) return [];
  const rows = await tx.$queryRaw<{ userId: string }[]>`
    select distinct m.user_id as "userId"
      from membership m join organization o on o.id = m.organization_id
       and (o.status <> 'SUSPENDED' or ${evenSuspended})
     where m.organization_id = ${organizationId}::uuid and m.status = 'ACTIVE' and m.role = any (${roles})
       and (m.valid_from is null or m.valid_from <= app.now())
       and (m.valid_until is null or m.valid_until > app.now())
     order by 1`;
  return rows.map(({ userId }) => userId);
}

/** A side is who has the referral; else, of the sender, who wrote it; else everybody who works there. */
export async function peopleOfReferral(tx: Tx, referral: ReferralParties): Promise<NoticePeople> {
  const { personId } = referral;
  const senders = await members(tx, referral.senderOrganizationId, STAFF);
  const receivers = await members(tx, referral.receiverOrganizationId, STAFF);
  // Whoever left is told nothing more.
  const still = (there: readonly string[], userId: string | null) =>
    there.find((id) => id === userId) ?? null;
  const author = still(senders, referral.authorId);
  const { contacts, backups } = await contactsOf(tx, referral.serviceId, receivers);
  const customer = await tx.account.findFirst({
    where: { personId: referral.personId, status: 'ACTIVE' },
    select: { userId: true },
  });
  return {
    senderAssignee: still(senders, referral.senderAssigneeId),
    senderContacts: author ? [author] : senders,
    // Also when the referral is on an earlier record of the person (REF-041).
    planners: await plannersOf(tx, {
      OR: [{ personId }, { records: { some: { personId, attached: true } } }],
    }),
    receiverAssignee: still(receivers, referral.receiverAssigneeId),
    receiverContacts: contacts.length > 0 ? contacts : receivers,
    receiverBackups: backups.length > 0 ? backups : receivers,
    areaAdministrators: await members(tx, referral.receiverLwiaId, ['LWIA_ADMIN']),
    customer: customer?.userId ?? null,
  };
}

/** Who has one of these applications, of those under way, and still works there. */
export async function plannersOf(
  tx: Tx,
  these: Prisma.ApplicationWhereInput,
): Promise<readonly string[]> {
  const applications = await tx.application.findMany({
    where: { closedAt: null, plannerId: { not: null }, ...these },
    orderBy: { id: 'asc' },
    select: { lwiaId: true, plannerId: true },
  });
  const planners: string[] = [];
  for (const { lwiaId, plannerId } of applications) {
    const there = await members(tx, lwiaId, STAFF);
    planners.push(...there.filter((userId) => userId === plannerId));
  }
  return planners;
}

/**
 * The directory names contacts by address; those of them who work there are told here (REF-009, B-22). Where it
 * names nobody of them, everybody there is.
 */
async function contactsOf(
  tx: Tx,
  serviceId: string | null,
  receivers: readonly string[],
): Promise<{ readonly contacts: readonly string[]; readonly backups: readonly string[] }> {
  const named = await tx.$queryRaw<(ContactRole & { userId: string | null })[]>`
    select c.receives_referrals as "receivesReferrals", c.backup, a.user_id as "userId"
      from service_contact c
      left join account a on a.email = c.email::citext and a.user_id = any (${receivers}::uuid[])
     where c.service_id = ${serviceId}::uuid order by c.id`;
  const usersOf = (contacts: typeof named) => [
    ...new Set(contacts.flatMap(({ userId }) => userId ?? [])),
  ];
  return {
    contacts: usersOf([...alertedContacts(named, false)]),
    backups: usersOf(named.filter(({ backup }) => backup)),
  };
}

/**
 * Who looks after an organization: its own administrators, else the area's, else the state's. `besides`: whom they
 * are to look after. `evenSuspended`: its own also when it is suspended, to be told that.
 */
export async function administratorsOf(
  tx: Tx,
  organizationId: string,
  {
    besides = null,
    evenSuspended = false,
  }: { readonly besides?: string | null; readonly evenSuspended?: boolean } = {},
): Promise<readonly string[]> {
  const roles = ['PARTNER_ADMIN', 'LWIA_ADMIN', 'STATE_ADMIN'];
  const others = (all: readonly string[]) => all.filter((userId) => userId !== besides);
  const own = others(await members(tx, organizationId, roles, evenSuspended));
  if (own.length > 0) return own;
  const { lwiaId } = await tx.organization.findFirstOrThrow({
    where: { id: organizationId },
    select: { lwiaId: true },
  });
  const area = others(await members(tx, lwiaId, ['LWIA_ADMIN']));
  if (area.length > 0) return area;
  const state = await tx.membership.findMany({
    where: { role: 'STATE_ADMIN', status: 'ACTIVE' },
    select: { userId: true },
    distinct: ['userId'],
  });
  return state.map(({ userId }) => userId);
}
