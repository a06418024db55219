import type { ApiScope } from '@throughline/schema/domain/api-client/scope';
import { API_SCOPES } from '@throughline/schema/domain/api-client/scope';
import { beforeAll, describe, expect, test } from 'vitest';
import { makeProgram } from '../../support/api-clients.ts';
import type { Program } from '../../support/api-clients.ts';
import { act, ask } from '../../support/ask.ts';
import { adminQuery } from '../../support/database.ts';
import { seedReferral } from '../../support/referral-seed.ts';
import { seedWorld } from '../../support/seed.ts';
import type { World } from '../../support/seed.ts';

const REFERRAL = `query ($id: ID!) { referral(id: $id) { number status detail { reason }
  person { displayName contact { phone } } viewerActions } }`;
const NOWHERE = '00000000-0000-4000-8000-000000000000';

let world: World;
let id: string;
let receiving: Program;
let outside: Program;
beforeAll(async () => {
  world = await seedWorld();
  ({ id } = await seedReferral(world, 'RECEIVED'));
  receiving = await makeProgram(world.receiver.admin, [...API_SCOPES]);
  outside = await makeProgram(world.outsider.admin, [...API_SCOPES]);
});

describe('what an API client sees (CORE-009)', () => {
  test('is what staff of its organization see', async () => {
    const [program, staff] = await Promise.all([
      ask(receiving, REFERRAL, { id }),
      ask(world.receiver.staff, REFERRAL, { id }),
    ]);
    expect(program.errors).toBeUndefined();
    expect(program.data).toEqual(staff.data);
    expect(program.data.referral.detail.reason).toBe('Wants to learn welding.');
  });

  test('is nothing of others: hidden and not there are one answer', async () => {
    const [hidden, missing] = await Promise.all([
      ask(outside, REFERRAL, { id }),
      ask(outside, REFERRAL, { id: NOWHERE }),
    ]);
    expect(hidden.data).toEqual({ referral: null });
    expect(missing.data).toEqual(hidden.data);
    const person = 'query ($id: ID!) { person(id: $id) { id } }';
    expect((await ask(outside, person, { id: world.personId })).data).toEqual({ person: null });
    const accept = (who: Program, referralId: string) =>
      act(who, 'acceptReferral', { id: referralId }, '... on ReferralPayload { referral { id } }');
    const refused = await accept(outside, id);
    expect(refused.__typename).toBe('NotFoundError');
    expect(await accept(outside, NOWHERE)).toEqual(refused);
  });

  test.each<[string, readonly ApiScope[], boolean]>([
    ['without people', ['REFERRALS_WRITE', 'DIRECTORY_READ'], false],
    ['with both', ['REFERRALS_READ', 'PEOPLE_READ'], true],
  ])('ends where its scopes end, before anything is read: %s', async (_, scopes, opens) => {
    const program = await makeProgram(world.receiver.admin, scopes);
    const answers = await Promise.all(
      [id, NOWHERE].map((referralId) => ask(program, REFERRAL, { id: referralId })),
    );
    for (const { data, errors, roundTrips } of answers) {
      if (opens) expect(errors).toBeUndefined();
      else {
        expect(data ?? null).toBeNull();
        expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
        expect(roundTrips).toBe(0);
      }
    }
    if (!opens) expect(answers[0]?.errors?.[0]?.message).toBe(answers[1]?.errors?.[0]?.message);
  });

  test('tells no fact of a person by what services are for', async () => {
    const services = `query ($filter: ServiceFilter!) { services(filter: $filter) {
      edges { node { fit { clauses { words } } } } } }`;
    const filter = { personId: world.personId, includeOwn: true };
    const directory = await makeProgram(world.receiver.admin, ['DIRECTORY_READ']);
    expect(await ask(directory, services, { filter })).toMatchObject({
      errors: [
        {
          message: '`ServiceFilter.personId` needs the scope people:read.',
          extensions: { code: 'FORBIDDEN' },
        },
      ],
      roundTrips: 0,
    });
    expect((await ask(directory, services, { filter: {} })).errors).toBeUndefined();
    const both = await makeProgram(world.receiver.admin, ['DIRECTORY_READ', 'PEOPLE_READ']);
    const staff = await ask(world.receiver.staff, services, { filter });
    expect((await ask(both, services, { filter })).data).toEqual(staff.data);
  });

  test('tells no name by what search words find', async () => {
    const found = `query ($words: String!) { referrals(filter: { box: RECEIVED, words: $words }) {
      edges { node { id } } } }`;
    const [row] = await adminQuery(
      'select r.number, p.last_name from referral r join person p on p.id = r.person_id where r.id = $1',
      [id],
    );
    const [number, name] = [String(row?.['number']), String(row?.['last_name'])];
    const hit = { referrals: { edges: [{ node: { id } }] } };
    const referrals = await makeProgram(world.receiver.admin, ['REFERRALS_READ']);
    expect(await ask(referrals, found, { words: name })).toMatchObject({
      errors: [
        {
          message:
            '`ReferralFilter.words` needs the scope people:read, unless it is a referral number.',
          extensions: { code: 'FORBIDDEN' },
        },
      ],
      roundTrips: 0,
    });
    expect((await ask(referrals, found, { words: number.toLowerCase() })).data).toEqual(hit);
    const both = await makeProgram(world.receiver.admin, ['REFERRALS_READ', 'PEOPLE_READ']);
    expect((await ask(both, found, { words: name })).data).toEqual(hit);
  });

  test('does not grow by naming somebody’s membership', async () => {
    const [row] = await adminQuery(
      `select count(*)::int as count from membership where user_id = $1`,
      [receiving.id],
    );
    expect(row).toEqual({ count: 0 });
  });
});

describe('what an API client does', () => {
  test('stands in its name, in history and in the access log', async () => {
    const other = await seedReferral(world, 'RECEIVED');
    await act(
      receiving,
      'acceptReferral',
      { id: other.id },
      '... on ReferralPayload { referral { id } }',
    );
    await ask(receiving, REFERRAL, { id: other.id });
    const { data } = await ask(
      world.sender.staff,
      `query ($id: ID!) { referral(id: $id) { history(first: 50) { edges { node {
         kind actor { name } actorOrganization { id } } } } } }`,
      { id: other.id },
    );
    expect(
      data.referral.history.edges.slice(-1).map(({ node }: { node: unknown }) => node),
    ).toEqual([
      {
        kind: 'REFERRAL_ACCEPTED',
        actor: { name: 'Intake system (API)' },
        actorOrganization: { id: world.receiver.id },
      },
    ]);
    const log = await ask(
      world.state,
      'query ($id: ID!) { person(id: $id) { accessLog(first: 50) { edges { node { user { name } organization { id } referral { id } } } } } }',
      { id: world.personId },
    );
    expect(
      log.data.person.accessLog.edges.map(({ node }: { node: unknown }) => node),
    ).toContainEqual({
      user: { name: 'Intake system (API)' },
      organization: { id: world.receiver.id },
      referral: { id: other.id },
    });
  });

  test('reaches from writing a person down to sending them', async () => {
    const program = await makeProgram(world.sender.admin, ['PEOPLE_WRITE', 'REFERRALS_WRITE']);
    const made = await act(
      program,
      'createPerson',
      {
        firstName: 'Ina',
        lastName: 'Program',
        language: 'en',
        contact: {
          phone: '312 555 0123',
          phoneMessageOk: true,
          preferredChannel: 'PHONE',
          safeTimes: [],
        },
      },
      '... on PersonPayload { person { id } }',
    );
    expect(made).toMatchObject({ person: { id: expect.any(String) } });
    const personId = (made['person'] as { id: string }).id;
    const drafted = await act(
      program,
      'createDrafts',
      {
        personId,
        origin: 'INTAKE',
        items: [{ serviceId: world.serviceId, reason: 'x', urgency: 'ROUTINE' }],
      },
      '... on ReferralsPayload { referrals { id author { name } } }',
    );
    expect(drafted).toMatchObject({ referrals: [{ author: { name: 'Intake system (API)' } }] });
  });
});
