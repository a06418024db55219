import { describe, expect, test } from 'vitest';
import { makeOrganization, makeStaff } from '../../support/actors.ts';
import type { Visitor } from '../../support/actors.ts';
import { act, ask } from '../../support/ask.ts';
import {
  mailsTo,
  newAccount,
  newEmail,
  PASSWORD,
  BrowserVisit,
} from '../../support/browser-visit.ts';
import { adminQuery } from '../../support/database.ts';
import { matchOf } from '../../support/merge-world.ts';
import { uniqueLastName } from '../../support/names.ts';
import { paid } from '../../support/seed.ts';

const VIEWER = '... on ViewerPayload { viewer { role person { id } } }';
const accept = (visit: BrowserVisit, code: string) =>
  visit.act('acceptInvitation', { code }, VIEWER);

type Record = { readonly staff: Visitor; readonly personId: string; readonly code: string };

/** A record of somebody at an organization of its own, with the code of an invitation. */
async function recordOf(
  lastName: string,
  { firstName = 'Ana', dateOfBirth = '1990-05-31', phone = '312 555 0123' } = {},
): Promise<Record> {
  const staff = await makeStaff(await makeOrganization());
  const contact = { phone, phoneMessageOk: true, preferredChannel: 'PHONE', safeTimes: [] };
  const { id } = paid(
    await act(
      staff,
      'createPerson',
      { firstName, lastName, dateOfBirth, language: 'en', contact },
      '... on PersonPayload { person { id } }',
    ),
    'person',
  ) as { id: string };
  const made = await act(
    staff,
    'invitePerson',
    { personId: id, kind: 'PRINTED' },
    '... on InvitationPayload { code }',
  );
  return { staff, personId: id, code: String(made['code']) };
}

const hasAccount = async ({ staff, personId }: Record) =>
  (await ask(staff, 'query ($id: ID!) { person(id: $id) { hasAccount } }', { id: personId })).data
    .person.hasAccount;
const toldOf = async (email: string) =>
  adminQuery(
    `select j.id from graphile_worker._private_jobs j join account a on a.user_id = (j.payload ->> 'userId')::uuid
      where j.payload ->> 'kind' = 'SECOND_ACCOUNT' and a.email = $1`,
    [email],
  );

describe('one customer, one account', () => {
  test('a second account for the same person is refused like any code that does not work', async () => {
    const lastName = uniqueLastName();
    const [first, second] = [await recordOf(lastName), await recordOf(lastName)];
    const { visit, email } = await newAccount();
    expect(await accept(visit, first.code)).toMatchObject({ __typename: 'ViewerPayload' });
    const { visit: other } = await newAccount();
    const refused = await accept(other, second.code);
    expect(refused).toEqual(await accept(other, 'ABCD-EFGH-JKLM-NPQR'));
    expect(await hasAccount(second)).toBe(false);
    // Who has the account learns of it.
    expect(await toldOf(email)).toHaveLength(1);
  });

  test('sign-up with such a code answers as any other, and binds nothing', async () => {
    const lastName = uniqueLastName();
    const [first, second] = [await recordOf(lastName), await recordOf(lastName)];
    const { visit } = await newAccount();
    await accept(visit, first.code);
    const signUp = async (invitationCode: string) => {
      const email = newEmail();
      const done = await new BrowserVisit().act('signUp', {
        email,
        name: 'Ana Quill',
        password: PASSWORD,
        locale: 'en',
        invitationCode,
      });
      return { done, kinds: (await mailsTo(email)).map(({ kind }) => kind) };
    };
    const third = await recordOf(uniqueLastName());
    expect(await signUp(second.code)).toEqual(await signUp(third.code));
    expect([await hasAccount(second), await hasAccount(third)]).toEqual([false, true]);
  });

  test('the invitation of another record, used with one’s own account, is put before administrators', async () => {
    const [first, second] = [await recordOf(uniqueLastName()), await recordOf(uniqueLastName())];
    const { visit } = await newAccount();
    await accept(visit, first.code);
    expect((await accept(visit, second.code)).__typename).toBe('InvalidInputError');
    const [match] = await adminQuery('select basis from person_match where id = $1', [
      await matchOf(first.personId, second.personId),
    ]);
    expect(match).toEqual({ basis: ['ACCOUNT'] });
  });

  test.each([
    ['a twin', { firstName: 'Eva' }],
    ['a namesake', { dateOfBirth: '1985-01-02' }],
    ['a namesake of the same day', { phone: '312 555 0177' }],
  ])('%s has an account of their own', async (_who, differs) => {
    const lastName = uniqueLastName();
    const [first, second] = [await recordOf(lastName), await recordOf(lastName, differs)];
    await accept((await newAccount()).visit, first.code);
    expect(await accept((await newAccount()).visit, second.code)).toMatchObject({
      __typename: 'ViewerPayload',
      viewer: { person: { id: second.personId } },
    });
  });

  test('administrators who said that they are two are believed', async () => {
    const lastName = uniqueLastName();
    const [first, second] = [await recordOf(lastName), await recordOf(lastName)];
    const state = await makeStaff(await makeOrganization({ kind: 'STATE' }), 'STATE_ADMIN');
    await act(state, 'dismissMatch', { id: await matchOf(first.personId, second.personId) }, '');
    await accept((await newAccount()).visit, first.code);
    expect(await accept((await newAccount()).visit, second.code)).toMatchObject({
      __typename: 'ViewerPayload',
    });
  });
});
