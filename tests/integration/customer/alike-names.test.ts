import { randomUUID } from 'node:crypto';
import { matchPersons } from '@throughline/schema/domain/customer/match';
import type { MatchFacts } from '@throughline/schema/domain/customer/match';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Visitor } from '../../support/actors.ts';
import { act } from '../../support/ask.ts';
import { adminQuery } from '../../support/database.ts';
import { paid, seedWorld } from '../../support/seed.ts';

/** As the database holds them. */
const asRow = ({ firstName, preferredName, lastName }: MatchFacts) => ({
  first_name: firstName,
  preferred_name: preferredName,
  last_name: lastName,
});

describe('names are alike for the database as for the rule (REF-041)', () => {
  test('whatever they are', async () => {
    const word = fc
      .array(fc.constantFrom('a', 'n', 'ñ', 'N', 'é', 'o', 'z', "'", '-', ' ', '.'), {
        minLength: 1,
        maxLength: 11,
      })
      .map((letters) => letters.join(''));
    const name = fc.oneof(
      word,
      fc.constantFrom('Núñez', 'Nunez', 'Garcia', 'García López', 'O’Neil', 'Oneil', 'Pérez-Núñez'),
    );
    const facts = fc.record({
      firstName: fc.constantFrom('Ana', 'Anna', 'Hannah', 'Hanna', 'Luz'),
      preferredName: fc.constantFrom(null, 'Ani', 'Anna'),
      lastName: name,
    });
    const pairs = fc.sample(fc.tuple(facts, facts), 600);
    // A slip of the pen, since two names at random are seldom alike.
    const slips = fc
      .sample(fc.tuple(facts, fc.nat({ max: 9 }), word), 600)
      .map(([one, at, { length }]): [MatchFacts, MatchFacts] => {
        const { lastName } = one;
        const other = lastName.slice(0, at) + 'no'.slice(length % 3) + lastName.slice(at + 1);
        return [one, { ...one, lastName: other }];
      });
    const all = [...pairs, ...slips];
    const rows = await adminQuery(
      `select app.similar_names(jsonb_populate_record(null::person, pair -> 0),
                                jsonb_populate_record(null::person, pair -> 1)) as similar
         from jsonb_array_elements($1::jsonb) with ordinality as each (pair, position) order by position`,
      [JSON.stringify(all.map((pair) => pair.map(asRow)))],
    );
    const wrong = all.filter(
      ([one, other], index) =>
        matchPersons(one, other).basis.includes('NAME') !== Boolean(rows[index]?.['similar']),
    );
    expect(wrong).toEqual([]);
  });
});

describe('a likely match is recorded (REF-041)', () => {
  let staff: Visitor;
  let elsewhere: Visitor;
  beforeAll(async () => {
    const world = await seedWorld();
    [staff, elsewhere] = [world.sender.staff, world.outsider.staff];
  });

  type Facts = Partial<Record<'firstName' | 'lastName' | 'dateOfBirth' | 'phone', string>>;
  async function write(who: Visitor, { phone = '312 555 0123', ...person }: Facts) {
    const done = await act(
      who,
      'createPerson',
      {
        firstName: 'Ana',
        language: 'en',
        dateOfBirth: '1990-05-31',
        ...person,
        contact: { phone, phoneMessageOk: true, preferredChannel: 'PHONE', safeTimes: [] },
      },
      '... on PersonPayload { person { id } }',
    );
    return (paid(done, 'person') as { id: string }).id;
  }

  const SIMILAR = ['SIMILAR_NAME_AND_BIRTH_DATE', 'PHONE'];
  const EXACT = ['NAME_AND_BIRTH_DATE', 'PHONE'];
  test.each<[string, Facts, Facts, string[] | undefined]>([
    ['accents', { lastName: 'Núñez' }, { lastName: 'NUNEZ' }, EXACT],
    ['an apostrophe', { lastName: 'O’Neil' }, { lastName: 'Oneil' }, EXACT],
    ['one of two last names', { lastName: 'Garcia' }, { lastName: 'García López' }, SIMILAR],
    ['a slip', { lastName: 'Quillen' }, { lastName: 'Quilen' }, SIMILAR],
    [
      'slips in both',
      { firstName: 'Marisol', lastName: 'Quillen' },
      { firstName: 'Marsiol', lastName: 'Quilen' },
      SIMILAR,
    ],
    [
      'accents, and no date in common',
      { lastName: 'Núñez' },
      { lastName: 'Nunez', dateOfBirth: '1960-01-01' },
      ['PHONE'],
    ],
    [
      'not by a similar name alone',
      { lastName: 'Garcia' },
      { lastName: 'García López', phone: '312 555 0188' },
      undefined,
    ],
    [
      'not by a similar name of another day',
      { lastName: 'Garcia' },
      { lastName: 'García López', dateOfBirth: '1990-05-30' },
      undefined,
    ],
    [
      'not for a twin by another name',
      { lastName: 'Garcia' },
      { firstName: 'Luz', lastName: 'García López' },
      undefined,
    ],
    [
      'not for a namesake',
      { lastName: 'Núñez' },
      { lastName: 'Nunez', phone: '312 555 0188', dateOfBirth: '1960-01-01' },
      undefined,
    ],
    ['not for another name', { lastName: 'Garcia' }, { lastName: 'Okafor' }, undefined],
  ])('%s', async (_name, one, other, basis) => {
    // Those of one case are not those of another.
    const family = `f${randomUUID().replaceAll(/[^a-f]/g, '')}`;
    const ids = [
      await write(staff, { ...one, lastName: `${family} ${one.lastName}` }),
      await write(elsewhere, { ...other, lastName: `${family} ${other.lastName}` }),
    ];
    const [match] = await adminQuery(
      'select basis from person_match where first_id = any ($1) and second_id = any ($1)',
      [ids],
    );
    expect(match?.['basis']).toEqual(basis);
  });

  test('when the name they go by is written down later', async () => {
    const lastName = `Quillen ${randomUUID().replaceAll(/[^a-f]/g, '')}`;
    const ids = [
      await write(staff, { firstName: 'Marisol', lastName }),
      await write(elsewhere, { firstName: 'Luz', lastName }),
    ];
    const basis = async () =>
      (
        await adminQuery(
          'select basis from person_match where first_id = any ($1) and second_id = any ($1)',
          [ids],
        )
      )[0]?.['basis'];
    expect(await basis()).toEqual(['PHONE']);
    await adminQuery(`update person set preferred_name = 'Marisol' where id = $1`, [ids[1]]);
    expect(await basis()).toEqual(SIMILAR);
  });
});
