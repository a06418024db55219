import type { Actor } from '@throughline/schema/domain/access/actor';
import { ANONYMOUS } from '@throughline/schema/domain/access/actor';
import type { MembershipRole } from '@throughline/schema/domain/access/role';
import { API_SCOPES } from '@throughline/schema/domain/api-client/scope';
import type { ApiScope } from '@throughline/schema/domain/api-client/scope';
import { secretHash } from '@throughline/schema/platform/secret-hash';
import type { PracticeRandom, Random } from './random.ts';
import type { Script } from './script.ts';

/** Somebody who asks. `token` is of a session of theirs; `scopes` those of an API client. */
export type Player = {
  readonly label: string;
  readonly actor: Actor;
  readonly token: string;
  readonly scopes?: readonly ApiScope[];
};

export type Place = {
  readonly id: string;
  readonly kind: 'STATE' | 'LWIA' | 'PARTNER';
  readonly lwiaId: string | null;
  readonly serviceIds: readonly string[];
};

export type Cast = {
  readonly places: readonly Place[];
  readonly players: Player[];
  /** API clients, which only look: who acts in the story are people. */
  readonly programs: readonly Player[];
  readonly areas: readonly string[];
  /** A partner that takes part in the story and is suspended at its end; none where people practice. */
  readonly suspended: string | null;
  /** Of those who practice (REF-065): nobody there has an account or a number, nothing is mailed. */
  readonly practice?: true;
};

const COUNTIES = ['17077', '17113', '17167'];
export const CATEGORIES = ['FOOD', 'HOUSING', 'EDUCATION', 'CHILD_CARE'] as const;
const PARTNERS_PER_AREA = 3;

/** Three areas, their partners, the state; one organization that waits for approval. */
export function makeCast(script: Script, random: Random, start: Date): Cast {
  const players: Player[] = [];
  const programs: Player[] = [];
  const state = organization(script, random, 'STATE', null, start);
  const areas = COUNTIES.map(() => organization(script, random, 'LWIA', 'self', start));
  const places: Place[] = areas.map((id, index) => place(script, random, id, 'LWIA', id, index));
  for (const [index, lwiaId] of areas.entries()) {
    for (let n = 0; n < PARTNERS_PER_AREA; n += 1) {
      const id = organization(script, random, 'PARTNER', lwiaId, start);
      places.push(place(script, random, id, 'PARTNER', lwiaId, index));
      players.push(staff(script, random, id, 'PARTNER_ADMIN'));
      for (let m = 0; m < 2; m += 1) players.push(staff(script, random, id, 'PARTNER_STAFF'));
      programs.push(apiClient(script, random, id, start));
    }
    players.push(
      staff(script, random, lwiaId, 'LWIA_ADMIN'),
      staff(script, random, lwiaId, 'PARTNER_STAFF'),
    );
  }
  places.push({ id: state, kind: 'STATE', lwiaId: null, serviceIds: [] });
  // With more scopes than anybody could give it: it has nothing to see with them.
  programs.push(apiClient(script, random, state, start));
  players.push(
    staff(script, random, state, 'STATE_ADMIN'),
    staff(script, random, state, 'MONITOR'),
  );
  players.push({ label: 'anonymous', actor: ANONYMOUS, token: '' });

  const waiting = organization(script, random, 'PARTNER', areas[0] ?? null, start, 'PENDING');
  const founder = staff(script, random, waiting, 'PARTNER_ADMIN');
  players.push(founder);
  script.update('organization', waiting, { registered_by_id: founder.actor.userId });
  tellOfRecords(script, random, areas, places, players, start);
  for (const { id, kind } of places) if (kind !== 'STATE') applicant(script, random, id, players);
  former(script, random, places[4]?.id ?? state);
  return { places, players, programs, areas, suspended: places[3]?.id ?? null };
}

/** The practice side: an area with two partners. `random` makes ids of that side. */
export function makePracticeCast(script: Script, random: PracticeRandom, start: Date): Cast {
  const area = organization(script, random, 'LWIA', 'self', start);
  const partners = [0, 1].map(() => organization(script, random, 'PARTNER', area, start));
  const players = [area, area, ...partners].map((id) => staff(script, random, id, 'PARTNER_STAFF'));
  const places = [area, ...partners].map((id, index) =>
    place(script, random, id, index === 0 ? 'LWIA' : 'PARTNER', area, 0),
  );
  return { places, players, programs: [], areas: [area], suspended: null, practice: true };
}

function organization(
  script: Script,
  random: Random,
  kind: string,
  lwiaId: string | null,
  at: Date,
  status = 'APPROVED',
): string {
  const id = random.id();
  script.insert('organization', {
    id,
    kind,
    status,
    name: `${kind} ${random.word(8)}`,
    lwia_id: lwiaId === 'self' ? id : lwiaId,
    city: 'Pekin',
    updated_at: at,
  });
  return id;
}

function place(
  script: Script,
  random: Random,
  id: string,
  kind: Place['kind'],
  lwiaId: string,
  area: number,
): Place {
  const location = random.id();
  const now = new Date();
  script.insert('location', {
    id: location,
    organization_id: id,
    name: 'Main',
    address_line: '1 Oak Street',
    city: 'Pekin',
    zip: '61554',
    county_fips: COUNTIES[area] ?? '',
    lwia_id: lwiaId,
    latitude: 40,
    longitude: -89,
    languages: ['es'],
    updated_at: now,
  });
  const serviceIds = [true, true, false].map((active, position) => {
    const serviceId = random.id();
    script.insert('service', {
      id: serviceId,
      organization_id: id,
      location_id: location,
      category: random.pick(CATEGORIES),
      name: `Service ${random.word(6)}`,
      description: 'What is done.',
      languages: ['en'],
      statewide: position === 1,
      active,
      updated_at: now,
    });
    script.insert('service_contact', {
      id: random.id(),
      service_id: serviceId,
      name: 'Desk',
      phone: '+13095550100',
    });
    return serviceId;
  });
  return { id, kind, lwiaId, serviceIds: serviceIds.slice(0, 2) };
}

export function user(script: Script, random: Random, kind: string, personId: string | null = null) {
  const id = random.id();
  const token = random.word(40);
  const now = new Date();
  script.insert('app_user', { id, kind, name: `${kind} ${random.word(6)}` });
  script.insert('account', {
    user_id: id,
    email: `${id}@example.org`,
    email_verified_at: now,
    person_id: personId,
    updated_at: now,
  });
  for (const hash of [secretHash(token), secretHash(random.word(40))]) {
    const later = new Date(Date.now() + 1_500_000);
    script.insert('session', {
      id: random.id(),
      token_hash: hash,
      user_id: id,
      device: 'Test',
      expires_at: later,
      ends_at: later,
    });
  }
  return { id, token };
}

function staff(
  script: Script,
  random: Random,
  organizationId: string,
  role: MembershipRole,
): Player {
  const { id: userId, token } = user(script, random, 'STAFF');
  const membershipId = membership(script, random, userId, organizationId, {
    role,
    status: 'ACTIVE',
  });
  const lwiaId = role === 'LWIA_ADMIN' ? organizationId : null;
  const actor: Actor = { role, userId, personId: null, organizationId, lwiaId, membershipId };
  return { label: `${role} of ${organizationId}`, actor, token };
}

/** A program that acts for a partner, with every scope, and an address that is told (CORE-009). */
function apiClient(script: Script, random: Random, organizationId: string, at: Date): Player {
  const id = random.id();
  script.insert('api_client', {
    id,
    organization_id: organizationId,
    name: 'Intake system',
    scopes: [...API_SCOPES],
    created_at: at,
    expires_at: new Date(Date.now() + 86_400_000),
  });
  script.insert('webhook_endpoint', {
    id: random.id(),
    organization_id: organizationId,
    url: 'https://hook.example.org',
    events: ['REFERRAL_SENT'],
    created_at: at,
  });
  const actor: Actor = {
    ...ANONYMOUS,
    role: 'PARTNER_STAFF',
    userId: id,
    organizationId,
    membershipId: id,
  };
  return { label: `API client of ${organizationId}`, actor, token: '', scopes: API_SCOPES };
}

function membership(
  script: Script,
  random: Random,
  userId: string,
  organizationId: string,
  { role, status }: { role: string; status: string },
): string {
  const id = random.id();
  script.insert('membership', {
    id,
    user_id: userId,
    organization_id: organizationId,
    role,
    status,
    note: 'Please',
    valid_from: status === 'PENDING' ? null : new Date(0),
    valid_until: status === 'ENDED' ? new Date(1) : null,
  });
  return id;
}

/** Signed in, with a request to join that nobody has decided. */
function applicant(
  script: Script,
  random: Random,
  organizationId: string,
  players: Player[],
): void {
  const { id: userId, token } = user(script, random, 'CUSTOMER');
  membership(script, random, userId, organizationId, { role: 'PARTNER_STAFF', status: 'PENDING' });
  const actor: Actor = { ...ANONYMOUS, role: 'PENDING', userId };
  if (random.chance(0.3)) players.push({ label: `applicant at ${organizationId}`, actor, token });
}

/** What is said about records: problems, invitations, and when each has to be looked through. */
function tellOfRecords(
  script: Script,
  random: Random,
  areas: readonly string[],
  places: readonly Place[],
  players: readonly Player[],
  at: Date,
): void {
  for (const { id, kind } of places) {
    if (kind !== 'PARTNER') continue;
    const days = random.pick([-40, -5, 60]);
    script.update('organization', id, {
      verify_by: new Date(Date.now() + days * 86_400_000),
      completeness: random.pick([60, 100]),
    });
    const { actor } = random.pick(
      players.filter(({ actor: each }) => each.organizationId !== null),
    );
    script.insert('record_problem', {
      id: random.id(),
      organization_id: id,
      text: random.word(8),
      reporter_id: actor.userId,
      reporter_organization_id: actor.organizationId,
      reported_at: at,
      solved_at: random.pick([null, at]),
    });
  }
  for (const { id, kind } of places) {
    const [used_at, revoked_at] = random.pick([
      [null, null],
      [null, null],
      [at, null],
      [null, at],
    ]);
    script.insert('membership_invitation', {
      id: random.id(),
      organization_id: id,
      email: 'dana@example.org',
      role: kind === 'STATE' ? 'MONITOR' : 'PARTNER_STAFF',
      created_at: at,
      expires_at: new Date(Date.now() + 86_400_000),
      used_at,
      revoked_at,
    });
  }
  for (const lwiaId of areas) {
    script.insert('organization_invitation', {
      id: random.id(),
      lwia_id: lwiaId,
      name: random.word(8),
      email: 'dana@example.org',
      token_hash: secretHash(`invitation of ${lwiaId}`),
      created_at: at,
      expires_at: new Date(Date.now() + 30 * 86_400_000),
    });
  }
}

function former(script: Script, random: Random, organizationId: string): void {
  const { id } = user(script, random, 'STAFF');
  membership(script, random, id, organizationId, { role: 'PARTNER_STAFF', status: 'ENDED' });
}
