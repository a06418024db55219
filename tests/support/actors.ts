import { randomUUID } from 'node:crypto';
import type { Actor } from '@throughline/schema/domain/access/actor';
import type { MembershipRole, OrganizationKind } from '@throughline/schema/domain/access/role';
import { secretHash } from '@throughline/schema/platform/secret-hash';
import { adminQuery } from './database.ts';
import { sessionToken } from './session-token.ts';

/** Somebody signed in: what row-level security goes by, and the token of a session of theirs. */
export type Visitor = Actor & { readonly token: string; readonly name: string };

async function insert(table: string, values: Readonly<Record<string, unknown>>): Promise<void> {
  const columns = Object.keys(values);
  await adminQuery(
    `insert into ${table} (${columns.join(', ')}) values (${columns.map((_, index) => `$${index + 1}`).join(', ')})`,
    Object.values(values),
  );
}

/** An organization of a test's own, approved unless said otherwise. An area is its own area. */
export async function makeOrganization(
  options: { kind?: OrganizationKind; lwiaId?: string; name?: string; status?: string } = {},
): Promise<string> {
  const id = randomUUID();
  const {
    kind = 'PARTNER',
    status = 'APPROVED',
    name = `Organization ${id.slice(0, 8)}`,
  } = options;
  const lwiaId = kind === 'LWIA' ? id : (options.lwiaId ?? null);
  await insert('organization', { id, kind, status, name, lwia_id: lwiaId, updated_at: new Date() });
  return id;
}

/** A member of staff who is signed in and acts for the organization. */
export async function makeStaff(
  organizationId: string,
  role: MembershipRole = 'PARTNER_STAFF',
  name = `Staff ${randomUUID().slice(0, 8)}`,
): Promise<Visitor> {
  const userId = await makeUser('STAFF', name);
  const membershipId = randomUUID();
  await insert('membership', {
    id: membershipId,
    user_id: userId,
    organization_id: organizationId,
    role,
    status: 'ACTIVE',
    valid_from: new Date(0),
  });
  const lwiaId = role === 'LWIA_ADMIN' ? organizationId : null;
  const token = await signIn(userId, membershipId);
  return { role, userId, personId: null, organizationId, lwiaId, membershipId, token, name };
}

/** A customer who is signed in, bound to the person. */
export async function makeCustomer(personId: string, name = 'A customer'): Promise<Visitor> {
  const userId = await makeUser('CUSTOMER', name, personId);
  await adminQuery('update person set account_bound_at = now() where id = $1', [personId]);
  const token = await signIn(userId, null);
  return {
    role: 'CUSTOMER',
    userId,
    personId,
    organizationId: null,
    lwiaId: null,
    membershipId: null,
    token,
    name,
  };
}

async function makeUser(
  kind: string,
  name: string,
  personId: string | null = null,
): Promise<string> {
  const id = randomUUID();
  const now = new Date();
  await insert('app_user', { id, kind, name });
  await insert('account', {
    user_id: id,
    email: `${id}@example.org`,
    email_verified_at: now,
    person_id: personId,
    updated_at: now,
  });
  return id;
}

/** @returns the token of a new session */
export async function signIn(userId: string, defaultMembershipId: string | null): Promise<string> {
  const token = sessionToken();
  const later = new Date(Date.now() + 25 * 60_000);
  await insert('session', {
    id: randomUUID(),
    token_hash: secretHash(token),
    user_id: userId,
    default_membership_id: defaultMembershipId,
    device: 'Test',
    expires_at: later,
    ends_at: later,
  });
  return token;
}
