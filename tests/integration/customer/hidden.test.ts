import { beforeAll, describe, expect, test } from 'vitest';
import { act, ask, failures } from '../../support/ask.ts';
import { adminQuery } from '../../support/database.ts';
import { customerWorld } from '../../support/customer-world.ts';
import type { CustomerActor, CustomerWorld } from '../../support/customer-world.ts';

let world: CustomerWorld;
let lastName: string;
beforeAll(async () => {
  world = await customerWorld();
  const [row] = await adminQuery('select last_name from person where id = $1', [world.ids.person]);
  lastName = String(row?.['last_name']);
});

const ABSENT = '0190a0a0-0000-7000-8000-000000000000';
const CONTACT = { phoneMessageOk: false, preferredChannel: 'PHONE', safeTimes: [] };

describe('what one may not see does not exist', () => {
  const outside: CustomerActor[] = ['outsider', 'otherArea', 'otherCustomer'];

  test.each(outside)('by id, for %s', async (who) => {
    const query = 'query ($id: ID!) { person(id: $id) { id firstName } }';
    for (const id of [world.ids.person, ABSENT, 'not-an-id']) {
      const { data, errors } = await ask(world.actors[who], query, { id });
      expect([data, errors]).toEqual([{ person: null }, undefined]);
    }
  });

  const writes: [
    string,
    (ids: CustomerWorld['ids']) => object,
    (id: string) => Record<string, unknown>,
  ][] = [
    [
      'updatePerson',
      ({ person }) => ({ id: person }),
      (id) => ({ id, expectedVersion: 1, firstName: 'A', lastName: 'B', language: 'en' }),
    ],
    [
      'updateContact',
      ({ person }) => ({ personId: person }),
      (personId) => ({ personId, expectedVersion: 1, contact: CONTACT }),
    ],
    [
      'addNeed',
      ({ person }) => ({ personId: person }),
      (personId) => ({ personId, category: 'FOOD' }),
    ],
    ['closeNeed', ({ need }) => ({ id: need }), (id) => ({ id })],
    ['withdrawConsent', ({ consent }) => ({ id: consent }), (id) => ({ id })],
    [
      'recordConsent',
      ({ person }) => ({ personId: person }),
      (personId) => ({
        personId,
        scopes: ['CONTACT'],
        language: 'en',
        method: 'WRITTEN',
        wordingVersion: '2026-01',
        expiresOn: '2027-01-01',
      }),
    ],
    [
      'invitePerson',
      ({ person }) => ({ personId: person }),
      (personId) => ({ personId, kind: 'PRINTED' }),
    ],
    ['revokeInvitation', ({ invitation }) => ({ id: invitation }), (id) => ({ id })],
  ];

  test.each(writes)(
    'by %s: the same words for hidden, absent and malformed ids',
    async (name, hidden, input) => {
      const answers = [];
      for (const id of [ABSENT, 'not-an-id'])
        answers.push(await act(world.actors.outsider, name, input(id), ''));
      answers.push(
        await act(world.actors.outsider, name, { ...input(ABSENT), ...hidden(world.ids) }, ''),
      );
      expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
      expect(answers[0]?.__typename).toBe('NotFoundError');
    },
  );

  test('in lists, searches and their counts', async () => {
    const query = `query ($words: String) { people(words: $words) { totalCount edges { node { id } } } }`;
    for (const words of [null, lastName, `Ana ${lastName}`]) {
      const { data } = await ask(world.actors.outsider, query, { words });
      expect(data.people).toEqual({ totalCount: 1, edges: [{ node: { id: world.ids.twin } }] });
    }
  });

  test('among those who resemble', async () => {
    const query = `query ($lastName: String!) { similarPeople(firstName: "Ana", lastName: $lastName,
      dateOfBirth: "1990-05-31", phone: "312 555 0123") { score basis person { id } } }`;
    const seen = async (who: CustomerActor) =>
      (await ask(world.actors[who], query, { lastName })).data.similarPeople;
    expect(await seen('outsider')).toEqual([
      { score: 100, basis: ['NAME', 'BIRTH_DATE', 'PHONE'], person: { id: world.ids.twin } },
    ]);
    // The receiver has no consent for the date, so it is not compared.
    expect(await seen('receiver')).toEqual([
      { score: 70, basis: ['NAME', 'PHONE'], person: { id: world.ids.person } },
    ]);
    // Administrators see that there is such a person, neither birthday nor phone.
    expect(await seen('senderArea')).toEqual([
      { score: 45, basis: ['NAME'], person: { id: world.ids.person } },
    ]);
    const everywhere = (await seen('state')) as { person: { id: string } }[];
    expect(everywhere.map(({ person }) => person.id)).toEqual(
      expect.arrayContaining([world.ids.person, world.ids.twin]),
    );
  });

  test('among likely matches', async () => {
    const query = '{ likelyMatches(first: 100) { first { id } second { id } basis } }';
    const own = [world.ids.person, world.ids.twin].sort();
    const found = async (who: CustomerActor) =>
      (await ask(world.actors[who], query)).data.likelyMatches.filter(
        (match: { first: { id: string } }) => match.first.id === own[0],
      );
    expect(await found('state')).toEqual([
      { first: { id: own[0] }, second: { id: own[1] }, basis: ['NAME_AND_BIRTH_DATE', 'PHONE'] },
    ]);
    for (const who of ['outsider', 'sender', 'senderArea', 'monitor'] as const) {
      expect(await found(who)).toEqual([]);
    }
  });
});

describe('half a person', () => {
  const query = `query ($id: ID!) { person(id: $id) {
    firstName dateOfBirth contact { phone } needs { category } consents { id } invitations { id } viewerActions } }`;

  test.each([
    ['sender', '1990-05-31', 1, 1, 1, 1],
    ['receiver', null, 1, 1, 1, 0],
    ['senderArea', null, 0, 0, 0, 0],
    ['receiverArea', null, 0, 0, 0, 0],
    ['state', '1990-05-31', 1, 1, 1, 1],
    ['monitor', '1990-05-31', 1, 1, 1, 1],
    ['customer', '1990-05-31', 1, 1, 1, 1],
  ] as const)('%s', async (who, dateOfBirth, contacts, needs, consents, invitations) => {
    const { data } = await ask(world.actors[who], query, { id: world.ids.person });
    const { person } = data;
    expect([
      person.dateOfBirth,
      person.contact ? 1 : 0,
      person.needs.length,
      person.consents.length,
      person.invitations.length,
    ]).toEqual([dateOfBirth, contacts, needs, consents, invitations]);
  });

  test.each([
    [
      'sender',
      [
        'EDIT',
        'EDIT_CONTACT',
        'SET_SSN',
        'ADD_NEED',
        'RECORD_CONSENT',
        'WITHDRAW_CONSENT',
        'REFER',
      ],
    ],
    ['receiver', ['EDIT_CONTACT', 'ADD_NEED', 'RECORD_CONSENT', 'REFER']],
    ['senderArea', []],
    ['state', []],
    ['monitor', []],
    ['customer', ['EDIT', 'EDIT_CONTACT', 'RECORD_CONSENT', 'WITHDRAW_CONSENT']],
  ] as const)('%s may do what its commands allow', async (who, actions) => {
    const { data } = await ask(world.actors[who], query, { id: world.ids.person });
    expect(data.person.viewerActions).toEqual(actions);
  });

  test('a receiver without the date of birth neither erases nor sets it', async () => {
    const birth = () =>
      adminQuery('select date_of_birth::text as date from person_birth where person_id = $1', [
        world.ids.person,
      ]);
    const contact = { personId: world.ids.person, expectedVersion: 1, contact: CONTACT };
    expect((await act(world.actors.receiver, 'updateContact', contact, '')).__typename).toBe(
      'PersonPayload',
    );
    const edit = {
      id: world.ids.person,
      expectedVersion: 1,
      firstName: 'X',
      lastName: 'Y',
      language: 'en',
    };
    expect((await act(world.actors.receiver, 'updatePerson', edit, '')).__typename).toBe(
      'ForbiddenError',
    );
    expect(await birth()).toEqual([{ date: '1990-05-31' }]);
  });
});

test('nobody signed in, nothing answered', async () => {
  const { data, errors } = await ask(null, '{ people { totalCount } }');
  expect(data?.people ?? null).toBeNull();
  expect(errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
});

test.each(['x', 'aWQ6bm90LWFuLWlk', 'YXQ6LTE', '🦊'])(
  'the forged cursor %j is refused',
  async (after) => {
    const { errors } = await ask(
      world.actors.sender,
      'query ($after: String) { people(after: $after) { edges { cursor } } }',
      { after },
    );
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  },
);

test('none of this was an error of ours', () => expect(failures).toEqual([]));
