import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import type { App } from '@throughline/api/app';
import { ssnSweeper } from '@throughline/api/jobs/keep-ssns';
import { createLog } from '@throughline/api/observability/log';
import { withConnection } from '@throughline/prisma/admin';
import { createClient } from '@throughline/prisma/client';
import { dropDatabase } from '@throughline/prisma/database';
import { LIMITS } from '@throughline/schema/domain/shared/limits';
import { SsnVault } from '@throughline/schema/platform/ssn-vault';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Visitor } from '../../support/actors.ts';
import { makeProgram } from '../../support/api-clients.ts';
import { act, ask, startApp } from '../../support/ask.ts';
import { adminQuery, freshDatabase } from '../../support/database.ts';
import { matchOf, merged, rowsOf, undo } from '../../support/merge-world.ts';
import { uniqueLastName } from '../../support/names.ts';
import { seedReferral } from '../../support/referral-seed.ts';
import { paid, seedPerson, seedWorld } from '../../support/seed.ts';
import type { World } from '../../support/seed.ts';

let world: World;
beforeAll(async () => {
  world = await seedWorld();
});

/** One that no other test has, as it is typed. */
const someNumber = () => `${randomInt(100, 600)}-${randomInt(10, 99)}-${randomInt(1000, 9999)}`;

const set = (who: Visitor, personId: string, ssn: string | null) =>
  act(who, 'setSsn', { personId, ssn }, '... on PersonPayload { person { ssnLastFour } }');

const lastFour = async (who: Visitor, id: string): Promise<string | null | undefined> =>
  (await ask(who, 'query ($id: ID!) { person(id: $id) { ssnLastFour } }', { id })).data.person
    ?.ssnLastFour;

describe('a Social Security number (CORE-019, IWTS-093)', () => {
  test('shows its last four to the person, who wrote them down and the state, and to nobody else', async () => {
    await seedReferral(world, 'RECEIVED');
    const number = someNumber();
    const four = number.slice(-4);
    expect(await set(world.sender.staff, world.personId, number)).toMatchObject({
      person: { ssnLastFour: four },
    });
    const { sender, receiver, state, customer, monitor, area, otherArea } = world;
    for (const who of [sender.colleague, sender.admin, state, customer])
      expect(await lastFour(who, world.personId)).toBe(four);
    for (const who of [receiver.staff, receiver.admin, monitor, area.admin, otherArea.admin])
      expect(await lastFour(who, world.personId)).toBeNull();
    expect(await lastFour(world.outsider.staff, world.personId)).toBeUndefined();
  });

  test('is entered, corrected and removed by who wrote the person down alone', async () => {
    const { receiver, outsider, state, customer } = world;
    for (const [who, refusal] of [
      [receiver.staff, 'ForbiddenError'],
      [outsider.staff, 'NotFoundError'],
    ] as const)
      expect((await set(who, world.personId, someNumber())).__typename).toBe(refusal);
    for (const who of [state, customer]) {
      const answer = await set(who, world.personId, someNumber()).catch(() => null);
      expect(answer?.__typename ?? 'ForbiddenError').toBe('ForbiddenError');
    }
    const id = await seedPerson(world.sender.staff);
    for (const number of [someNumber(), someNumber()])
      expect(await set(world.sender.staff, id, number)).toMatchObject({
        person: { ssnLastFour: number.slice(-4) },
      });
    expect(await set(world.sender.staff, id, null)).toMatchObject({
      person: { ssnLastFour: null },
    });
  });

  test.each(['666-12-3456', '123-00-4567', '123-45-678', 'unknown'])(
    'is refused when it cannot be one: %s',
    async (typed) => {
      const answer = await set(world.sender.staff, world.personId, typed);
      expect(answer).toMatchObject({ problems: [{ field: 'ssn' }] });
      expect(JSON.stringify(answer).replaceAll('123-45-6789', '')).not.toContain(typed);
    },
  );

  test('a repeat is answered, another number under the same key is not', async () => {
    const id = await seedPerson(world.sender.staff);
    const [number, other] = [someNumber(), someNumber()];
    const input = { personId: id, clientMutationId: randomUUID() };
    const again = (ssn: string) =>
      act(
        world.sender.staff,
        'setSsn',
        { ...input, ssn },
        '... on PersonPayload { person { id } }',
      );
    await again(number);
    expect((await again(number)).__typename).toBe('PersonPayload');
    expect((await again(other)).__typename).toBe('InvalidInputError');
  });
});

describe('the whole number', () => {
  const lines: string[] = [];
  let app: App;
  beforeAll(async () => {
    app = await startApp({ log: createLog((line) => lines.push(line)) });
  });

  async function post(who: Visitor, query: string, variables: object): Promise<string> {
    const response = await app.graphql(
      new Request('http://throughline.example.org/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${who.token}` },
        body: JSON.stringify({ query, variables }),
      }),
    );
    return response.text();
  }

  /** Tables, the queue of jobs included, of which a row holds these digits in any form. */
  async function tablesWith(number: string): Promise<string[]> {
    const digits = number.replaceAll('-', '');
    const forms = [number, digits, Buffer.from(digits).toString('base64')];
    const tables = await adminQuery(
      `select c.oid::regclass::text as name from pg_class c
        where c.relkind = 'r' and c.relnamespace::regnamespace::text in ('public', 'app', 'graphile_worker')`,
    );
    const found: string[] = [];
    for (const { name } of tables) {
      const rows = await adminQuery(
        `select 1 from ${String(name)} t where t::text like any ($1) limit 1`,
        [forms.map((form) => `%${form}%`)],
      );
      if (rows.length > 0) found.push(String(name));
    }
    return found;
  }

  test('is in no table, log, history, answer or error, however it is sent', async () => {
    const number = someNumber();
    const digits = number.replaceAll('-', '');
    const { staff } = world.sender;
    const personId = await seedPerson(staff);
    const CREATE = `mutation Create($input: CreatePersonInput!) { createPerson(input: $input) {
      __typename ... on PersonPayload { person { id ssnLastFour history(first: 9) { edges { node { id kind } } } } }
      ... on Error { message } } }`;
    const SET = `mutation Set($input: SetSsnInput!) { setSsn(input: $input) { __typename ... on Error { message } } }`;
    const SIMILAR = `query Similar($ssn: Ssn) { similarPeople(firstName: "Ana", lastName: "Quill", ssn: $ssn) {
      basis person { id } } }`;
    const contact = {
      phone: '312 555 0123',
      phoneMessageOk: true,
      preferredChannel: 'PHONE',
      safeTimes: [],
    };
    const own = () => ({ clientMutationId: randomUUID() });
    const person = { firstName: 'Ana', lastName: 'Quill', language: 'en', contact };
    const answers = [
      await post(staff, CREATE, { input: { ...own(), ...person, ssn: number } }),
      await post(staff, SET, { input: { ...own(), personId, ssn: digits } }),
      await post(staff, SIMILAR, { ssn: number }),
      // Everything that is refused, by the language as by us, and what fails inside.
      await post(staff, CREATE, { input: { ...own(), ssn: number } }),
      await post(staff, CREATE, { input: { ...own(), ...person, ssn: number, language: 7 } }),
      await post(staff, CREATE, { input: { ...own(), ...person, ssn: { number } } }),
      await post(staff, CREATE, { input: { ...own(), ...person, ssn: [number] } }),
      await post(staff, SET, { input: { ...own(), personId, ssn: Number(digits) } }),
      await post(staff, SET, { input: { ...own(), personId, ssn: `${number}0` } }),
      await post(staff, SET, { input: { ...own(), personId: number, ssn: number } }),
      await post(world.receiver.staff, SET, { input: { ...own(), personId, ssn: number } }),
      await post(staff, SET, { input: number }),
      await post(staff, SET.replace('$input:', '$ssn:'), { ssn: number }),
    ];
    expect(answers[0]).toContain(`"ssnLastFour":"${number.slice(-4)}"`);
    expect(answers[2]).toContain('SSN');
    for (const text of [...answers, ...lines]) {
      expect(text).not.toContain(number);
      expect(text).not.toContain(digits);
    }
    expect(lines.length).toBeGreaterThan(answers.length - 3);
    expect(await tablesWith(number)).toEqual([]);
  });

  test('does not go out by an address: what is asked by GET is refused', async () => {
    const number = someNumber();
    const query = `{ similarPeople(firstName: "Ana", lastName: "Quill", ssn: "${number}") { score } }`;
    const response = await app.graphql(
      new Request(`http://throughline.example.org/graphql?query=${encodeURIComponent(query)}`, {
        headers: { authorization: `Bearer ${world.sender.staff.token}` },
      }),
    );
    const text = await response.text();
    expect(text).toContain('BAD_USER_INPUT');
    expect(text).not.toContain(number);
  });
});

describe('matching by number', () => {
  const SIMILAR = `query ($ssn: Ssn) { similarPeople(firstName: "Marie", lastName: "Otherwise", ssn: $ssn) {
    score basis person { id } } }`;

  test('finds somebody before they are written down twice, for who sees the last four', async () => {
    const number = someNumber();
    const id = await seedPerson(world.sender.staff);
    await set(world.sender.staff, id, number);
    const found = async (who: Visitor) =>
      (await ask(who, SIMILAR, { ssn: number.replaceAll('-', ' ') })).data.similarPeople;
    expect(await found(world.sender.colleague)).toEqual([
      { score: 70, basis: ['SSN'], person: { id } },
    ]);
    for (const who of [world.outsider.staff, world.receiver.staff, world.area.admin, world.monitor])
      expect(await found(who)).toEqual([]);
  });

  test('finds one person under two names, for those who judge', async () => {
    const number = someNumber();
    const one = await seedPerson(world.sender.staff, { firstName: 'Ana' });
    const other = await seedPerson(world.outsider.staff, { firstName: 'Marie' });
    await set(world.sender.staff, one, number);
    await set(world.outsider.staff, other, number);
    const [match] = await adminQuery(
      'select basis from person_match where first_id in ($1, $2) and second_id in ($1, $2)',
      [one, other],
    );
    expect(match).toEqual({ basis: ['SSN'] });
  });

  test('a merge takes the number that was chosen, and undoing gives each its own back', async () => {
    const lastName = uniqueLastName();
    const one = await seedPerson(world.sender.staff, { lastName });
    const other = await seedPerson(world.outsider.staff, { lastName });
    const [kept, lost] = [someNumber(), someNumber()];
    await set(world.sender.staff, one, lost);
    await set(world.outsider.staff, other, kept);
    const pair = { ...world, personId: one, otherId: other, matchId: await matchOf(one, other) };
    const before = await rowsOf(pair);
    const { data } = await ask(
      world.state,
      'query ($id: ID!) { likelyMatch(id: $id) { comparison { facts { fact first second same } } } }',
      { id: pair.matchId },
    );
    expect(data.likelyMatch.comparison.facts).toContainEqual({
      fact: 'SSN',
      first: `•••-••-${lost.slice(-4)}`,
      second: `•••-••-${kept.slice(-4)}`,
      same: false,
    });
    const merge = await merged(pair, { fromMerged: ['SSN'] });
    expect(await lastFour(world.state, one)).toBe(kept.slice(-4));
    paid(await undo(pair, merge), 'person');
    expect(await rowsOf(pair)).toEqual(before);
    expect(await lastFour(world.state, one)).toBe(lost.slice(-4));
    expect(await lastFour(world.state, other)).toBe(kept.slice(-4));
  });
});

/** Who sees the last four digits would need few guesses for the others. */
describe('trying numbers out', () => {
  const MOST = LIMITS.ssnComparisons;
  const SIMILAR = `query ($ssn: Ssn) { similarPeople(firstName: "Ana", lastName: "Quill", ssn: $ssn) { basis } }`;
  const compare = (who: { readonly token: string }, ssn: string) => ask(who, SIMILAR, { ssn });
  const codes = ({ errors }: Awaited<ReturnType<typeof ask>>) =>
    errors?.map(({ extensions }) => extensions.code);
  const age = (minutes: number) =>
    adminQuery('update ssn_comparison set compared_at = compared_at - make_interval(mins => $1)', [
      minutes,
    ]);
  /** Numbers of their own, so that none comes twice by chance. */
  let next = 0;
  const fresh = () => `234-56-${String((next += 1)).padStart(4, '0')}`;

  test('ends after so many an hour, for this user alone, and goes on when the hour is over', async () => {
    const { staff, colleague } = (await seedWorld()).sender;
    const personId = await seedPerson(staff);
    const first = fresh();
    expect(await set(staff, personId, first)).toMatchObject({ __typename: 'PersonPayload' });
    // Together, so that none is answered before the others are counted.
    const guesses = await Promise.all(
      Array.from({ length: MOST + 1 }, () => compare(staff, fresh())),
    );
    const refused = guesses.filter(({ errors }) => errors);
    expect(refused.map(codes)).toEqual([['LIMIT_EXCEEDED'], ['LIMIT_EXCEEDED']]);
    expect(refused[0]?.errors?.[0]?.message).toMatch(
      /^You had 30 .* goes on in (59|60) minutes; until then, leave the number out\.$/,
    );

    // In whichever way a number would be compared; what was already is no guess, and without one all goes on.
    expect(await set(staff, personId, fresh())).toMatchObject({ __typename: 'LimitExceededError' });
    const person = { firstName: 'Ana', lastName: 'Quill', language: 'en' };
    const contact = { phoneMessageOk: false, preferredChannel: 'PHONE', safeTimes: [] };
    const create = (ssn: string | null) =>
      act(
        staff,
        'createPerson',
        { ...person, contact, ssn },
        '... on PersonPayload { person { id } }',
      );
    expect((await create(fresh())).__typename).toBe('LimitExceededError');
    expect((await create(null)).__typename).toBe('PersonPayload');
    expect((await set(staff, personId, first)).__typename).toBe('PersonPayload');
    expect((await set(staff, personId, '666-12-3456')).__typename).toBe('InvalidInputError');
    expect((await compare(colleague, fresh())).errors).toBeUndefined();

    await age(59);
    expect(codes(await compare(staff, fresh()))).toEqual(['LIMIT_EXCEEDED']);
    await age(1);
    expect((await compare(staff, fresh())).errors).toBeUndefined();
  });

  test('counts for all processes, and the counters name nobody’s number', async () => {
    const { staff } = (await seedWorld()).sender;
    const here = await Promise.all(Array.from({ length: MOST }, () => compare(staff, fresh())));
    expect(here.every(({ errors }) => !errors)).toBe(true);
    const other = await startApp();
    const response = await other.graphql(
      new Request('http://throughline.example.org/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${staff.token}` },
        body: JSON.stringify({ query: SIMILAR, variables: { ssn: fresh() } }),
      }),
    );
    expect(await response.text()).toContain('LIMIT_EXCEEDED');
    const known = await adminQuery(
      'select 1 from ssn_comparison c join ssn_secret s on s.match_hash = c.number',
    );
    expect(known).toEqual([]);
  });

  test('is one an operation, however it is written', async () => {
    const { staff } = world.sender;
    const field = (ssn: string) =>
      `similarPeople(firstName: "Ana", lastName: "Quill", ssn: ${ssn})`;
    for (const query of [
      `query { a: ${field('"234-56-7890"')} { score } b: ${field('"234-56-7891"')} { score } }`,
      `query ($ssn: Ssn = "234-56-7890") { a: ${field('$ssn')} { score } ... { b: ${field('"234-56-7891"')} { score } } }`,
      `query { ...A ...B } fragment A on Query { a: ${field('"234-56-7890"')} { score } }
        fragment B on Query { b: ${field('"234-56-7891"')} { score } }`,
    ]) {
      const { errors } = await ask(staff, query);
      expect(errors?.map(({ message }) => message)).toEqual([
        'Send one Social Security number an operation.',
      ]);
    }
  });

  test('is closed to API clients; what they write down counts for their organization', async () => {
    const own = await seedWorld();
    const program = () => makeProgram(own.sender.admin, ['PEOPLE_WRITE']);
    const one = await program();
    const refused = await compare(one, fresh());
    expect(refused).toMatchObject({
      errors: [{ message: '`Query.similarPeople(ssn:)` is open to no API client.' }],
      roundTrips: 0,
    });
    expect(codes(refused)).toEqual(['FORBIDDEN']);
    expect((await ask(one, SIMILAR)).errors).toBeUndefined();
    const person = { firstName: 'Ana', lastName: 'Quill', language: 'en' };
    const contact = { phoneMessageOk: false, preferredChannel: 'PHONE', safeTimes: [] };
    const create = async (who: typeof one) =>
      (await act(who, 'createPerson', { ...person, contact, ssn: fresh() }, '')).__typename;
    for (let count = 0; count < MOST; count += 1) expect(await create(one)).toBe('PersonPayload');
    expect(await create(await program())).toBe('LimitExceededError');
    expect((await compare(own.sender.staff, fresh())).errors).toBeUndefined();
  });
});

describe('the worker', () => {
  const key = (id: string) => ({ id, key: new Uint8Array(randomBytes(32)) });

  test('moves what an older key sealed to the one that seals now, and forgets what nobody has', async () => {
    const database = await freshDatabase();
    const worker = createClient({ url: database.roles.worker, poolSize: 1 });
    const [old, next] = [key('2026'), key('2027')];
    const [before, both, after] = [[old], [next, old], [next]].map((keys) => new SsnVault(keys));
    const numbers = ['123456789', '123456780'];
    await withConnection(database.adminUrl, async (client) => {
      for (const number of numbers) {
        const { id, keyId, sealed } = before!.seal(number);
        const released = number === numbers[1] ? new Date('2026-01-01') : null;
        await client.query('insert into ssn_secret values ($1, $2, $3, $4, $5)', [
          id,
          keyId,
          sealed,
          before!.matches(number)[0],
          released,
        ]);
      }
      for (let times = 0; times < 2; times += 1) await ssnSweeper(both!).run(worker.db);
      const { rows } = await client.query('select key_id, match_hash from ssn_secret');
      expect(rows).toEqual([{ key_id: '2027', match_hash: after!.matches('123456789')[0] }]);
    });
    await worker.close();
    await dropDatabase(database, database.name);
  });
});
