import { loadReference } from '@throughline/prisma/seed/reference';
import { practiceOrganizations } from '@throughline/prisma/seed/reference/practice';
import { isPractice } from '@throughline/schema/domain/shared/practice';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeStaff } from '../../support/actors.ts';
import type { Visitor } from '../../support/actors.ts';
import { act, ask } from '../../support/ask.ts';
import { letPass, workerDb } from '../../support/clocks.ts';
import { adminQuery } from '../../support/database.ts';
import {
  accessSession,
  PRACTICE,
  practiceOf,
  practiceWorld,
  practicing,
  train,
} from '../../support/practice.ts';
import { seedReferral } from '../../support/referral-seed.ts';
import { seedPerson, seedWorld } from '../../support/seed.ts';
import type { World } from '../../support/seed.ts';
import { takePart } from '../../support/training.ts';
import { fireDueTimes } from '@throughline/api/jobs/fire-due-times';

let world: World;
beforeAll(async () => {
  world = await seedWorld();
});
// As every installation begins.
afterAll(async () => {
  await adminQuery(
    `update training_session set starts_at = '2026-05-19T15:00:00Z', ends_at = '2026-05-19T16:00:00Z'
      where pathway = 'INTEGRATED' and number = 6`,
  );
});

const planner = () => makeStaff(world.area.id);
const actsFor = async (who: Visitor): Promise<string> =>
  (await ask(who, '{ viewer { actingMembership { organization { id } } } }')).data.viewer
    .actingMembership.organization.id;
const session = async (who: Visitor, id: string) =>
  (
    await ask(who, 'query ($id: ID!) { trainingSession(id: $id) { opensPractice practiceFrom } }', {
      id,
    })
  ).data.trainingSession;

describe('the session on access (REF-065)', () => {
  test('opens the practice organizations from its end to who registers before it begins', async () => {
    const [who, id] = [await planner(), await accessSession(2)];
    await takePart(who, 'registerForTraining', id);
    const held = await practiceOf(who);
    expect(held.map((each) => each['organization_id'])).toEqual(Object.values(PRACTICE));
    expect(new Set(held.map(({ role, status }) => `${String(role)} ${String(status)}`))).toEqual(
      new Set(['PARTNER_STAFF ACTIVE']),
    );
    const trainee = await practicing(who, PRACTICE.area);
    expect(await actsFor(trainee)).toBe(world.area.id);
    expect(await session(who, id)).toEqual({
      opensPractice: true,
      practiceFrom: (held[0]?.['valid_from'] as Date).toISOString(),
    });
    await accessSession(-2);
    // Sign-ins are kept in mind for seconds; this one is new.
    expect(await actsFor(await practicing(who, PRACTICE.area))).toBe(PRACTICE.area);
    // Nobody comes to practice unasked.
    expect(await actsFor(who)).toBe(world.area.id);
  });

  test('opens nothing to who registers once it has begun, and to who does not come', async () => {
    const [late, gone, other] = [await planner(), await planner(), await planner()];
    const id = await accessSession(2);
    await takePart(gone, 'registerForTraining', id);
    await takePart(gone, 'withdrawFromTraining', id);
    expect((await practiceOf(gone)).map(({ status }) => status)).toEqual([
      'ENDED',
      'ENDED',
      'ENDED',
    ]);
    await accessSession(-0.5);
    await takePart(late, 'registerForTraining', id);
    for (const who of [late, other]) {
      expect(await practiceOf(who)).toEqual([]);
      expect((await session(who, id)).practiceFrom).toBeNull();
    }
  });

  test('who does not come, and who practices but left an organization, still signs in', async () => {
    const [gone, who] = [await planner(), await planner()];
    const id = await accessSession(2);
    await takePart(gone, 'registerForTraining', id);
    await takePart(gone, 'withdrawFromTraining', id);
    await train(who);
    const left = await makeStaff(world.area.id);
    await adminQuery(
      `update membership set user_id = $1, status = 'ENDED', valid_until = now() where user_id = $2`,
      [who.userId, left.userId],
    );
    for (const each of [gone, who, await practicing(who, PRACTICE.area)]) {
      const { data, errors } = await ask(
        each,
        '{ viewer { memberships { organization { name } } } }',
      );
      expect(errors).toBeUndefined();
      expect(data.viewer.memberships.length).toBeGreaterThan(3);
    }
  });

  test('who was late for it is in time for when it is held again', async () => {
    const [who, id] = [await planner(), await accessSession(-0.5)];
    await takePart(who, 'registerForTraining', id);
    expect(await practiceOf(who)).toEqual([]);
    await accessSession(2);
    expect(await practiceOf(who)).toHaveLength(3);
  });

  test('who registered before an installation had a practice side is let in with it', async () => {
    const [who, late] = [await planner(), await planner()];
    await train(who);
    await adminQuery(
      'delete from membership where user_id = $1 and app.is_practice(organization_id)',
      [who.userId],
    );
    await takePart(late, 'registerForTraining', await accessSession(-0.5));
    await adminQuery(
      "update training_registration set registered_at = now() - interval '1 day' where user_id = $1",
      [who.userId],
    );
    for (const _ of ['at the start', 'at the next one']) await loadReference(await workerDb());
    expect(await practiceOf(who)).toHaveLength(3);
    expect(await practiceOf(late)).toEqual([]);
  });

  test('withdrawing and coming back in time opens them again, once', async () => {
    const [who, id] = [await planner(), await accessSession(2)];
    for (const name of ['registerForTraining', 'withdrawFromTraining', 'registerForTraining']) {
      await takePart(who, name, id);
    }
    const active = (await practiceOf(who)).filter(({ status }) => status === 'ACTIVE');
    expect(active).toHaveLength(3);
  });

  test('other sessions open nothing', async () => {
    const who = await planner();
    const [other] = await adminQuery(
      `insert into training_session (id, pathway, title, description, starts_at, ends_at) values (gen_random_uuid(),
         'INTEGRATED', 'Other', 'Other.', now() + interval '1 hour', now() + interval '2 hours') returning id`,
    );
    await takePart(who, 'registerForTraining', String(other?.['id']));
    expect(await practiceOf(who)).toEqual([]);
  });

  test('nobody grants or asks for a role there', async () => {
    const done = await act(
      await planner(),
      'requestMembership',
      { organizationId: PRACTICE.college, role: 'PARTNER_ADMIN' },
      '... on MembershipPayload { membership { id } }',
    );
    expect(done.__typename).toBe('NotFoundError');
    const who = await planner();
    await train(who);
    const { data } = await ask(
      world.state,
      `{ members(organizationId: "${PRACTICE.area}") { id } }`,
    );
    expect(data.members).toEqual([]);
  });
});

describe('at practice', () => {
  let practice: World;
  beforeAll(async () => {
    practice = await practiceWorld(world);
  });

  const FIGURES = `{ referralCounts(box: AREA) { byStatus { status count } overdue total } people(first: 100) { edges { node { id } } } }`;
  const told = async () => {
    const [row] = await adminQuery(
      `select (select count(*) from notice) as notices, (select count(*) from mail_outbox) as mails,
         (select count(*) from graphile_worker._private_jobs) as jobs, (select count(*) from webhook_delivery) as hooks`,
    );
    return row;
  };

  test('a referral goes all its way; nobody is told, and no figure of the state changes', async () => {
    const before = [(await ask(world.state, FIGURES)).data, await told()];
    const { id } = await seedReferral(practice, 'COMPLETED');
    const late = await seedReferral(practice, 'SENT');
    await letPass(late.id);
    await fireDueTimes(await workerDb());
    expect(isPractice(id)).toBe(true);
    const own = 'query ($id: ID!) { referral(id: $id) { id status } }';
    expect((await ask(practice.receiver.staff, own, { id })).data.referral.status).toBe(
      'COMPLETED',
    );
    expect((await ask(practice.sender.staff, own, { id: late.id })).data.referral.status).toBe(
      'ATTEMPTING_CONTACT',
    );
    expect([(await ask(world.state, FIGURES)).data, await told()]).toEqual(before);
    for (const who of [world.state, world.area.admin, world.sender.admin, world.sender.staff]) {
      const answer = await ask(
        who,
        `query ($id: ID!, $person: ID!) { referral(id: $id) { id } person(id: $person) { id } }`,
        { id, person: practice.personId },
      );
      expect(answer.data).toEqual({ referral: null, person: null });
    }
  });

  test('real services, organizations and people do not exist', async () => {
    const { staff } = practice.sender;
    const { data } = await ask(
      staff,
      `query ($service: ID!, $organization: ID!, $person: ID!) {
        service(id: $service) { id } organization(id: $organization) { id } person(id: $person) { id }
        organizations { edges { node { id } } } areas { id } services(filter: {}) { edges { node { service { id } } } } }`,
      { service: world.serviceId, organization: world.receiver.id, person: world.personId },
    );
    expect([data.service, data.organization, data.person]).toEqual([null, null, null]);
    expect(data.areas).toEqual([{ id: PRACTICE.area }]);
    const listed = data.organizations.edges.map(({ node }: { node: { id: string } }) => node.id);
    expect(listed.toSorted()).toEqual(practiceOrganizations().map(({ id }) => id));
    expect(data.services.edges.length).toBe(7);
    await expect(
      seedReferral({ ...practice, serviceId: world.serviceId }, 'DRAFT'),
    ).rejects.toThrow(/Refused|NOT_FOUND/);
  });

  test('on the real side the practice organizations are names to switch to, in no list', async () => {
    const { data } = await ask(
      world.sender.staff,
      `{ viewer { memberships { organization { id practice } } }
        organizations(words: "Practice") { edges { node { id } } } areas { id }
        services(filter: { words: "GED" }) { edges { node { service { id } } } } }`,
    );
    const switchable = data.viewer.memberships.filter(
      ({ organization }: { organization: { practice: boolean } }) => organization.practice,
    );
    expect(switchable).toHaveLength(3);
    expect(JSON.stringify({ ...data, viewer: null })).not.toContain('ffffffff-');
    const { data: others } = await ask(
      world.receiver.staff,
      `{ organization(id: "${PRACTICE.area}") { id } }`,
    );
    expect(others.organization).toBeNull();
  });

  test('a county is of the practice area, and nothing real can be named', async () => {
    const { staff } = practice.sender;
    const asked = 'query ($id: ID!) { service(id: $id) { location { county { lwia { id } } } } }';
    const areaOf = async (who: Visitor, id: string) =>
      (await ask(who, asked, { id })).data.service.location.county.lwia.id;
    expect(await areaOf(staff, practice.serviceId)).toBe(PRACTICE.area);
    expect(isPractice(await areaOf(world.sender.staff, world.serviceId))).toBe(false);
    const { data } = await ask(staff, '{ areas { counties { name } } }');
    expect(data.areas).toHaveLength(1);
    expect(data.areas[0].counties).toHaveLength(102);
    expect(data.areas[0].counties[0]).toEqual({ name: 'Adams' });
    // One's own real organization is seen, to go back to it.
    const reported = await act(
      staff,
      'reportProblem',
      { organizationId: world.sender.id, text: 'It has moved.' },
      '... on RecordProblemPayload { problem { id } }',
    );
    expect(reported.__typename).toBe('NotFoundError');
  });

  test('nobody there has a number, or an account', async () => {
    const { staff } = practice.sender;
    const done = await act(
      staff,
      'createPerson',
      {
        firstName: 'Nora',
        lastName: 'Numbered',
        language: 'en',
        ssn: '219-09-9999',
        contact: {
          phone: '312 555 0123',
          phoneMessageOk: false,
          preferredChannel: 'PHONE',
          safeTimes: [],
        },
      },
      '... on PersonPayload { person { id } }',
    );
    expect(done).toMatchObject({ __typename: 'InvalidInputError', problems: [{ field: 'ssn' }] });
    const invited = await act(
      staff,
      'invitePerson',
      { personId: practice.personId, kind: 'PRINTED' },
      '... on InvitationPayload { code }',
    );
    expect(invited.__typename).toBe('ForbiddenError');
  });

  test('the same name on both sides is no likely match', async () => {
    const names = {
      firstName: 'Mira',
      lastName: `Double ${practice.personId.slice(9, 17)}`,
      phone: '312 555 0177',
    };
    const [here, there] = [
      await seedPerson(practice.sender.staff, names),
      await seedPerson(world.sender.staff, names),
    ];
    const twin = await seedPerson(world.receiver.staff, names);
    const pairs = await adminQuery(
      'select first_id, second_id from person_match where first_id = any ($1) or second_id = any ($1)',
      [[here, there]],
    );
    expect(pairs.map((pair) => Object.values(pair).toSorted())).toEqual([[there, twin].toSorted()]);
  });
});

describe('no row joins the two sides, whoever writes it', () => {
  test('every table that names two of organizations, places, services, people and referrals has the check', async () => {
    const open = await adminQuery(
      `select t.relname as name from pg_class t
        where t.relnamespace = 'public'::regnamespace and t.relkind in ('r', 'p')
          and 1 < (select count(distinct a.attname) from pg_attribute a left join pg_constraint c
                on c.conrelid = t.oid and c.contype = 'f' and a.attnum = any (c.conkey)
               and c.confrelid in ('organization'::regclass, 'location'::regclass, 'service'::regclass,
                 'person'::regclass, 'referral'::regclass)
              where a.attrelid = t.oid and a.attnum > 0 and a.atttypid = 'uuid'::regtype
                and (case when a.attname = 'id' then t.relname in ('organization', 'location', 'service', 'person', 'referral')
                  else c.oid is not null end))
          and not exists (select 1 from pg_constraint k where k.conrelid = t.oid and k.conname like '%one_side_check')`,
    );
    expect(open.map(({ name }) => name)).toEqual([]);
  });

  const REFUSED: Readonly<Record<string, string>> = {
    'a referral from a practice area': `update referral set sender_lwia_id = '${PRACTICE.area}' where not app.is_practice(id)`,
    'a person with a practice area': `update person set lwia_id = '${PRACTICE.area}'`,
    'a grant of a real person': `insert into access_grant (id, person_id, organization_id, reason, cause_id, scopes, began_at)
      select gen_random_uuid(), id, '${PRACTICE.area}', 'CREATED_HERE', id, '{}', now() from person`,
    'an application of a real person': `insert into application (id, person_id, lwia_id, program, agreement, started_at, status_since, updated_at)
      select gen_random_uuid(), id, '${PRACTICE.area}', 'TITLE_I_ADULT', 'WRITTEN', now(), now(), now() from person`,
    'a service at a real place': `insert into service (id, organization_id, location_id, category, name, description, languages, updated_at)
      select gen_random_uuid(), '${PRACTICE.college}', id, 'FOOD', 'n', 'd', '{}', now() from location`,
    'an API client there': `insert into api_client (id, organization_id, name, scopes, created_at, expires_at)
      select gen_random_uuid(), '${PRACTICE.college}', 'n', '{}', now(), now()`,
    'an address that is told': `insert into webhook_endpoint (id, organization_id, url, events, created_at)
      select gen_random_uuid(), '${PRACTICE.college}', 'https://hook.example.org', '{}', now()`,
  };
  test.each(Object.entries(REFUSED))('%s', async (_, sql) => {
    if (sql.startsWith('update referral')) await seedReferral(world, 'DRAFT');
    await expect(adminQuery(sql)).rejects.toThrow(/(one_side|real)_check/);
  });
});
