import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { makeOrganization, makeStaff } from '../../support/actors.ts';
import type { Visitor } from '../../support/actors.ts';
import { act, ask } from '../../support/ask.ts';
import { newAccount, visitAs } from '../../support/browser-visit.ts';
import type { BrowserVisit } from '../../support/browser-visit.ts';
import { adminQuery } from '../../support/database.ts';

const MEMBERSHIP = `... on MembershipPayload { membership { id status role validUntil
  user { name } organization { id } decidedBy { id } } }`;

const request = (visit: BrowserVisit, organizationId: string, role = 'PARTNER_STAFF') =>
  visit.act('requestMembership', { organizationId, role, note: 'I work here' }, MEMBERSHIP);

const decide = (who: Visitor, membershipId: string, input: object = {}) =>
  act(who, 'decideMembership', { membershipId, approve: true, ...input }, MEMBERSHIP);

async function pendingIn(organizationId: string, role?: string) {
  const account = await newAccount({ name: `Asks ${randomUUID().slice(0, 8)}` });
  const { membership } = (await request(account.visit, organizationId, role)) as unknown as {
    membership: { id: string; status: string };
  };
  return { ...account, membershipId: membership.id };
}

const acting = (membershipId: string | null | undefined) => ({
  'x-throughline-membership': String(membershipId),
});

describe('asking to join', () => {
  test('opens nothing: one sees the own profile, and whom to ask', async () => {
    const partner = await makeOrganization();
    const colleague = await makeStaff(partner);
    const { visit, membershipId } = await pendingIn(partner);
    expect(await visit.viewer()).toMatchObject({
      role: 'NONE',
      capabilities: [],
      actingMembership: null,
      memberships: [{ id: membershipId, status: 'PENDING' }],
    });
    const staffOnly = [
      'colleagues { id }',
      'members { id }',
      'membershipRequests { id }',
      'people { totalCount }',
    ];
    for (const field of staffOnly) {
      const { errors } = await visit.ask(`{ ${field} }`);
      expect(errors?.[0]?.extensions.code, field).toBe('FORBIDDEN');
    }
    const { data } = await visit.ask(
      'query ($id: ID!) { organization(id: $id) { name } areas { id } }',
      {
        id: partner,
      },
    );
    expect(data.organization).not.toBeNull();
    // Acting under what is not approved yet is refused, not ignored.
    const { errors } = await visit.ask('{ viewer { email } }', {}, acting(membershipId));
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect(colleague.userId).not.toBeNull();
  });

  test('takes a proven address, an approved organization, a role it has, and one request at a time', async () => {
    const partner = await makeOrganization();
    const { visit: unproven } = await newAccount({ verified: false });
    expect((await request(unproven, partner)).__typename).toBe('ForbiddenError');

    const { visit } = await newAccount();
    const hidden = await makeOrganization({ status: 'PENDING' });
    expect((await request(visit, hidden)).__typename).toBe('NotFoundError');
    expect((await request(visit, randomUUID())).__typename).toBe('NotFoundError');
    expect((await request(visit, 'nonsense')).__typename).toBe('NotFoundError');
    expect((await request(visit, partner, 'LWIA_ADMIN')).problems?.[0]?.field).toBe('role');
    const state = await makeOrganization({ kind: 'STATE' });
    expect((await request(visit, state, 'STATE_ADMIN')).problems?.[0]?.field).toBe('role');

    const twice = await Promise.all([request(visit, partner), request(visit, partner)]);
    expect(twice.map(({ __typename }) => __typename).sort()).toEqual([
      'InvalidInputError',
      'MembershipPayload',
    ]);
  });
});

describe('deciding', () => {
  test('an approval opens the partner’s tools in the same second', async () => {
    const partner = await makeOrganization();
    const admin = await makeStaff(partner, 'PARTNER_ADMIN');
    const { visit, membershipId, email } = await pendingIn(partner);
    const { data } = await ask(
      admin,
      '{ membershipRequests { id note email user { name } organization { id } } }',
    );
    expect(data.membershipRequests).toEqual([
      {
        id: membershipId,
        note: 'I work here',
        email,
        user: { name: expect.stringMatching(/^Asks /) },
        organization: { id: partner },
      },
    ]);

    expect(await decide(admin, membershipId)).toMatchObject({
      membership: { status: 'ACTIVE', role: 'PARTNER_STAFF', decidedBy: { id: admin.userId } },
    });
    expect(await visit.viewer()).toMatchObject({
      role: 'PARTNER_STAFF',
      actingMembership: { id: membershipId },
      capabilities: expect.arrayContaining(['REFER']),
    });
    const again = await decide(admin, membershipId);
    expect(again.__typename).toBe('ConflictError');
    const history = await adminQuery(
      `select kind, data->>'approved' as approved from activity where subject_id = $1 order by seq`,
      [membershipId],
    );
    expect(history).toEqual([
      { kind: 'MEMBERSHIP_REQUESTED', approved: null },
      { kind: 'MEMBERSHIP_DECIDED', approved: 'true' },
    ]);
  });

  test('a refusal opens nothing', async () => {
    const partner = await makeOrganization();
    const admin = await makeStaff(partner, 'PARTNER_ADMIN');
    const { visit, membershipId } = await pendingIn(partner);
    await decide(admin, membershipId, { approve: false });
    expect(await visit.viewer()).toMatchObject({
      role: 'NONE',
      memberships: [{ status: 'REFUSED' }],
    });
  });

  test('who may decide: its administrator, the administrator of its area, the state', async () => {
    const area = await makeOrganization({ kind: 'LWIA' });
    const partner = await makeOrganization({ lwiaId: area });
    const state = await makeOrganization({ kind: 'STATE' });
    const elsewhere = await makeOrganization({ kind: 'LWIA' });
    const stranger = await makeOrganization();
    const cases: [Visitor, string][] = [
      [await makeStaff(partner), 'NotFoundError'],
      [await makeStaff(stranger, 'PARTNER_ADMIN'), 'NotFoundError'],
      [await makeStaff(elsewhere, 'LWIA_ADMIN'), 'NotFoundError'],
      [await makeStaff(area), 'NotFoundError'],
      [await makeStaff(state, 'MONITOR'), 'NotFoundError'],
      [await makeStaff(partner, 'PARTNER_ADMIN'), 'MembershipPayload'],
      [await makeStaff(area, 'LWIA_ADMIN'), 'MembershipPayload'],
      [await makeStaff(state, 'STATE_ADMIN'), 'MembershipPayload'],
    ];
    for (const [who, answer] of cases) {
      const { membershipId } = await pendingIn(partner);
      expect((await decide(who, membershipId)).__typename, `${who.role}`).toBe(answer);
    }
  });

  test('nobody gives a role that they, or the organization, cannot give', async () => {
    const partner = await makeOrganization();
    const admin = await makeStaff(partner, 'PARTNER_ADMIN');
    const { membershipId } = await pendingIn(partner);
    for (const role of ['STATE_ADMIN', 'LWIA_ADMIN', 'MONITOR']) {
      expect((await decide(admin, membershipId, { role })).__typename, role).toBe('ForbiddenError');
    }
    expect((await decide(admin, membershipId, { role: 'PARTNER_ADMIN' })).__typename).toBe(
      'MembershipPayload',
    );
  });

  test('two administrators who decide at once: one wins, the other is told', async () => {
    const partner = await makeOrganization();
    const admins = [
      await makeStaff(partner, 'PARTNER_ADMIN'),
      await makeStaff(partner, 'PARTNER_ADMIN'),
    ];
    const { membershipId } = await pendingIn(partner);
    const answers = await Promise.all(
      admins.map((admin, index) => decide(admin, membershipId, { approve: index === 0 })),
    );
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual([
      'ConflictError',
      'MembershipPayload',
    ]);
  });
});

describe('acting', () => {
  test('a membership of somebody else, or none at all, cannot be named', async () => {
    const mine = await makeStaff(await makeOrganization());
    const theirs = await makeStaff(await makeOrganization(), 'PARTNER_ADMIN');
    const visit = await visitAs(mine.userId ?? '');
    for (const forged of [theirs.membershipId, randomUUID(), 'nonsense', theirs.organizationId]) {
      const { data, errors } = await visit.ask('{ viewer { email } }', {}, acting(forged));
      expect(data ?? null).toBeNull();
      expect(errors?.[0]?.extensions.code, String(forged)).toBe('FORBIDDEN');
    }
    expect(await visit.viewer(acting(mine.membershipId))).toMatchObject({ role: 'PARTNER_STAFF' });
  });

  test('each tab acts under what it names; new ones under the default', async () => {
    const [first, second] = [await makeOrganization(), await makeOrganization({ kind: 'LWIA' })];
    const staff = await makeStaff(first);
    const other = randomUUID();
    await adminQuery(
      `insert into membership (id, user_id, organization_id, role, status, valid_from, requested_at)
       values ($1, $2, $3, 'LWIA_ADMIN', 'ACTIVE', now(), now() + interval '1 second')`,
      [other, staff.userId, second],
    );
    const visit = await visitAs(staff.userId ?? '');
    expect(await visit.viewer()).toMatchObject({ actingMembership: { id: staff.membershipId } });
    expect(await visit.viewer(acting(other))).toMatchObject({
      role: 'LWIA_ADMIN',
      actingMembership: { organization: { id: second } },
    });
    const VIEWER = '... on ViewerPayload { viewer { actingMembership { id } } }';
    await visit.act('setDefaultMembership', { membershipId: other }, VIEWER);
    expect(await visit.viewer()).toMatchObject({ actingMembership: { id: other } });
    expect(await visit.viewer(acting(staff.membershipId))).toMatchObject({ role: 'PARTNER_STAFF' });

    const stranger = await makeStaff(first);
    const forged = await visit.act(
      'setDefaultMembership',
      { membershipId: stranger.membershipId },
      VIEWER,
    );
    expect(forged.__typename).toBe('NotFoundError');
  });

  test('an expired membership stops at once by the clock of the rules, cached or not', async () => {
    const staff = await makeStaff(await makeOrganization());
    const visit = await visitAs(staff.userId ?? '');
    expect(await visit.viewer()).toMatchObject({ role: 'PARTNER_STAFF' });
    await adminQuery(
      `update membership set valid_until = now() + interval '300 milliseconds' where id = $1`,
      [staff.membershipId],
    );
    expect(await visit.viewer()).not.toBeNull();
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(await visit.viewer()).toMatchObject({ role: 'NONE', capabilities: [] });
    const { errors } = await visit.ask('{ colleagues { id } }', {}, acting(staff.membershipId));
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  test('an ended one stops at once', async () => {
    const partner = await makeOrganization();
    const admin = await makeStaff(partner, 'PARTNER_ADMIN');
    const staff = await makeStaff(partner);
    const visit = await visitAs(staff.userId ?? '');
    expect(await visit.viewer()).toMatchObject({ role: 'PARTNER_STAFF' });
    const { data } = await ask(admin, '{ members { id email } colleagues { id name } }');
    expect(data.members).toHaveLength(2);
    expect(
      data.members.every(({ email }: { email: string }) => email.endsWith('@example.org')),
    ).toBe(true);
    expect(data.colleagues.map(({ id }: { id: string }) => id)).toContain(staff.userId);

    const end = (who: Visitor) =>
      act(who, 'endMembership', { membershipId: staff.membershipId }, '');
    expect((await end(staff)).__typename).toBe('ForbiddenError');
    expect((await end(await makeStaff(await makeOrganization(), 'PARTNER_ADMIN'))).__typename).toBe(
      'NotFoundError',
    );
    expect((await end(admin)).__typename).toBe('MessagePayload');
    expect(await visit.viewer()).toMatchObject({ role: 'NONE' });
    expect((await end(admin)).__typename).toBe('ConflictError');
  });

  test('administrators of the area and of the state see and end those of its partners (CORE-003)', async () => {
    const area = await makeOrganization({ kind: 'LWIA' });
    const partner = await makeOrganization({ lwiaId: area });
    const staff = await makeStaff(partner);
    const own = await makeStaff(partner, 'PARTNER_ADMIN');
    const [admin, elsewhere, state] = [
      await makeStaff(area, 'LWIA_ADMIN'),
      await makeStaff(await makeOrganization({ kind: 'LWIA' }), 'LWIA_ADMIN'),
      await makeStaff(await makeOrganization({ kind: 'STATE' }), 'STATE_ADMIN'),
    ];
    const stranger = await makeStaff(await makeOrganization({ lwiaId: area }), 'PARTNER_ADMIN');
    const membersFor = async (who: Visitor): Promise<string[]> => {
      const { data } = await ask(
        who,
        'query ($id: ID!) { members(organizationId: $id) { user { id } } }',
        { id: partner },
      );
      return data.members.map(({ user }: { user: { id: string } }) => user.id).sort();
    };
    for (const who of [own, admin, state])
      expect(await membersFor(who)).toEqual([own.userId, staff.userId].sort());
    for (const who of [staff, stranger, elsewhere, await makeStaff(area)])
      expect(await membersFor(who)).toEqual([]);
    const end = (who: Visitor) =>
      act(who, 'endMembership', { membershipId: staff.membershipId }, '');
    expect((await end(elsewhere)).__typename).toBe('NotFoundError');
    expect((await end(admin)).__typename).toBe('MessagePayload');
    expect(await membersFor(state)).toEqual([own.userId]);
  });

  test('the addresses of a list are one statement', async () => {
    const partner = await makeOrganization();
    const admin = await makeStaff(partner, 'PARTNER_ADMIN');
    for (let more = 0; more < 3; more += 1) await pendingIn(partner);
    const { data, roundTrips } = await ask(
      admin,
      '{ membershipRequests { id email user { name } organization { name lwia { name } } } }',
    );
    expect(data.membershipRequests).toHaveLength(3);
    expect(roundTrips).toBe(2);
  });
});
