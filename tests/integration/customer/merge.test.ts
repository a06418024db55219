import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MERGE_FACTS } from '@throughline/schema/domain/customer/merge';
import { makeCustomer, makeStaff } from '../../support/actors.ts';
import { act, ask, failures } from '../../support/ask.ts';
import { adminQuery, holding } from '../../support/database.ts';
import {
  matchOf,
  merge,
  merged,
  personAt,
  rowsOf,
  seedPair,
  undo,
} from '../../support/merge-world.ts';
import type { Pair } from '../../support/merge-world.ts';
import { seedReferral } from '../../support/referral-seed.ts';
import { paid, seedConsent, seedPerson } from '../../support/seed.ts';

const addNeed = (pair: Pair, who: 'sender' | 'receiver', personId: string, category = 'FOOD') =>
  act(
    pair[who].staff,
    'addNeed',
    { personId, category },
    '... on PersonPayload { person { id } }',
  ).then((done) => paid(done, 'person'));

test('every foreign key to a person is moved by a merge, or stays for a reason', async () => {
  const STAYS = [
    'person.merged_into_id', // is the merge
    'person_birth.person_id', // facts, chosen one by one
    'person_contact.person_id',
    'person_ssn.person_id',
    'person_match.first_id', // hidden with the record, recorded anew from the facts of the survivor
    'person_match.second_id',
    'person_merge.merged_id', // the trace itself
    'person_merge.survivor_id',
  ];
  const keys = await adminQuery(
    `select c.conrelid::regclass || '.' || a.attname as name from pg_constraint c
       join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
      where c.contype = 'f' and c.confrelid = 'person'::regclass`,
  );
  const moved = await adminQuery(
    `select place || '.person_id' as name from app.person_references()`,
  );
  expect(keys.map(({ name }) => name).sort()).toEqual(
    [...moved.map(({ name }) => name), ...STAYS].sort(),
  );
});

describe('merging two records', () => {
  test('moves everything, and the id that went leads to the one that stayed', async () => {
    const pair = await seedPair();
    await addNeed(pair, 'receiver', pair.otherId);
    const consent = await seedConsent(pair.receiver.staff, pair.otherId);
    const referral = await seedReferral(pair, 'RECEIVED');
    await merged(pair, {
      survivorId: pair.otherId,
      fromMerged: ['FIRST_NAME'],
    });
    for (const id of [pair.personId, pair.otherId]) {
      expect(await personAt(pair.sender.staff, id)).toMatchObject({
        id: pair.otherId,
        firstName: 'Ana',
        hasAccount: true,
        referrals: { edges: [{ node: { id: referral.id } }] },
        consents: [{ id: pair.consentId }],
      });
      expect(await personAt(pair.receiver.staff, id)).toMatchObject({
        id: pair.otherId,
        needs: [{}],
        consents: [{ id: consent }, { id: pair.consentId }],
      });
      expect(await personAt(pair.outsider.staff, id)).toBeNull();
    }
    expect(await personAt(pair.customer, pair.personId)).toMatchObject({ id: pair.otherId });
    const { data } = await ask(pair.customer, '{ viewer { person { id } } }');
    expect(data.viewer.person).toEqual({ id: pair.otherId });
    // Their work goes on.
    await addNeed(pair, 'sender', pair.otherId, 'HOUSING');
    paid(
      await act(
        pair.receiver.staff,
        'acceptReferral',
        { id: referral.id },
        '... on ReferralPayload { referral { id } }',
      ),
      'referral',
    );
    expect(failures).toEqual([]);
  });

  test('does not let those who reached only the one learn the id of the other leads anywhere', async () => {
    const pair = await seedPair();
    await merged(pair);
    expect(await personAt(pair.receiver.staff, pair.otherId)).toMatchObject({ id: pair.personId });
    // The sender never saw the record that went.
    expect(await personAt(pair.sender.staff, pair.otherId)).toBeNull();
    expect(await personAt(pair.sender.staff, pair.personId)).toMatchObject({ id: pair.personId });
  });

  test('hides the record that went from lists, searches and matches', async () => {
    const pair = await seedPair();
    await merged(pair);
    const { data } = await ask(
      pair.state,
      `query ($words: String!) { people(words: $words) { totalCount edges { node { id } } }
         likelyMatches { id } likelyMatch(id: "${pair.matchId}") { id } }`,
      { words: (await personAt(pair.state, pair.personId)).lastName },
    );
    expect(data.people).toEqual({ totalCount: 1, edges: [{ node: { id: pair.personId } }] });
    expect(data.likelyMatches.map(({ id }: { id: string }) => id)).not.toContain(pair.matchId);
    expect(data.likelyMatch).toBeNull();
  });

  test('is for the state, and administrators of an area that see both', async () => {
    const pair = await seedPair();
    for (const by of [pair.sender.admin, pair.outsider.admin, pair.monitor, pair.customer]) {
      expect(
        (await merge(pair, { by }).catch(() => ({ __typename: 'refused' }))).__typename,
      ).toMatch(/ForbiddenError|refused/);
    }
    for (const by of [pair.area.admin, pair.otherArea.admin, pair.elsewhere.admin])
      expect(await merge(pair, { by })).toMatchObject({ __typename: 'NotFoundError' });
    // A referral from one area to the other; a second record in the same: now the sender's area sees both.
    await seedReferral(pair, 'SENT');
    await adminQuery(
      `insert into access_grant (id, person_id, organization_id, reason, cause_id, scopes, began_at)
       values (gen_random_uuid(), $1, $2, 'LWIA_ADMINISTRATOR', gen_random_uuid(), '{}', now())`,
      [pair.otherId, pair.area.id],
    );
    const { data } = await ask(
      pair.area.admin,
      `query ($id: ID!) { likelyMatch(id: $id) { comparison { facts { fact first second same } first { referrals } } } }`,
      { id: pair.matchId },
    );
    const { facts } = data.likelyMatch.comparison;
    expect(facts).toContainEqual({
      fact: 'PHONE',
      first: '•••-0123',
      second: '•••-0123',
      same: true,
    });
    expect(await merge(pair, { by: pair.area.admin })).toMatchObject({
      __typename: 'PersonPayload',
    });
  });

  test('asks which account stays, and lets the other go', async () => {
    const pair = await seedPair();
    const second = await makeCustomer(pair.otherId);
    expect(await merge(pair)).toMatchObject({
      __typename: 'InvalidInputError',
      problems: [{ field: 'keepAccount' }],
    });
    const id = await merged(pair, { keepAccount: second.userId });
    // What is kept in mind of a session is forgotten when the database says so, a moment after the answer.
    const role = (who: { token: string }) =>
      expect.poll(async () => (await ask(who, '{ viewer { role person { id } } }')).data.viewer);
    await role(second).toEqual({ role: 'CUSTOMER', person: { id: pair.personId } });
    await role(pair.customer).toEqual({ role: 'NONE', person: null });
    const [job] = await adminQuery(
      `select 1 as there from graphile_worker.jobs where task_identifier = 'tell-account'`,
    );
    expect(job).toBeDefined();
    paid(await undo(pair, id), 'person');
    await role(second).toEqual({ role: 'CUSTOMER', person: { id: pair.otherId } });
    await role(pair.customer).toEqual({ role: 'CUSTOMER', person: { id: pair.personId } });
  });

  test('happens once, however many ask at once', async () => {
    const pair = await seedPair();
    const answers = await Promise.all([
      merge(pair),
      merge(pair, { survivorId: pair.otherId }),
      merge(pair),
    ]);
    const kinds = answers.map(({ __typename }) => __typename).sort();
    expect(kinds.filter((kind) => kind === 'PersonPayload')).toHaveLength(1);
    expect(kinds.every((kind) => /PersonPayload|ConflictError|NotFoundError/.test(kind))).toBe(
      true,
    );
  });

  test('loses nothing that is written at the very moment', async () => {
    const pair = await seedPair();
    const held = await holding(`select 1 from person where id = '${pair.otherId}' for update`);
    const writing = act(
      pair.receiver.staff,
      'addNeed',
      { personId: pair.otherId, category: 'FOOD' },
      '... on PersonPayload { person { id } }',
    );
    await held.somebodyWaits();
    await held.release(
      `update person set merged_into_id = '${pair.personId}' where id = '${pair.otherId}'`,
    );
    // Tried anew, it meets a record that is not there.
    expect(await writing).toMatchObject({ __typename: 'NotFoundError' });
    expect(
      await adminQuery('select 1 from person_need where person_id = $1', [pair.otherId]),
    ).toEqual([]);
  });
});

describe('undoing a merge', () => {
  const attached = fc.record({
    need: fc.boolean(),
    consent: fc.boolean(),
    invitation: fc.boolean(),
    birth: fc.option(fc.constantFrom('1990-05-31', '1985-01-02')),
  });
  const course = fc.record({
    own: attached,
    other: attached,
    referral: fc.constantFrom(null, 'DRAFT', 'SENT', 'COMPLETED', 'RECALLED'),
    survivorIsOther: fc.boolean(),
    fromMerged: fc.subarray(MERGE_FACTS.filter((fact) => fact !== 'CHANNEL')),
    otherAccount: fc.boolean(),
  });

  test('is as if nothing had happened', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(course, async (given) => {
        const pair = await seedPair();
        for (const [who, personId, what] of [
          ['sender', pair.personId, given.own],
          ['receiver', pair.otherId, given.other],
        ] as const) {
          const { staff } = pair[who];
          if (what.need) await addNeed(pair, who, personId);
          if (what.consent) await seedConsent(staff, personId);
          if (what.invitation && personId === pair.otherId)
            await act(staff, 'invitePerson', { personId, kind: 'PRINTED' }, '');
          if (what.birth)
            await adminQuery(
              'insert into person_birth (person_id, date_of_birth) values ($1, $2)',
              [personId, what.birth],
            );
        }
        if (given.referral) await seedReferral(pair, given.referral as 'SENT');
        const second = given.otherAccount ? await makeCustomer(pair.otherId) : null;
        const before = await rowsOf(pair);
        const id = await merged(pair, {
          survivorId: given.survivorIsOther ? pair.otherId : pair.personId,
          fromMerged: given.fromMerged,
          keepAccount: second ? pair.customer.userId : null,
        });
        expect(await rowsOf(pair)).not.toEqual(before);
        paid(await undo(pair, id), 'person');
        expect(await rowsOf(pair)).toEqual(before);
      }),
      { numRuns: 12 },
    );
    expect(failures).toEqual([]);
  });

  test('leaves what came since where it belongs', async () => {
    const pair = await seedPair();
    const { staff } = pair.receiver;
    const consentId = await seedConsent(staff, pair.otherId);
    const referral = await seedReferral(pair, 'RECEIVED');
    const id = await merged(pair, { survivorId: pair.otherId, fromMerged: ['PHONE'] });
    // Since: a message and a look at the referral that moved, a need, a fact that is corrected.
    await act(staff, 'postMessage', { referralId: referral.id, body: 'Hello.' }, '');
    await ask(staff, 'query ($id: ID!) { referral(id: $id) { id } }', { id: referral.id });
    await addNeed(pair, 'receiver', pair.otherId, 'CLOTHING_TOOLS');
    await adminQuery(`update person_contact set city = 'Pekin' where person_id = $1`, [
      pair.otherId,
    ]);
    const since = await seedReferral(pair, 'SENT', { personId: pair.otherId });
    paid(await undo(pair, id), 'person');

    const of = async (table: string, personId: string, more = '') =>
      (await adminQuery(`select * from ${table} where person_id = $1 ${more}`, [personId])).length;
    expect(await of('activity', pair.personId, `and kind = 'MESSAGE_POSTED'`)).toBe(1);
    expect(await of('activity', pair.otherId, `and kind = 'MESSAGE_POSTED'`)).toBe(0);
    expect(await of('access_log', pair.personId, 'and referral_id is not null')).toBe(1);
    expect(await of('person_need', pair.otherId, `and category = 'CLOTHING_TOOLS'`)).toBe(1);
    expect(await of('person_contact', pair.otherId, `and city = 'Pekin'`)).toBe(1);
    // Made under the consent of the record that went: it goes with it, its grants too.
    const [row] = await adminQuery(
      `select r.person_id, (select count(*)::int from access_grant g where g.cause_id = r.id and g.person_id <> r.person_id) as strays
         from referral r where r.id = $1`,
      [since.id],
    );
    expect(row).toEqual({ person_id: pair.personId, strays: 0 });
    expect(await of('consent', pair.otherId, `and id = '${consentId}'`)).toBe(1);
  });

  test('takes the last one first, and ends after 30 days', async () => {
    const pair = await seedPair();
    const first = await merged(pair);
    await adminQuery(`update person_merge set at = at - interval '1 hour' where id = $1`, [first]);
    const third = await seedThird(pair);
    const second = await merged(third);
    expect(await undo(pair, first)).toMatchObject({ __typename: 'ConflictError' });
    await adminQuery(`update person_merge set undo_until = app.now() where id = $1`, [second]);
    expect(await undo(pair, second)).toMatchObject({
      __typename: 'ConflictError',
      message: '30 days have passed. The records stay one.',
    });
    const area = await makeStaff(pair.area.id, 'LWIA_ADMIN');
    expect(await act(area, 'undoMerge', { id: second }, '')).toMatchObject({
      __typename: 'NotFoundError',
    });
  });
});

/** One more record of the same person. */
async function seedThird(pair: Pair): Promise<Pair> {
  const { lastName } = await personAt(pair.state, pair.personId);
  const otherId = await seedPerson(pair.receiver.staff, { firstName: 'Ann', lastName });
  return { ...pair, otherId, matchId: await matchOf(pair.personId, otherId) };
}

test('two persons who only look alike are proposed no more, until they have more in common', async () => {
  const pair = await seedPair();
  const proposed = async () =>
    (await ask(pair.state, '{ likelyMatches(first: 100) { id } }')).data.likelyMatches.some(
      ({ id }: { id: string }) => id === pair.matchId,
    );
  expect(await proposed()).toBe(true);
  await act(pair.state, 'dismissMatch', { id: pair.matchId }, '');
  expect(await proposed()).toBe(false);
  await adminQuery(
    `update person_contact set email = 'ana@example.org' where person_id in ($1, $2)`,
    [pair.personId, pair.otherId],
  );
  expect(await proposed()).toBe(true);
});
