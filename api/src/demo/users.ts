import type { Db } from '@throughline/prisma/client';
import { STATE_AGENCY_ID, areaId } from '@throughline/prisma/seed/reference/areas';
import { ANONYMOUS } from '@throughline/schema/domain/access/actor';
import type { Actor } from '@throughline/schema/domain/access/actor';
import { hashPassword } from '../auth/password.ts';
import type { DemoOrganization } from './organizations.ts';
import { DEMO_PASSWORD, DEMO_SIGN_INS } from './sign-ins.ts';

type MembershipRole = 'PARTNER_STAFF' | 'PARTNER_ADMIN' | 'LWIA_ADMIN' | 'STATE_ADMIN' | 'MONITOR';

/** Everybody who can act in the demo. */
export type Cast = {
  /** By sign-in key. */
  readonly actors: ReadonlyMap<string, Actor>;
  /** Somebody who answers, by organization id. */
  readonly answering: ReadonlyMap<string, Actor>;
  readonly customers: ReadonlyMap<string, string>;
  /** Somebody who has an account, and works for an organization that is not here yet. */
  readonly founder: Actor;
};

/** Users and memberships, written as system data: nobody is there yet to approve anybody. */
export async function createCast(
  db: Db,
  organizations: readonly DemoOrganization[],
): Promise<Cast> {
  const hash = await hashPassword(DEMO_PASSWORD);
  const actors = new Map<string, Actor>();
  const answering = new Map<string, Actor>();
  const customers = new Map<string, string>();
  const byKey = new Map(organizations.map((each) => [each.key, each.id]));
  const idOf = (key: string): string => {
    if (key === 'state') return STATE_AGENCY_ID;
    const id = key.startsWith('area/') ? areaId(Number(key.slice(5))) : byKey.get(key);
    if (!id) throw new Error(`The demo has no organization ${key}.`);
    return id;
  };

  for (const person of DEMO_SIGN_INS) {
    const kind = person.membershipRole ? 'STAFF' : 'CUSTOMER';
    const userId = await createUser(db, hash, { ...person, kind, locale: person.locale ?? 'en' });
    if (!person.organization || !person.membershipRole) {
      customers.set(person.key, userId);
      continue;
    }
    const organizationId = idOf(person.organization);
    const actor = await join(db, userId, organizationId, person.membershipRole);
    actors.set(person.key, actor);
    if (!answering.has(organizationId)) answering.set(organizationId, actor);
    if (person.alsoAt) await join(db, userId, idOf(person.alsoAt), person.membershipRole);
  }
  for (const { id, key } of organizations) {
    if (answering.has(id)) continue;
    const name = `${STAFF_FIRST[answering.size % STAFF_FIRST.length]} ${STAFF_LAST[answering.size % STAFF_LAST.length]}`;
    const email = `${key.replace('/', '.').toLowerCase()}@example.org`;
    const userId = await createUser(db, hash, { email, name, kind: 'STAFF', locale: 'en' });
    answering.set(id, await join(db, userId, id, 'PARTNER_ADMIN'));
  }
  const userId = await createUser(db, hash, {
    email: 'joy@example.org',
    name: 'Joy Whitfield',
    kind: 'STAFF',
    locale: 'en',
  });
  const founder: Actor = { ...ANONYMOUS, role: 'PENDING', userId };
  return { actors, answering, customers, founder };
}

async function createUser(
  db: Db,
  hash: string,
  user: { email: string; name: string; kind: string; locale: string },
): Promise<string> {
  const [row] = await db.$queryRaw<[{ id: string }]>`
    select auth.seed_user(${user.email}, ${user.name}, ${hash}, ${user.kind}, ${user.locale}, true) as id`;
  return row.id;
}

async function join(
  db: Db,
  userId: string,
  organizationId: string,
  role: MembershipRole,
): Promise<Actor> {
  const since = new Date(Date.now() - 365 * 24 * 3600 * 1000);
  const { id } = await db.membership.create({
    data: {
      userId,
      organizationId,
      role,
      status: 'ACTIVE',
      requestedAt: since,
      decidedAt: since,
      validFrom: since,
    },
  });
  return {
    role,
    userId,
    organizationId,
    personId: null,
    lwiaId: role === 'LWIA_ADMIN' ? organizationId : null,
    membershipId: id,
  };
}

const STAFF_FIRST = ['Alice', 'Bruno', 'Celia', 'Dmitri', 'Esther', 'Floyd', 'Gina'] as const;
const STAFF_LAST = ['Archer', 'Bauer', 'Conley', 'Dawson', 'Espinoza'] as const;
