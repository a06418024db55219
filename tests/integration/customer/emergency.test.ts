import { randomUUID } from 'node:crypto';
import { makeNotices } from '@throughline/api/jobs/make-notices';
import { createClient } from '@throughline/prisma/client';
import { EMERGENCY_TRIES } from '@throughline/schema/domain/customer/emergency';
import type { JobHelpers } from 'graphile-worker';
import { beforeEach, describe, expect, test } from 'vitest';
import { makeStaff } from '../../support/actors.ts';
import type { Visitor } from '../../support/actors.ts';
import { act, ask } from '../../support/ask.ts';
import { adminQuery, testDatabase } from '../../support/database.ts';
import { uniqueLastName } from '../../support/names.ts';
import { seedPerson, seedWorld } from '../../support/seed.ts';
import type { World } from '../../support/seed.ts';

const REASON = 'Collapsed at our door; the ambulance asks whom to call.';
const BORN = '1990-05-31';

let world: World;
let lastName: string;
beforeEach(async () => {
  world = await seedWorld();
  lastName = `O'${uniqueLastName()}`;
  await rename(world.personId, 'Ánä', lastName);
});

async function rename(id: string, first: string, last: string): Promise<void> {
  await adminQuery('update person set first_name = $2, last_name = $3 where id = $1', [
    id,
    first,
    last,
  ]);
  await adminQuery(
    `insert into person_birth (person_id, date_of_birth) values ($1, $2)
     on conflict (person_id) do update set date_of_birth = excluded.date_of_birth`,
    [id, BORN],
  );
}

const take = async (who: Visitor, changes: object = {}) => {
  const done = await act(
    who,
    'takeEmergencyAccess',
    { kind: 'MEDICAL', reason: REASON, firstName: 'ana', lastName, dateOfBirth: BORN, ...changes },
    '... on EmergencyAccessPayload { people { id } }',
  );
  return done as typeof done & { people?: { id: string }[] };
};

const READ = `query ($id: ID!, $words: String!) {
  person(id: $id) { displayName dateOfBirth ssnLastFour contact { phone } needs { id } consents { id } emergencyUntil
    viewerActions history(first: 9) { edges { node { kind } } } }
  people(words: $words) { totalCount } }`;
const read = async (who: Visitor) =>
  (await ask(who, READ, { id: world.personId, words: lastName })).data;

const OWN =
  '{ emergencyAccesses { kind reason found organization { id } user { id } person { id } } }';
const listed = async (who: Visitor) => (await ask(who, OWN)).data.emergencyAccesses;

describe('emergency access', () => {
  test('opens name, contact and birth date for the one who asked, three hours, to read', async () => {
    const { staff, colleague } = world.outsider;
    expect((await read(staff)).person).toBeNull();
    expect(await take(staff)).toMatchObject({ people: [{ id: world.personId }] });
    const seen = await read(staff);
    expect(seen.person).toMatchObject({
      displayName: `Ánä ${lastName}`,
      dateOfBirth: BORN,
      contact: { phone: '+13125550123' },
      ssnLastFour: null,
      needs: [],
      consents: [],
      viewerActions: [],
      history: { edges: [{ node: { kind: 'EMERGENCY_ACCESS_TAKEN' } }] },
    });
    expect(seen.people.totalCount).toBe(1);
    const left = Date.parse(seen.person.emergencyUntil) - Date.now();
    expect(left / 3_600_000).toBeCloseTo(3, 1);
    for (const who of [colleague, world.outsider.admin])
      expect(await read(who)).toEqual({ person: null, people: { totalCount: 0 } });
    for (const [name, input] of Object.entries({
      addNeed: { category: 'FOOD' },
      setSsn: { ssn: '899-12-3456' },
    })) {
      const done = await act(staff, name, { personId: world.personId, ...input }, '');
      expect(done.__typename).toBe('ForbiddenError');
    }
    const draft = await act(
      staff,
      'createDrafts',
      { personId: world.personId, drafts: [{ serviceId: world.serviceId }] },
      '',
    ).catch(() => ({ __typename: 'refused' }));
    expect(draft.__typename).not.toContain('Payload');
  });

  test('ends by itself', async () => {
    const { staff } = world.outsider;
    await take(staff);
    await adminQuery(
      `update access_grant set valid_until = now() - interval '1 second' where reason = 'EMERGENCY' and person_id = $1`,
      [world.personId],
    );
    expect(await read(staff)).toEqual({ person: null, people: { totalCount: 0 } });
  });

  test.each([
    ['another birthday', { dateOfBirth: '1990-06-01' }],
    ['a part of the name', { lastName: "O'Quill" }],
    ['a sign for any text', { lastName: '%' }],
    ['another first name', { firstName: 'Anna' }],
    ['another phone number', { phone: '312 555 0199' }],
  ])('opens nothing for %s, and says the same as for nobody', async (_what, changes) => {
    const { staff } = world.outsider;
    const missed = await take(staff, changes);
    const nobody = await take(staff, { lastName: `Nobody ${randomUUID()}` });
    expect(missed).toEqual(nobody);
    expect(missed).toEqual({ __typename: 'EmergencyAccessPayload', people: [] });
    expect((await read(staff)).person).toBeNull();
    expect((await listed(staff)).map(({ found }: { found: boolean }) => found)).toEqual([
      false,
      false,
    ]);
  });

  test('namesakes are told apart by phone; two records of one person are both opened', async () => {
    const { staff } = world.outsider;
    const twin = await seedPerson(world.receiver.staff, { phone: '312 555 0177' });
    await rename(twin, 'Ana', lastName);
    expect((await take(staff)).people).toEqual([]);
    expect((await take(staff, { phone: '(312) 555-0177' })).people).toEqual([{ id: twin }]);
    await adminQuery(`update person_contact set phone = '+13125550123' where person_id = $1`, [
      twin,
    ]);
    const both = (await take(staff, { phone: '312 555 0123' })).people ?? [];
    expect(both.map(({ id }) => id).sort()).toEqual([twin, world.personId].sort());
  });

  test('leaves no trace where one sees the person anyway', async () => {
    expect((await take(world.sender.staff)).people).toEqual([{ id: world.personId }]);
    expect(await listed(world.sender.staff)).toEqual([]);
    expect((await read(world.sender.staff)).person.emergencyUntil).toBeNull();
  });

  test('is for staff who serve people', async () => {
    for (const who of [world.state, world.monitor])
      expect((await take(who)).__typename).toBe('ForbiddenError');
    await expect(take(world.customer)).rejects.toThrow();
  });

  test('has an end each day, for a user and for an organization', async () => {
    const { staff, id } = world.outsider;
    const missing = { lastName: 'Nobody at all' };
    for (let tries = 0; tries < EMERGENCY_TRIES.ofUser; tries += 1)
      expect((await take(staff, missing)).people).toEqual([]);
    expect((await take(staff)).__typename).toBe('LimitExceededError');
    expect((await take(world.outsider.colleague)).people).toHaveLength(1);
    const left = EMERGENCY_TRIES.ofOrganization - EMERGENCY_TRIES.ofUser - 1;
    await adminQuery(
      `insert into emergency_access (id, at, kind, reason, organization_id)
       select gen_random_uuid(), now(), 'OTHER', 'x', $1 from generate_series(1, $2::int)`,
      [id, left],
    );
    expect((await take(await makeStaff(id))).__typename).toBe('LimitExceededError');
  });
});

describe('who is told of emergency access', () => {
  async function told(): Promise<Record<string, unknown>[]> {
    const { roles } = await testDatabase();
    const worker = createClient({ url: roles.worker, poolSize: 1 });
    const [activity] = await adminQuery(
      `select id from activity where kind = 'EMERGENCY_ACCESS_TAKEN' and person_id = $1`,
      [world.personId],
    );
    await makeNotices({ db: worker.db })({ activityId: activity?.['id'] }, {} as JobHelpers);
    await worker.close();
    return adminQuery(
      `select n.user_id as "userId", n.mail_id is not null as mail from notice n where activity_id = $1`,
      [activity?.['id']],
    );
  }
  const textOf = async (who: Visitor) =>
    (await ask(who, '{ notices(first: 1) { edges { node { text } } } }')).data.notices.edges[0].node
      .text;

  test('the administrators and the person, by mail too, the mail without details', async () => {
    await take(world.outsider.staff);
    const users = [world.outsider.admin.userId, world.customer.userId];
    expect(
      (await told()).sort((a, b) => String(a['userId']).localeCompare(String(b['userId']))),
    ).toEqual(users.sort().map((userId) => ({ userId, mail: true })));
    expect(await textOf(world.outsider.admin)).toContain('opened a record in an emergency');
    expect(await textOf(world.outsider.admin)).not.toContain(lastName);
    expect(await textOf(world.customer)).toContain('for three hours');
  });

  test('of an only administrator’s own, the administrator of the area', async () => {
    await take(world.outsider.admin);
    const users = (await told()).map(({ userId }) => userId);
    expect(users).toContain(world.area.admin.userId);
    expect(users).not.toContain(world.outsider.admin.userId);
  });

  test('it is listed for them, the area and the state, and with the person', async () => {
    const { staff, admin, colleague } = world.outsider;
    await take(staff);
    const entry = {
      kind: 'MEDICAL',
      reason: REASON,
      found: true,
      organization: { id: world.outsider.id },
    };
    for (const who of [staff, admin, world.area.admin, world.state, world.monitor])
      expect(await listed(who)).toContainEqual(expect.objectContaining(entry));
    for (const who of [colleague, world.receiver.admin, world.otherArea.admin])
      expect(await listed(who)).toEqual([]);
    const own = await ask(
      world.customer,
      `{ viewer { person { emergencies { reason organization { id } }
         whoCanSee { reason organization { id } validUntil } accessLog(first: 9) { edges { node { organization { id } } } } } } }`,
    );
    const { emergencies, whoCanSee, accessLog } = own.data.viewer.person;
    expect(emergencies).toEqual([{ reason: REASON, organization: { id: world.outsider.id } }]);
    expect(whoCanSee).toContainEqual({
      reason: 'EMERGENCY',
      organization: { id: world.outsider.id },
      validUntil: expect.any(String),
    });
    expect(accessLog.edges).toContainEqual({ node: { organization: { id: world.outsider.id } } });
    // Partners who serve the person do not learn of it.
    const { data } = await ask(
      world.sender.staff,
      'query ($id: ID!) { person(id: $id) { emergencies { id } whoCanSee { reason } history(first: 50) { edges { node { kind } } } } }',
      { id: world.personId },
    );
    expect(data.person.emergencies).toEqual([]);
    expect(JSON.stringify(data)).not.toContain('EMERGENCY');
  });
});
