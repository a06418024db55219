import { beforeAll, describe, expect, test } from 'vitest';
import { areaId } from '@throughline/prisma/seed/reference/areas';
import { makeOrganization, makeStaff } from '../../support/actors.ts';
import type { Visitor } from '../../support/actors.ts';
import { act, ask } from '../../support/ask.ts';
import { adminQuery } from '../../support/database.ts';

const NEW = {
  firstName: '  Rosa ',
  lastName: 'Ibáñez',
  language: 'es',
  dateOfBirth: '1988-02-29',
  countyFips: '17077',
  contact: {
    phone: '(618) 555-0142',
    phoneMessageOk: true,
    email: ' Rosa@Example.org ',
    preferredChannel: 'PHONE',
    safeTimes: [{ days: ['MON', 'TUE'], from: '09:00', to: '12:00' }],
  },
  needs: [{ category: 'FOOD', note: 'Since March' }, { category: 'HOUSING' }],
};

const PERSON = `... on PersonPayload { person {
  id firstName lastName displayName initials language version dateOfBirth hasAccount viewerActions
  county { name } lwia { id }
  contact { phone email safeTimes { days from to } version }
  needs { id category note metAt recordedBy { id } }
} }`;

type Person = {
  id: string;
  version: number;
  needs: { id: string }[];
  contact: { version: number };
};

let organization: string;
let staff: Visitor;
let colleague: Visitor;
let outsider: Visitor;
beforeAll(async () => {
  organization = await makeOrganization();
  staff = await makeStaff(organization, 'PARTNER_STAFF', 'Sam Field');
  colleague = await makeStaff(organization, 'PARTNER_STAFF', 'Kim Desk');
  outsider = await makeStaff(await makeOrganization());
});

async function create(who: Visitor, changes: object = {}): Promise<Person> {
  const answer = await act(who, 'createPerson', { ...NEW, ...changes }, PERSON);
  expect(answer.__typename).toBe('PersonPayload');
  return answer['person'] as Person;
}

describe('createPerson', () => {
  test('writes person, contact, birth and needs in the form they are compared in', async () => {
    expect(await create(staff)).toMatchObject({
      firstName: 'Rosa',
      displayName: 'Rosa Ibáñez',
      initials: 'RI',
      dateOfBirth: '1988-02-29',
      hasAccount: false,
      county: { name: 'Jackson' },
      lwia: { id: areaId(25) },
      contact: { phone: '+16185550142', email: 'rosa@example.org', version: 1 },
      needs: [{ category: 'HOUSING' }, { category: 'FOOD', note: 'Since March' }],
      viewerActions: [
        'EDIT',
        'EDIT_CONTACT',
        'SET_SSN',
        'ADD_NEED',
        'RECORD_CONSENT',
        'INVITE',
        'REFER',
      ],
    });
  });

  test('succeeds although another organization knows the same person', async () => {
    const mine = await create(staff);
    const theirs = await create(outsider);
    expect(theirs.id).not.toBe(mine.id);
    const matches = await adminQuery(
      'select basis from person_match where first_id = least($1::uuid, $2) and second_id = greatest($1::uuid, $2)',
      [mine.id, theirs.id],
    );
    expect(matches).toEqual([{ basis: ['NAME_AND_BIRTH_DATE', 'PHONE', 'EMAIL'] }]);
  });

  test('names every field that needs correcting, as the input names it', async () => {
    const answer = await act(
      staff,
      'createPerson',
      {
        ...NEW,
        firstName: ' ',
        dateOfBirth: '2999-01-01',
        language: 'xx',
        contact: { ...NEW.contact, phone: '12', safeTimes: [{ days: [], from: '9', to: '8' }] },
        needs: [{ category: 'FOOD', note: 'x'.repeat(5000) }],
      },
      '',
    );
    const problems = answer['problems'] as { field: string; code: string }[];
    expect(problems.map(({ field, code }) => [field, code])).toEqual([
      ['firstName', 'REQUIRED'],
      ['dateOfBirth', 'IN_THE_FUTURE'],
      ['language', 'NOT_ALLOWED'],
      ['contact.phone', 'MALFORMED'],
      ['contact.safeTimes.0', 'REQUIRED'],
      ['needs.0.note', 'TOO_LONG'],
    ]);
  });

  test('knows the counties', async () => {
    const answer = await act(staff, 'createPerson', { ...NEW, countyFips: '55025' }, '');
    expect(answer['problems']).toMatchObject([{ field: 'countyFips', code: 'NOT_ALLOWED' }]);
  });

  test.each([['STATE_ADMIN'], ['MONITOR']] as const)('%s looks only', async (role) => {
    const state = await makeStaff(await makeOrganization({ kind: 'STATE' }), role);
    expect((await act(state, 'createPerson', NEW, '')).__typename).toBe('ForbiddenError');
  });

  test('the same clientMutationId writes once', async () => {
    const input = { ...NEW, clientMutationId: crypto.randomUUID() };
    const [first, second] = await Promise.all([
      act(staff, 'createPerson', input, PERSON),
      act(staff, 'createPerson', input, PERSON),
    ]);
    expect((first['person'] as Person).id).toBe((second['person'] as Person).id);
  });
});

describe('updatePerson and updateContact', () => {
  const { contact: _contact, needs: _needs, ...identity } = NEW;

  test('the second of two editors is told who saved, and nothing of theirs is written', async () => {
    const { id, version } = await create(staff);
    const mine = { ...identity, id, expectedVersion: version, firstName: 'Rosalía' };
    expect((await act(colleague, 'updatePerson', mine, '')).__typename).toBe('PersonPayload');
    const late = await act(staff, 'updatePerson', { ...mine, firstName: 'Rose' }, '');
    expect(late).toMatchObject({
      __typename: 'ConflictError',
      currentVersion: version + 1,
      changedBy: 'Kim Desk',
      changedAt: expect.any(String),
    });
    const { data } = await ask(staff, 'query ($id: ID!) { person(id: $id) { firstName } }', { id });
    expect(data.person.firstName).toBe('Rosalía');
  });

  test('leaving the date of birth out erases it, for who may', async () => {
    const { id, version } = await create(staff);
    const { dateOfBirth: _date, ...rest } = identity;
    const answer = await act(
      staff,
      'updatePerson',
      { ...rest, id, expectedVersion: version },
      PERSON,
    );
    expect(answer['person']).toMatchObject({ dateOfBirth: null });
  });

  test('contact has a version of its own', async () => {
    const { id, contact } = await create(staff);
    const input = {
      personId: id,
      expectedVersion: contact.version,
      contact: { ...NEW.contact, phone: null, preferredChannel: 'EMAIL' },
    };
    const changed = await act(staff, 'updateContact', input, PERSON);
    expect(changed['person']).toMatchObject({ contact: { phone: null, version: 2 }, version: 1 });
    expect(await act(staff, 'updateContact', input, '')).toMatchObject({
      __typename: 'ConflictError',
      currentVersion: 2,
      changedBy: 'Sam Field',
    });
  });
});

describe('needs', () => {
  test('are added once, closed, and added again', async () => {
    const { id } = await create(staff, { needs: [] });
    const need = { personId: id, category: 'TRANSPORTATION', note: '' };
    const added = await act(staff, 'addNeed', need, PERSON);
    const [first] = (added['person'] as Person).needs;
    expect(first).toMatchObject({ category: 'TRANSPORTATION', note: null, metAt: null });
    expect(await act(staff, 'addNeed', need, '')).toMatchObject({
      __typename: 'InvalidInputError',
      problems: [{ field: 'category', code: 'DUPLICATE' }],
    });
    const closed = await act(colleague, 'closeNeed', { id: first?.id }, PERSON);
    expect((closed['person'] as Person).needs).toMatchObject([{ metAt: expect.any(String) }]);
    expect((await act(staff, 'closeNeed', { id: first?.id }, '')).__typename).toBe('PersonPayload');
    expect((await act(staff, 'addNeed', need, '')).__typename).toBe('PersonPayload');
    const log = await adminQuery(
      `select kind, audience, side_organization_id as side, data - 'needId' as data from activity
        where person_id = $1 and kind like 'NEED%' order by seq`,
      [id],
    );
    expect(log).toEqual(
      ['NEED_ADDED', 'NEED_CLOSED', 'NEED_ADDED'].map((kind) => ({
        kind,
        audience: 'SIDE_AND_PERSON',
        side: organization,
        data: {},
      })),
    );
  });
});
