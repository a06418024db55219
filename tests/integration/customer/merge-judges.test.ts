import { randomInt, randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { makeStaff, makeOrganization, signIn } from '../../support/actors.ts';
import type { Visitor } from '../../support/actors.ts';
import { act, ask } from '../../support/ask.ts';
import { adminQuery } from '../../support/database.ts';
import { matchOf, merge, seedPair } from '../../support/merge-world.ts';
import type { Pair } from '../../support/merge-world.ts';
import { seedReferral } from '../../support/referral-seed.ts';
import { paid, seedPerson } from '../../support/seed.ts';

// GRP-014 with CORE-019: who judges a pair finds out nothing by it that is hidden from them otherwise.

const BORN = '1984-07-09';
const SSN = () => `${randomInt(100, 600)}-${randomInt(10, 99)}-${randomInt(1000, 9999)}`;

const setSsn = (who: Visitor, personId: string, ssn: string) =>
  act(who, 'setSsn', { personId, ssn }, '... on PersonPayload { person { id } }').then((done) =>
    paid(done, 'person'),
  );

/** With the same name as the pair's first record. */
const named = async (by: Visitor, pair: Pair) => {
  const [row] = await adminQuery('select last_name from person where id = $1', [pair.personId]);
  return seedPerson(by, {
    firstName: 'Ana',
    lastName: String(row?.['last_name']),
    phone: '312 555 0177',
  });
};

const bear = async (who: Visitor, id: string, dateOfBirth: string) => {
  const [row] = await adminQuery('select version, last_name from person where id = $1', [id]);
  paid(
    await act(
      who,
      'updatePerson',
      {
        id,
        expectedVersion: row?.['version'],
        firstName: 'Ana',
        lastName: row?.['last_name'],
        language: 'en',
        dateOfBirth,
      },
      '... on PersonPayload { person { id } }',
    ),
    'person',
  );
};

/** All that an administrator is told of a pair. */
async function toldOf(who: Visitor, matchId: string) {
  const { data } = await ask(
    who,
    `query ($id: ID!) { likelyMatches(first: 100) { id basis } needsMe { kind match { id } }
       likelyMatch(id: $id) { basis comparison { facts { fact first second same } } } }`,
    { id: matchId },
  );
  type Match = { id: string };
  return {
    listed: data.likelyMatches.filter(({ id }: Match) => id === matchId).length,
    waits: data.needsMe.filter(({ match }: { match: Match | null }) => match?.id === matchId)
      .length,
    match: data.likelyMatch,
  };
}
const NOTHING = { listed: 0, waits: 0, match: null };

const wakes = async ({ userId }: Visitor): Promise<number> =>
  (
    await adminQuery(`select 1 from activity where kind = 'WORK_CHANGED' and user_id = $1`, [
      userId,
    ])
  ).length;

let pair: Pair;
let number: string;
beforeEach(async () => {
  pair = await seedPair();
  number = SSN();
  await bear(pair.sender.staff, pair.personId, BORN);
  await setSsn(pair.sender.staff, pair.personId, number);
  // So that the area has to do with them, and sees that there is such a person.
  await seedReferral(pair, 'SENT');
});

describe('an administrator of an area with a record of their own beside one that is hidden', () => {
  const learnsNothing = async (judge: Visitor, writer: Visitor, own: string) => {
    const before = await wakes(judge);
    await bear(writer, own, '1984-07-08');
    await bear(writer, own, BORN);
    await setSsn(writer, own, number);
    const matchId = await matchOf(pair.personId, own);
    expect(await toldOf(judge, matchId)).toEqual(NOTHING);
    expect(await wakes(judge)).toBe(before);
    for (const survivorId of [own, pair.personId])
      expect(
        await merge({ ...pair, matchId }, { by: judge, survivorId, fromMerged: ['SSN', 'PHONE'] }),
      ).toMatchObject({ __typename: 'NotFoundError' });
    expect(await act(judge, 'dismissMatch', { id: matchId }, '')).toMatchObject({
      __typename: 'NotFoundError',
    });
    // The state has it.
    const { match, ...rest } = await toldOf(pair.state, matchId);
    expect(rest).toEqual({ listed: 1, waits: 1 });
    expect(match.basis).toEqual(['SSN', 'NAME_AND_BIRTH_DATE']);
  };

  test('is not told when the one gets what the other has', async () => {
    const { admin } = pair.area;
    await learnsNothing(admin, admin, await named(admin, pair));
  });

  test('nor with one that their organization is only sent', async () => {
    const { admin, id } = pair.area;
    const own = await named(pair.outsider.staff, pair);
    await adminQuery(
      `insert into access_grant (id, person_id, organization_id, reason, cause_id, scopes, began_at)
       values (gen_random_uuid(), $1, $2, 'RECEIVED_REFERRAL', gen_random_uuid(), '{}', now())`,
      [own, id],
    );
    await learnsNothing(admin, pair.outsider.staff, own);
  });

  test('nor with one that they wrote down for another organization they work for', async () => {
    const { admin, id } = pair.area;
    const elsewhere = await makeOrganization({ lwiaId: id });
    const membershipId = randomUUID();
    await adminQuery(
      `insert into membership (id, user_id, organization_id, role, status, valid_from)
       values ($1, $2, $3, 'PARTNER_STAFF', 'ACTIVE', 'epoch')`,
      [membershipId, admin.userId, elsewhere],
    );
    const writer = { ...admin, token: await signIn(admin.userId ?? '', membershipId) };
    const own = await named(writer, pair);
    await adminQuery(
      `insert into access_grant (id, person_id, organization_id, reason, cause_id, scopes, began_at)
       values (gen_random_uuid(), $1, $2, 'LWIA_ADMINISTRATOR', gen_random_uuid(), '{}', now())`,
      [own, id],
    );
    await learnsNothing(admin, writer, own);
  });
});

describe('an administrator of an area', () => {
  test('compares two records of others without seeing what they hold', async () => {
    const { area, outsider } = pair;
    const other = await named(outsider.staff, pair);
    await bear(outsider.staff, other, BORN);
    await setSsn(outsider.staff, other, SSN());
    await adminQuery(
      `insert into access_grant (id, person_id, organization_id, reason, cause_id, scopes, began_at)
       values (gen_random_uuid(), $1, $2, 'LWIA_ADMINISTRATOR', gen_random_uuid(), '{}', now())`,
      [other, area.id],
    );
    const matchId = await matchOf(pair.personId, other);
    const told = await toldOf(area.admin, matchId);
    expect(told).toMatchObject({ listed: 1, waits: 1 });
    const { facts } = told.match.comparison;
    const hidden = { first: '•••', second: '•••' };
    expect(facts).toContainEqual({ fact: 'BIRTH_DATE', ...hidden, same: true });
    expect(facts).toContainEqual({ fact: 'SSN', ...hidden, same: false });
    expect(JSON.stringify(told)).not.toMatch(new RegExp(`${BORN}|${number.slice(-4)}`));
    const { match } = await toldOf(pair.state, matchId);
    expect(match.comparison.facts).toContainEqual({
      fact: 'BIRTH_DATE',
      first: BORN,
      second: BORN,
      same: true,
    });
    expect(await merge({ ...pair, matchId }, { by: area.admin })).toMatchObject({
      __typename: 'PersonPayload',
    });
  });

  test('sees what two records of their own area hold, whoever of it wrote them down', async () => {
    const { area } = pair;
    const colleague = await makeStaff(area.id, 'LWIA_ADMIN');
    const [one, other] = [await named(area.admin, pair), await named(colleague, pair)];
    for (const id of [one, other]) await bear(area.admin, id, BORN);
    await setSsn(area.admin, one, number);
    const matchId = await matchOf(one, other);
    const { match, ...rest } = await toldOf(colleague, matchId);
    expect(rest).toEqual({ listed: 1, waits: 1 });
    const { facts } = match.comparison;
    expect(facts).toContainEqual({ fact: 'BIRTH_DATE', first: BORN, second: BORN, same: true });
    expect(facts).toContainEqual({
      fact: 'SSN',
      first: `•••-••-${number.slice(-4)}`,
      second: null,
      same: false,
    });
  });
});
