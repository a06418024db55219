import { ANONYMOUS } from '@throughline/schema/domain/access/actor';
import { CONSENT_SCOPES } from '@throughline/schema/domain/customer/consent';
import type { Cast, Player } from './cast.ts';
import { CATEGORIES, user } from './cast.ts';
import type { Random } from './random.ts';
import type { Script } from './script.ts';

export type StoryConsent = {
  readonly id: string;
  /** Null: given online, for all who help. */
  readonly by: string | null;
  readonly givenAt: Date;
  readonly expiresAt: Date;
  withdrawnAt: Date | null;
};

export type StoryPerson = {
  readonly id: string;
  readonly creator: string;
  readonly lwiaId: string | null;
  readonly consents: StoryConsent[];
  /** Organizations that reach the person and since when, to begin referrals. */
  readonly reached: Map<string, Date>;
};

export const DAY = 86_400_000;

const FIRST_NAMES = ['Ana', 'Ben', 'Cora', 'Dan', 'Eve', 'Finn'];
const FAMILIES = 16;

/** When people of an organization do something, somebody of them does it. */
export const memberOf = (cast: Cast, random: Random, organizationId: string): Player =>
  random.pick(cast.players.filter(({ actor }) => actor.organizationId === organizationId));

/** Families share names and phones, and different organizations write their members down. */
export function makePeople(script: Script, random: Random, cast: Cast, now: Date): StoryPerson[] {
  const people: StoryPerson[] = [];
  for (let family = 0; family < FAMILIES; family += 1) {
    const lastName = `Q${random.word(9)}`;
    const phone = `+1312555${String(1000 + family)}`;
    for (let member = 0; member < 3; member += 1) {
      people.push(makePerson(script, random, cast, now, { lastName, phone }));
    }
  }
  return people;
}

function makePerson(
  script: Script,
  random: Random,
  cast: Cast,
  now: Date,
  { lastName, phone }: { lastName: string; phone: string },
): StoryPerson {
  const creator = random.pick(cast.places.filter(({ kind }) => kind !== 'STATE'));
  const by = memberOf(cast, random, creator.id).actor.userId;
  const createdAt = new Date(now.getTime() - random.between(90, 120) * DAY);
  const id = random.id();
  const lwiaId = random.chance(0.9) ? random.pick(cast.areas) : null;
  script.at(createdAt, by);
  script.insert('person', {
    id,
    first_name: random.pick(FIRST_NAMES),
    last_name: lastName,
    lwia_id: lwiaId,
    created_by_organization_id: creator.id,
    created_by_id: by,
    created_at: createdAt,
    updated_at: createdAt,
  });
  const email = random.chance(0.4) ? `${lastName.toLowerCase()}@example.org` : null;
  const number = random.chance(0.7) ? phone : null;
  script.insert('person_contact', { person_id: id, phone: number, email, updated_at: createdAt });
  if (random.chance(0.8)) {
    script.insert('person_birth', {
      person_id: id,
      date_of_birth: random.pick(['1990-05-31', '1985-01-02']),
    });
  }
  if (!cast.practice && random.chance(0.5)) {
    const secret = random.id();
    script.insert('ssn_secret', { id: secret, key_id: 'k', sealed: 's', match_hash: secret });
    const four = String(random.int(1000, 9999));
    script.insert('person_ssn', {
      person_id: id,
      secret_id: secret,
      last_four: four,
      updated_at: createdAt,
    });
  }
  const person = {
    id,
    creator: creator.id,
    lwiaId,
    consents: [],
    reached: new Map([[creator.id, createdAt]]),
  };
  addNeeds(script, random, person, creator.id, by, createdAt);
  addConsents(script, random, person, by, createdAt);
  addLooks(script, random, cast, id);
  addEmergencies(script, random, cast, id, now);
  addActivity(script, random, person, { by, organizationId: creator.id, at: createdAt });
  if (cast.practice) return person;
  if (random.chance(0.4)) invite(script, random, person, by, createdAt);
  if (random.chance(0.35)) makeCustomer(script, random, cast, id);
  return person;
}

export function addNeeds(
  script: Script,
  random: Random,
  person: { readonly id: string },
  organizationId: string,
  userId: string | null,
  at: Date,
): void {
  for (let n = random.int(0, 2); n > 0; n -= 1) {
    script.insert('person_need', {
      id: random.id(),
      person_id: person.id,
      recorded_by_organization_id: organizationId,
      recorded_by_id: userId,
      category: random.pick(CATEGORIES),
      created_at: at,
    });
  }
}

/** Long ago, because asking about a person writes down new ones. */
function addLooks(script: Script, random: Random, cast: Cast, personId: string): void {
  for (let n = random.int(0, 3); n > 0; n -= 1) {
    const { actor } = random.pick(cast.players.filter(({ actor }) => actor.organizationId));
    const id = random.id();
    script.insert('access_log', {
      id,
      at: new Date('2020-06-01T12:00:00Z'),
      person_id: personId,
      organization_id: actor.organizationId,
      role: actor.role,
    });
    script.insert('access_log_reader', { entry_id: id, user_id: actor.userId, request_id: 'r' });
  }
}

/** Some go on at the moment; what somebody of the same organization has is nobody else's. */
function addEmergencies(
  script: Script,
  random: Random,
  cast: Cast,
  personId: string,
  now: Date,
): void {
  for (let n = random.int(0, 2); n > 0; n -= 1) {
    const { actor } = random.pick(
      cast.players.filter(({ actor: { role } }) => role.startsWith('PARTNER')),
    );
    const at = new Date(now.getTime() - random.pick([1, 2, 4, 30]) * 3_600_000);
    const found = random.chance(0.8);
    script.insert('emergency_access', {
      id: random.id(),
      at,
      kind: random.pick(['MEDICAL', 'MISSING']),
      reason: 'Words',
      person_id: found ? personId : null,
      organization_id: actor.organizationId,
      user_id: actor.userId,
      valid_until: found ? new Date(at.getTime() + 3 * 3_600_000) : null,
    });
  }
}

function addConsents(
  script: Script,
  random: Random,
  person: StoryPerson,
  by: string | null,
  at: Date,
): void {
  for (let n = random.int(1, 4); n > 0; n -= 1) {
    const online = random.chance(0.25);
    const consent: StoryConsent = {
      id: random.id(),
      by: online ? null : person.creator,
      givenAt: at,
      // some have ended by now
      expiresAt: new Date(at.getTime() + random.pick([60, 85, 300, 400]) * DAY),
      withdrawnAt: null,
    };
    script.insert('consent', {
      id: consent.id,
      person_id: person.id,
      recorded_by_organization_id: consent.by,
      recorded_by_id: online ? null : by,
      scopes: ['CONTACT', ...random.some(CONSENT_SCOPES.slice(1))],
      wording_version: '2026-01',
      language: 'en',
      method: online ? 'ELECTRONIC' : 'WRITTEN',
      given_at: at,
      expires_at: consent.expiresAt,
      created_at: at,
    });
    person.consents.push(consent);
  }
}

function addActivity(
  script: Script,
  random: Random,
  person: StoryPerson,
  { by, organizationId, at }: { by: string | null; organizationId: string; at: Date },
): void {
  for (const [kind, audience] of [
    ['PERSON_CREATED', 'PERSON'],
    ['NEED_ADDED', 'SIDE_AND_PERSON'],
    ['CONSENT_GIVEN', 'SIDE'],
  ] as const) {
    script.insert('activity', {
      id: random.id(),
      at,
      kind,
      audience,
      actor_user_id: by,
      actor_organization_id: organizationId,
      actor_role: 'PARTNER_STAFF',
      subject_type: 'PERSON',
      subject_id: person.id,
      person_id: person.id,
      side_organization_id: audience === 'PERSON' ? null : organizationId,
    });
  }
}

function invite(
  script: Script,
  random: Random,
  person: StoryPerson,
  by: string | null,
  at: Date,
): void {
  script.insert('person_invitation', {
    id: random.id(),
    person_id: person.id,
    code_hash: random.word(40),
    kind: 'PRINTED',
    created_by_organization_id: person.creator,
    created_by_id: by,
    created_at: at,
    expires_at: new Date(at.getTime() + 7 * DAY),
  });
}

function makeCustomer(script: Script, random: Random, cast: Cast, personId: string): void {
  const { id: userId, token } = user(script, random, 'CUSTOMER', personId);
  script.update('person', personId, { account_bound_at: new Date() });
  const actor = { ...ANONYMOUS, role: 'CUSTOMER' as const, userId, personId };
  cast.players.push({ label: `customer ${personId}`, actor, token });
}
