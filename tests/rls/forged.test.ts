import pg from 'pg';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Visitor } from '../support/actors.ts';
import { busyReferral } from '../support/busy-referral.ts';
import { adminQuery } from '../support/database.ts';
import { tryAs } from '../support/rows.ts';
import { seedWorld } from '../support/seed.ts';
import type { World } from '../support/seed.ts';

let world: World;
let ids: Record<string, string>;
beforeAll(async () => {
  world = await seedWorld();
  ids = { ...(await busyReferral(world)), person: world.personId, consent: world.consentId };
  ids['outsider'] = world.outsider.id;
  ids['area'] = world.elsewhere.id;
  ids['receiver'] = world.receiver.id;
  ids['sender'] = world.sender.id;
});

/** Row-level security, a missing grant, or a check of the row says no; or there is no such row. */
async function forged(who: Visitor, sql: string): Promise<boolean> {
  const filled = sql.replaceAll(
    /(?<!:):([a-z]+)/gi,
    (_all, name: string) => `'${ids[name]}'::uuid`,
  );
  try {
    const deed = await tryAs(who, filled);
    return deed !== 'refused' && deed > 0;
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === '23514') return false;
    throw error;
  }
}

const ACTIVITY = (audience: string, values: string) => `
  insert into activity (id, at, kind, audience, actor_user_id, actor_organization_id, actor_role, subject_type,
    subject_id, referral_id, person_id, sender_organization_id, receiver_organization_id)
  select gen_random_uuid(), now(), 'REFERRAL_ACCEPTED', '${audience}', app.user_id(), app.organization_id(), app.role(),
    'REFERRAL', ${values}`;
const TRUE_PARTIES = ':referral, :referral, :person, :sender, :receiver';

type Try = readonly [what: string, who: 'sender' | 'receiver' | 'outsider', sql: string];

const FORGERIES: readonly Try[] = [
  [
    'gives itself a grant',
    'outsider',
    `insert into access_grant (id, person_id, organization_id, reason, cause_id, scopes,
     began_at) values (gen_random_uuid(), :person, :outsider, 'CREATED_HERE', :person, '{}', now())`,
  ],
  [
    'revives a grant',
    'receiver',
    'update access_grant set ended_at = null where person_id = :person',
  ],
  [
    'prolongs a grant',
    'receiver',
    'update access_grant set valid_until = null where person_id = :person',
  ],
  [
    'widens a grant',
    'receiver',
    `update access_grant set scopes = '{BIRTH_DATE}' where person_id = :person`,
  ],
  ['deletes a grant', 'sender', 'delete from access_grant where person_id = :person'],
  [
    'claims to have created the person',
    'outsider',
    'update person set created_by_organization_id = :outsider',
  ],
  [
    'moves a referral to another area',
    'receiver',
    'update referral set receiver_lwia_id = :area where id = :referral',
  ],
  [
    'moves its own area’s',
    'sender',
    'update referral set sender_lwia_id = :area where id = :referral',
  ],
  [
    'puts another receiver',
    'sender',
    'update referral set receiver_organization_id = :outsider where id = :referral',
  ],
  [
    'puts another receiver of what it took back',
    'sender',
    'update referral set receiver_organization_id = :outsider where id = :recalled',
  ],
  [
    'exchanges the consent',
    'receiver',
    'update referral set consent_id = null where id = :referral',
  ],
  [
    'takes the sender’s place',
    'receiver',
    'update referral set sender_organization_id = :receiver where id = :referral',
  ],
  [
    'sends a draft without consent',
    'sender',
    `update referral set status = 'SENT', sent_at = now(), consent_id = null where id = :draft`,
  ],
  [
    'opens what was taken back from it',
    'receiver',
    `update referral set status = 'RECEIVED' where id = :recalled`,
  ],
  [
    'writes into what was taken back from it',
    'receiver',
    `update referral_detail set accept_note = 'x'
     where referral_id = :recalled`,
  ],
  ['writes history into a referral it does not see', 'outsider', ACTIVITY('STATUS', TRUE_PARTIES)],
  [
    'writes history with itself as a party',
    'outsider',
    ACTIVITY('STATUS', ':referral, :referral, :person, :outsider, :receiver'),
  ],
  [
    'shows history to others',
    'sender',
    ACTIVITY('STATUS', ':referral, :referral, :person, :sender, :outsider'),
  ],
  [
    'prolongs a consent',
    'sender',
    `update consent set expires_at = now() + interval '9 years' where id = :consent`,
  ],
  [
    'makes itself present elsewhere',
    'outsider',
    `insert into presence (connection_id, subject_type, subject_id, user_id,
     organization_id, user_name, since, expires_at) values (gen_random_uuid(), 'REFERRAL', :referral, app.user_id(),
     app.organization_id(), 'x', now(), now() + interval '15 s')`,
  ],
  [
    'is present for another organization',
    'sender',
    `insert into presence (connection_id, subject_type, subject_id, user_id,
     organization_id, user_name, since, expires_at) values (gen_random_uuid(), 'REFERRAL', :referral, app.user_id(),
     :receiver, 'x', now(), now() + interval '15 s')`,
  ],
];

describe('nobody', () => {
  test.each(FORGERIES)('%s (%s)', async (_what, who, sql) => {
    expect(await forged(world[who].staff, sql)).toBe(false);
  });
});

test('what is true can be written', async () => {
  const withAreas = ACTIVITY('STATUS', TRUE_PARTIES).replace(
    'receiver_organization_id)',
    'receiver_organization_id, sender_lwia_id, receiver_lwia_id)',
  );
  const areas = `, '${world.area.id}', '${world.otherArea.id}'`;
  expect(await forged(world.sender.staff, withAreas + areas)).toBe(true);
});

// Without a condition no row is read, so only the policy of writing stands in the way.
test('a receiver that lost access writes no detail blindly', async () => {
  const blind = `update referral_detail set accept_note = 'x'`;
  const [{ count } = {}] = await adminQuery(
    `select count(*)::int as count from access_grant
      where organization_id = $1 and reason = 'RECEIVED_REFERRAL' and ended_at is null`,
    [world.receiver.id],
  );
  expect(count).toBeGreaterThan(0);
  expect(await tryAs(world.receiver.staff, blind)).toBe(count);
});

test('presence on a referral is seen by its two sides, on a person by colleagues only', async () => {
  const { sender, receiver } = world;
  const attend = (type: string, id: string) =>
    adminQuery(
      `insert into presence (connection_id, subject_type, subject_id, user_id, organization_id, user_name, since,
         expires_at) values (gen_random_uuid(), $1, $2, $3, $4, 'Kim', now(), now() + interval '1 hour')`,
      [type, id, sender.staff.userId, sender.id],
    );
  await attend('REFERRAL', ids['referral'] ?? '');
  await attend('PERSON', world.personId);
  const seen = async (who: Visitor | null) => [
    await tryAs(who, `select from presence where subject_type = 'REFERRAL'`),
    await tryAs(who, `select from presence where subject_type = 'PERSON'`),
  ];
  expect(await seen(sender.colleague)).toEqual([1, 1]);
  expect(await seen(receiver.staff)).toEqual([1, 0]);
  for (const who of [world.outsider.admin, world.customer, world.elsewhere.admin, null]) {
    expect(await seen(who)).toEqual([0, 0]);
  }
  expect(await tryAs(receiver.staff, 'update presence set writing = true')).toBe(0);
  expect(await tryAs(receiver.staff, 'delete from presence')).toBe(0);
  expect(await tryAs(sender.staff, `update presence set organization_id = '${receiver.id}'`)).toBe(
    'refused',
  );
});
