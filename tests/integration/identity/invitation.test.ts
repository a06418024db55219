import { randomBytes } from 'node:crypto';
import {
  INVITATION_CODE_BYTES,
  invitationCodeFrom,
} from '@throughline/schema/domain/identity/invitation';
import { describe, expect, test } from 'vitest';
import { makeOrganization, makeStaff } from '../../support/actors.ts';
import type { Visitor } from '../../support/actors.ts';
import { act, ask } from '../../support/ask.ts';
import {
  BrowserVisit,
  mailsTo,
  newAccount,
  newEmail,
  PASSWORD,
  secretMailedTo,
} from '../../support/browser-visit.ts';
import { adminQuery } from '../../support/database.ts';

const VIEWER = '... on ViewerPayload { viewer { role person { id } actingMembership { id } } }';

const accept = (visit: BrowserVisit, code: string) =>
  visit.act('acceptInvitation', { code }, VIEWER);

async function invited(): Promise<{ staff: Visitor; personId: string; code: string }> {
  const staff = await makeStaff(await makeOrganization());
  const { person } = (await act(
    staff,
    'createPerson',
    {
      firstName: 'Ana',
      lastName: 'Quill',
      language: 'en',
      contact: { phoneMessageOk: false, preferredChannel: 'PHONE', safeTimes: [] },
    },
    '... on PersonPayload { person { id } }',
  )) as unknown as { person: { id: string } };
  return { staff, personId: person.id, code: await printedCode(staff, person.id) };
}

async function printedCode(staff: Visitor, personId: string): Promise<string> {
  const made = await act(
    staff,
    'invitePerson',
    { personId, kind: 'PRINTED' },
    '... on InvitationPayload { code }',
  );
  return String(made['code']);
}

describe('an invitation', () => {
  test('binds an account to the person, however the code is typed, and once', async () => {
    const { staff, personId, code } = await invited();
    const { visit } = await newAccount();
    const typed = ` ${code.toLowerCase().replaceAll('-', ' ')} `;
    expect(await accept(visit, typed)).toMatchObject({
      viewer: { role: 'CUSTOMER', person: { id: personId }, actingMembership: null },
    });
    expect(await visit.viewer()).toMatchObject({ role: 'CUSTOMER', person: { id: personId } });

    const { visit: second } = await newAccount();
    const used = await accept(second, code);
    expect(used).toMatchObject({ __typename: 'InvalidInputError', problems: [{ field: 'code' }] });
    const { data } = await ask(staff, 'query ($id: ID!) { person(id: $id) { hasAccount } }', {
      id: personId,
    });
    expect(data.person).toEqual({ hasAccount: true });
    const [bound] = await adminQuery(
      `select actor_role, audience from activity where kind = 'ACCOUNT_BOUND' and person_id = $1`,
      [personId],
    );
    expect(bound).toEqual({ actor_role: 'CUSTOMER', audience: 'PERSON' });
  });

  test('forged, expired, revoked and used codes are one answer', async () => {
    const { staff, personId, code } = await invited();
    const revokedCode = await printedCode(staff, personId);
    await adminQuery(
      `update person_invitation set revoked_at = now() where person_id = $1 and revoked_at is null
      and created_at = (select max(created_at) from person_invitation where person_id = $1)`,
      [personId],
    );
    await adminQuery(`update person_invitation set expires_at = now() where person_id = $1`, [
      personId,
    ]);
    const forged = invitationCodeFrom(randomBytes(INVITATION_CODE_BYTES));
    const { visit } = await newAccount();
    const answers = [];
    for (const each of [forged, code, revokedCode, 'no code'])
      answers.push(await accept(visit, each));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toMatchObject({ problems: [{ field: 'code', code: 'NOT_ALLOWED' }] });
    await accept(visit, forged);
    expect((await accept(visit, forged)).__typename).toBe('LimitExceededError');
    expect(await visit.viewer()).toMatchObject({ role: 'NONE', person: null });
  });

  test('two accounts with one code at once: one is bound', async () => {
    const { personId, code } = await invited();
    const visits = [(await newAccount()).visit, (await newAccount()).visit];
    const answers = await Promise.all(visits.map((visit) => accept(visit, code)));
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual([
      'InvalidInputError',
      'ViewerPayload',
    ]);
    const [count] = await adminQuery(
      'select count(*)::int as n from account where person_id = $1',
      [personId],
    );
    expect(count?.['n']).toBe(1);
  });

  test('is not for accounts of staff, nor for a second person', async () => {
    const { code } = await invited();
    const staff = await makeStaff(await makeOrganization());
    expect((await act(staff, 'acceptInvitation', { code }, VIEWER)).__typename).toBe(
      'ForbiddenError',
    );
    const { visit } = await newAccount();
    const { code: first } = await invited();
    await accept(visit, first);
    expect((await accept(visit, code)).__typename).toBe('InvalidInputError');
    // And a customer cannot become staff with the same account.
    const organizationId = await makeOrganization();
    const asked = await visit.act(
      'requestMembership',
      { organizationId, role: 'PARTNER_STAFF' },
      '',
    );
    expect(asked.__typename).toBe('ForbiddenError');
  });

  test('given at sign-up opens the person once the address is proven', async () => {
    const { personId, code } = await invited();
    const email = newEmail();
    const visit = new BrowserVisit();
    const signUp = { name: 'Ana Quill', email, password: PASSWORD, locale: 'es' };
    const forged = invitationCodeFrom(randomBytes(INVITATION_CODE_BYTES));
    const refused = await visit.act('signUp', { ...signUp, invitationCode: forged });
    expect(refused.problems).toEqual([{ field: 'invitationCode', code: 'NOT_ALLOWED' }]);
    expect(await mailsTo(email)).toEqual([]);

    await visit.act('signUp', { ...signUp, invitationCode: code });
    await visit.signIn(email, PASSWORD);
    expect(await visit.viewer()).toMatchObject({
      role: 'NONE',
      emailVerified: false,
      person: null,
    });
    await visit.act('verifyEmail', { token: await secretMailedTo(email, 'VERIFY_EMAIL') });
    expect(await visit.viewer()).toMatchObject({ role: 'CUSTOMER', person: { id: personId } });
  });
});
