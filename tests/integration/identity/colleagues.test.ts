import { randomUUID } from 'node:crypto';
import { createClient } from '@throughline/prisma/client';
import { sendMembershipInvitation } from '@throughline/api/jobs/mail-invitation';
import type { JobHelpers } from 'graphile-worker';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
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
  visitAs,
} from '../../support/browser-visit.ts';
import { adminQuery, testDatabase } from '../../support/database.ts';

const INVITATION = `... on MembershipInvitationPayload {
  invitation { id email role memberUntil revokedAt invitedBy { id } organization { id } } }`;
const MEMBERSHIP = `... on MembershipPayload { membership { id status role validUntil decidedAt
  decidedBy { id } organization { id } } }`;

let worker: ReturnType<typeof createClient>;
let area: string;
let partner: string;
let admin: Visitor;
beforeAll(async () => {
  worker = createClient({ url: (await testDatabase()).roles.worker, poolSize: 1 });
});
afterAll(() => worker.close());
beforeEach(async () => {
  area = await makeOrganization({ kind: 'LWIA' });
  partner = await makeOrganization({ lwiaId: area });
  admin = await makeStaff(partner, 'PARTNER_ADMIN');
});

const invite = (who: Visitor, input: object = {}) =>
  act(who, 'inviteColleague', { email: newEmail(), role: 'PARTNER_STAFF', ...input }, INVITATION);

/** Invites, and mails it. @returns the token of the link */
async function invited(email: string, input: object = {}, who = admin): Promise<string> {
  const done = (await invite(who, { email, ...input })) as unknown as {
    invitation: { id: string };
  };
  const task = sendMembershipInvitation({
    db: worker.db,
    publicUrl: 'https://throughline.example.org',
  });
  await task({ invitationId: done.invitation.id }, {} as JobHelpers);
  return secretMailedTo(email, 'MEMBERSHIP_INVITATION');
}

const told = async (token: string, visit = new BrowserVisit()) => {
  const { data } = await visit.ask(
    'query ($token: String!) { invitedMembership(token: $token) { organization role email inviter } }',
    { token },
  );
  return data.invitedMembership as object | null;
};

const join = (visit: BrowserVisit, token: string) =>
  visit.act('joinOrganization', { token }, MEMBERSHIP);

const signUp = (email: string, token: string) =>
  new BrowserVisit().act('signUp', {
    email,
    name: 'Nadia New',
    password: PASSWORD,
    locale: 'en',
    invitationCode: token,
  });

describe('inviting a colleague (CORE-003)', () => {
  test('the link opens an account that is a member at once, with nothing more to prove, and once', async () => {
    const email = newEmail();
    const token = await invited(email);
    expect(await told(token)).toEqual({
      organization: expect.stringMatching(/^Organization /),
      role: 'PARTNER_STAFF',
      email,
      inviter: admin.name,
    });
    expect((await signUp(email, token)).__typename).toBe('MessagePayload');
    expect((await mailsTo(email)).map(({ kind }) => kind)).toEqual(['MEMBERSHIP_INVITATION']);
    const visit = new BrowserVisit();
    await visit.signIn(email, PASSWORD);
    expect(await visit.viewer()).toMatchObject({
      role: 'PARTNER_STAFF',
      emailVerified: true,
      actingMembership: { organization: { id: partner } },
    });
    const { data } = await ask(
      admin,
      '{ membershipInvitations { id } members { user { name } decidedBy { id } } }',
    );
    expect(data.membershipInvitations).toEqual([]);
    expect(data.members).toContainEqual({
      user: { name: 'Nadia New' },
      decidedBy: { id: admin.userId },
    });
    expect(await told(token)).toBeNull();
    expect((await signUp(newEmail(), token)).problems?.[0]?.field).toBe('invitationCode');
    expect((await join((await newAccount()).visit, token)).problems?.[0]?.field).toBe('token');
  });

  test('an account of another address joins by the link as well, for as long as was said', async () => {
    const token = await invited(newEmail(), { role: 'PARTNER_ADMIN', validUntil: '2027-01-31' });
    const { visit, userId } = await newAccount();
    const done = await join(visit, token);
    expect(done).toMatchObject({
      membership: {
        status: 'ACTIVE',
        role: 'PARTNER_ADMIN',
        validUntil: '2027-02-01T06:00:00.000Z',
        decidedBy: { id: admin.userId },
      },
    });
    expect(await visit.viewer()).toMatchObject({ role: 'PARTNER_ADMIN' });
    const [history] = await adminQuery(
      `select kind, actor_user_id as actor, side_organization_id as side from activity where user_id = $1`,
      [userId],
    );
    expect(history).toEqual({ kind: 'MEMBERSHIP_JOINED', actor: userId, side: partner });
  });

  test('it answers a request to join that still waits', async () => {
    const { visit } = await newAccount();
    await visit.act(
      'requestMembership',
      { organizationId: partner, role: 'PARTNER_STAFF' },
      MEMBERSHIP,
    );
    await join(visit, await invited(newEmail(), { role: 'PARTNER_ADMIN' }));
    expect((await visit.viewer()).memberships).toEqual([
      expect.objectContaining({ status: 'ACTIVE', role: 'PARTNER_ADMIN' }),
    ]);
  });

  test('two who use it at once: one joins', async () => {
    const token = await invited(newEmail());
    const visits = [(await newAccount()).visit, (await newAccount()).visit];
    const answers = await Promise.all(visits.map((visit) => join(visit, token)));
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual([
      'InvalidInputError',
      'MembershipPayload',
    ]);
  });

  test('an address that is not proven, and a customer’s account, do not join', async () => {
    const token = await invited(newEmail());
    const { visit: unproven } = await newAccount({ verified: false });
    expect(await join(unproven, token)).toMatchObject({
      __typename: 'ForbiddenError',
      message: expect.stringContaining('Confirm your email address'),
    });
    const { visit: customer, userId } = await newAccount();
    const person = randomUUID();
    await adminQuery(
      `insert into person (id, first_name, last_name, language, created_by_organization_id, updated_at)
       values ($1, 'Cora', 'Customer', 'en', $2, now())`,
      [person, partner],
    );
    await adminQuery('update account set person_id = $2 where user_id = $1', [userId, person]);
    expect((await join(customer, token)).__typename).toBe('ForbiddenError');
    expect(await told(token)).not.toBeNull();
  });

  test('forged, revoked, replaced and expired links, and those of a suspended organization, are one answer', async () => {
    const email = newEmail();
    const replaced = await invited(email);
    const revoked = await invited(email);
    expect(await told(replaced)).toBeNull();
    const [open] = await adminQuery(
      'select id from membership_invitation where email = $1 and revoked_at is null',
      [email],
    );
    const revoke = (who: Visitor) =>
      act(who, 'revokeColleagueInvitation', { invitationId: open?.['id'] }, INVITATION);
    expect((await revoke(await makeStaff(partner))).__typename).toBe('NotFoundError');
    expect((await revoke(admin)).__typename).toBe('MembershipInvitationPayload');
    expect((await revoke(admin)).__typename).toBe('ConflictError');
    const expired = await invited(newEmail());
    await adminQuery(
      `update membership_invitation set expires_at = now() - interval '1 second' where organization_id = $1`,
      [partner],
    );
    const other = await makeOrganization();
    const suspended = await invited(newEmail(), {}, await makeStaff(other, 'PARTNER_ADMIN'));
    await adminQuery(`update organization set status = 'SUSPENDED' where id = $1`, [other]);
    const { visit } = await newAccount();
    const answers = [];
    for (const token of ['forged', replaced, revoked, expired, suspended]) {
      expect(await told(token)).toBeNull();
      answers.push(await join(visit, token));
    }
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toMatchObject({ __typename: 'InvalidInputError' });
    expect(await visit.viewer()).toMatchObject({ role: 'NONE', memberships: [] });
  });

  test('is for those who administer: its own, the area’s, the state’s; with roles that they may give', async () => {
    const stateAgency = await makeOrganization({ kind: 'STATE' });
    const cases: [Visitor, string][] = [
      [await makeStaff(partner), 'ForbiddenError'],
      [await makeStaff(await makeOrganization(), 'PARTNER_ADMIN'), 'ForbiddenError'],
      [await makeStaff(await makeOrganization({ kind: 'LWIA' }), 'LWIA_ADMIN'), 'ForbiddenError'],
      [await makeStaff(stateAgency, 'MONITOR'), 'ForbiddenError'],
      [admin, 'MembershipInvitationPayload'],
      [await makeStaff(area, 'LWIA_ADMIN'), 'MembershipInvitationPayload'],
      [await makeStaff(stateAgency, 'STATE_ADMIN'), 'MembershipInvitationPayload'],
    ];
    for (const [who, answer] of cases) {
      const done = await invite(who, { organizationId: partner });
      expect([who.role, done.__typename]).toEqual([who.role, answer]);
      const { data } = await ask(
        who,
        'query ($id: ID!) { membershipInvitations(organizationId: $id) { id } }',
        { id: partner },
      );
      expect(data.membershipInvitations.length > 0).toBe(answer !== 'ForbiddenError');
    }
    for (const role of ['LWIA_ADMIN', 'STATE_ADMIN', 'MONITOR'])
      expect((await invite(admin, { role })).__typename).toBe('ForbiddenError');
    expect((await invite(admin, { organizationId: randomUUID() })).__typename).toBe(
      'NotFoundError',
    );
  });

  test('what cannot be meant is refused before a mail is sent', async () => {
    const field = async (input: object) => {
      const { problems } = (await invite(admin, input)) as { problems?: { field: string }[] };
      return problems?.[0]?.field;
    };
    expect(await field({ email: 'nobody' })).toBe('email');
    expect(await field({ validUntil: '2020-01-31' })).toBe('validUntil');
    const { data } = await ask(admin, '{ members { email } }');
    expect(await field({ email: data.members[0].email.toUpperCase() })).toBe('email');
  });
});

const change = (who: Visitor, { membershipId }: Visitor, input: object) =>
  act(who, 'changeMembership', { membershipId, role: 'PARTNER_STAFF', ...input }, MEMBERSHIP);
const end = (who: Visitor, { membershipId }: Visitor) =>
  act(who, 'endMembership', { membershipId }, '... on MessagePayload { message }');

describe('changing what a colleague may do (CORE-003)', () => {
  test('holds at their next request, and shows who gave it and when', async () => {
    const colleague = await makeStaff(partner);
    const visit = await visitAs(colleague.userId ?? '');
    expect(await visit.viewer()).toMatchObject({ role: 'PARTNER_STAFF' });
    const done = await change(admin, colleague, { role: 'PARTNER_ADMIN' });
    expect(done).toMatchObject({
      membership: {
        id: colleague.membershipId,
        role: 'PARTNER_ADMIN',
        decidedAt: expect.any(String),
        decidedBy: { id: admin.userId },
      },
    });
    expect(await visit.viewer()).toMatchObject({
      role: 'PARTNER_ADMIN',
      capabilities: expect.arrayContaining(['APPROVE_MEMBERS']),
    });
    await change(admin, colleague, {});
    const { data } = await visit.ask('{ members { id } }');
    expect(data.members).toEqual([]);
    const history = await adminQuery(
      `select kind, data from activity where subject_id = $1 order by seq`,
      [colleague.membershipId],
    );
    expect(history).toEqual([
      { kind: 'MEMBERSHIP_CHANGED', data: { from: 'PARTNER_STAFF', role: 'PARTNER_ADMIN' } },
      { kind: 'MEMBERSHIP_CHANGED', data: { from: 'PARTNER_ADMIN', role: 'PARTNER_STAFF' } },
    ]);
  });

  test('an end may be set and taken away, and what has ended is over', async () => {
    const colleague = await makeStaff(partner);
    expect(await change(admin, colleague, { validUntil: '2027-01-31' })).toMatchObject({
      membership: { validUntil: '2027-02-01T06:00:00.000Z' },
    });
    expect(await change(admin, colleague, {})).toMatchObject({ membership: { validUntil: null } });
    expect((await change(admin, colleague, { validUntil: '2020-01-31' })).__typename).toBe(
      'InvalidInputError',
    );
    await adminQuery(`update membership set valid_until = now() where id = $1`, [
      colleague.membershipId,
    ]);
    expect((await change(admin, colleague, {})).__typename).toBe('ConflictError');
  });

  test('is for those who administer, never for oneself, with roles that there are', async () => {
    const colleague = await makeStaff(partner);
    const stateAgency = await makeOrganization({ kind: 'STATE' });
    const cases: [Visitor, string][] = [
      [colleague, 'ForbiddenError'],
      [await makeStaff(partner), 'ForbiddenError'],
      [await makeStaff(await makeOrganization(), 'PARTNER_ADMIN'), 'NotFoundError'],
      [await makeStaff(await makeOrganization({ kind: 'LWIA' }), 'LWIA_ADMIN'), 'NotFoundError'],
      [await makeStaff(stateAgency, 'MONITOR'), 'NotFoundError'],
      [admin, 'MembershipPayload'],
      [await makeStaff(area, 'LWIA_ADMIN'), 'MembershipPayload'],
      [await makeStaff(stateAgency, 'STATE_ADMIN'), 'MembershipPayload'],
    ];
    for (const [who, answer] of cases)
      expect([who.role, (await change(who, colleague, {})).__typename]).toEqual([who.role, answer]);
    for (const role of ['LWIA_ADMIN', 'STATE_ADMIN', 'MONITOR'])
      expect((await change(admin, colleague, { role })).__typename).toBe('ForbiddenError');
    expect((await change(admin, admin, { role: 'PARTNER_ADMIN' })).__typename).toBe(
      'ForbiddenError',
    );
  });
});

describe('an organization keeps an administrator (CORE-003)', () => {
  test('whoever looks after the area takes the last one neither away, nor down, nor sets them an end', async () => {
    const overseer = await makeStaff(area, 'LWIA_ADMIN');
    const LAST = {
      __typename: 'ForbiddenError',
      message: expect.stringContaining('Nobody would be left to look after'),
    };
    expect(await end(overseer, admin)).toMatchObject(LAST);
    expect(await change(overseer, admin, {})).toMatchObject(LAST);
    const limited = { role: 'PARTNER_ADMIN', validUntil: '2027-01-31' };
    expect(await change(overseer, admin, limited)).toMatchObject(LAST);
    // Somebody who goes before they would is no successor.
    const other = await makeStaff(partner);
    expect((await change(admin, other, limited)).__typename).toBe('MembershipPayload');
    expect(await end(overseer, admin)).toMatchObject(LAST);
    await change(admin, other, { role: 'PARTNER_ADMIN' });
    expect((await end(overseer, admin)).__typename).toBe('MessagePayload');
    expect(await end(overseer, other)).toMatchObject(LAST);
  });

  test('two who end each other at once: one stays', async () => {
    const other = await makeStaff(partner, 'PARTNER_ADMIN');
    const answers = await Promise.all([end(admin, other), end(other, admin)]);
    expect(answers.map(({ __typename }) => __typename)).toContain('MessagePayload');
    const left = await adminQuery(
      `select 1 from membership where organization_id = $1 and role = 'PARTNER_ADMIN' and status = 'ACTIVE'`,
      [partner],
    );
    expect(left).toHaveLength(1);
  });
});
