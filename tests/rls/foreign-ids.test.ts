import { randomUUID } from 'node:crypto';
import { getNamedType } from 'graphql';
import { beforeAll, describe, expect, test } from 'vitest';
import { makeCustomer } from '../support/actors.ts';
import type { Visitor } from '../support/actors.ts';
import { ask, failures } from '../support/ask.ts';
import { busyReferral } from '../support/busy-referral.ts';
import { adminQuery } from '../support/database.ts';
import { inputOf, leavesOf, MUTATIONS, sampleOf, withValue } from '../support/sample-input.ts';
import type { Path } from '../support/sample-input.ts';
import { seedPerson, seedWorld } from '../support/seed.ts';
import type { World } from '../support/seed.ts';
import { contentOfTables } from '../support/snapshot.ts';

let world: World;
let outsiders: Readonly<Record<string, Visitor>>;
/** Of what exists and is nobody's business who asks here. */
let hidden: readonly string[];

beforeAll(async () => {
  world = await seedWorld();
  const ids = await busyReferral(world);
  outsiders = {
    'another partner': world.outsider.admin,
    'another area': world.elsewhere.admin,
    'another customer': await makeCustomer(await seedPerson(world.outsider.staff)),
  };
  const { userId } = world.sender.staff;
  const [row] = await adminQuery(
    `select (select id from access_grant where person_id = $1 limit 1) as grant_id,
            (select id from session where user_id = $2 limit 1) as session_id,
            (select id from membership where user_id = $2 limit 1) as membership_id`,
    [world.personId, userId],
  );
  hidden = [
    ...Object.values(ids),
    world.personId,
    world.consentId,
    ...Object.values(row ?? {}).map(String),
  ];
});

/** What there is to know of these beyond the id is public, or they answer about the asker alone. */
const HIDE_NOTHING: Readonly<Record<string, string>> = {
  requestMembership: 'organizations are public',
  previewRecordImport:
    'a record that is not one’s own is a problem of its row, as one that is nowhere',
  importRecords: 'the same, and without a preview to go by nothing is written',
  markNoticesRead: 'reads those of one’s own',
  repeatMails: 'refuses everybody but the state, whatever the id',
  saveTrainingSession: 'the same; and sessions are public to staff',
  setWriting: 'where one is not present, nobody hears of it',
};

/** Samples that the mutation's own checks let pass, to get as far as the id. */
const PASSABLE: Readonly<Record<string, object>> = {
  createDrafts: { items: [{ reason: 'Needs help.', urgency: 'ROUTINE' }] },
};

type Call = { readonly name: string; readonly path: Path };

const CALLS: readonly Call[] = MUTATIONS.flatMap((mutation) => {
  const ids = leavesOf(inputOf(mutation)).filter(({ type }) => getNamedType(type).name === 'ID');
  const [first] = ids.filter(({ required }) => required);
  const chosen = first ?? ids[0];
  return chosen ? [{ name: mutation.name, path: chosen.path }] : [];
});

async function answer(who: Visitor, { name, path }: Call, id: string): Promise<string> {
  const mutation = MUTATIONS.find((each) => each.name === name);
  if (!mutation) throw new Error(name);
  const sample = { ...(sampleOf(inputOf(mutation)) as object), ...PASSABLE[name] };
  const input = { ...(withValue(sample, path, id) as object), clientMutationId: randomUUID() };
  const title = name[0]?.toUpperCase() + name.slice(1);
  const { data, errors } = await ask(
    who,
    `mutation ($input: ${title}Input!) { ${name}(input: $input) { __typename
      ... on Error { message } ... on InvalidInputError { problems { field code message } } } }`,
    { input },
  );
  if (errors)
    return JSON.stringify(errors.map(({ message, extensions }) => [message, extensions.code]));
  return JSON.stringify(data[name]);
}

describe('an id of somebody else’s is the id of nothing', { timeout: 120_000 }, () => {
  test.each(CALLS)('to $name', async (call) => {
    const before = await contentOfTables();
    const answers = new Set<string>();
    for (const who of Object.values(outsiders)) {
      const nothing = await answer(who, call, randomUUID());
      answers.add(nothing);
      if (!HIDE_NOTHING[call.name]) expect(await answer(who, call, 'not-an-id')).toBe(nothing);
      for (const id of hidden) expect(await answer(who, call, id), id).toBe(nothing);
    }
    expect(await contentOfTables()).toEqual(before);
    expect(failures).toEqual([]);
    if (!HIDE_NOTHING[call.name]) {
      expect([...answers].join()).toContain('"__typename":"NotFoundError"');
      expect([...answers].join()).not.toContain('Payload');
    }
  });

  test.each<[string, object]>([
    ['assignReferral', { path: ['userId'] }],
    ['acceptReferral', { path: ['assigneeId'] }],
  ])('to %s, as a colleague', async (name) => {
    const { sender, receiver } = world;
    const path = [name === 'assignReferral' ? 'userId' : 'assigneeId'];
    const [{ id = '' } = {}] = await adminQuery(
      `select id::text from referral where receiver_organization_id = $1 and status = 'RECEIVED'`,
      [receiver.id],
    );
    const before = await contentOfTables();
    const given = async (userId: string) => {
      const mutation = MUTATIONS.find((each) => each.name === name);
      const sample = mutation && withValue(sampleOf(inputOf(mutation)), path, userId);
      return answerWith(receiver.staff, name, { ...(sample as object), id });
    };
    const stranger = await given(randomUUID());
    expect(stranger).toContain('InvalidInputError');
    expect(await given(sender.staff.userId ?? '')).toBe(stranger);
    expect(await given(world.customer.userId ?? '')).toBe(stranger);
    expect(await contentOfTables()).toEqual(before);
  });

  test('to createDrafts, as a consent', async () => {
    const { staff } = world.outsider;
    const personId = await seedPerson(staff);
    const before = await contentOfTables();
    const given = (consentId: string) =>
      answerWith(staff, 'createDrafts', {
        personId,
        origin: 'WALK_IN',
        consentId,
        items: [{ reason: 'Needs help.', urgency: 'ROUTINE' }],
      });
    const nothing = await given(randomUUID());
    expect(nothing).not.toContain('Payload');
    expect(await given(world.consentId)).toBe(nothing);
    expect(await contentOfTables()).toEqual(before);
  });
});

async function answerWith(who: Visitor, name: string, input: object): Promise<string> {
  const title = name[0]?.toUpperCase() + name.slice(1);
  const { data } = await ask(
    who,
    `mutation ($input: ${title}Input!) { ${name}(input: $input) { __typename
      ... on Error { message } ... on InvalidInputError { problems { field code message } } } }`,
    { input: { ...input, clientMutationId: randomUUID() } },
  );
  return JSON.stringify(data?.[name]);
}
