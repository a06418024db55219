import { makeNotices } from '@throughline/api/jobs/make-notices';
import { remindOfRecords } from '@throughline/api/jobs/remind-of-records';
import { sendOrganizationInvitation } from '@throughline/api/jobs/mail-invitation';
import { createClient } from '@throughline/prisma/client';
import type { Client } from '@throughline/prisma/client';
import type { JobHelpers } from 'graphile-worker';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Visitor } from '../../support/actors.ts';
import { act, ask } from '../../support/ask.ts';
import { mailsTo, newEmail, seedAccount, visitAs } from '../../support/browser-visit.ts';
import { adminQuery, testDatabase } from '../../support/database.ts';
import { LOCATION } from '../../support/record.ts';
import { paid, seedArea, seedParty, seedService } from '../../support/seed.ts';
import type { Area, Party } from '../../support/seed.ts';

let worker: Client;
let area: Area;
let partner: Party;
let other: Party;
beforeAll(async () => {
  worker = createClient({ url: (await testDatabase()).roles.worker, poolSize: 2 });
  area = await seedArea();
  partner = await seedParty(area);
  other = await seedParty(area);
  await seedService(partner);
});
afterAll(() => worker.close());

const RECORD =
  '... on OrganizationPayload { organization { id status stale verifiedAt viewerActions } }';
const act1 = (who: Visitor, name: string, input: object) => act(who, name, { ...input }, RECORD);

/** Who was told of what of an organization, once the worker has been through. */
async function told(organizationId: string): Promise<string[]> {
  const changes = await adminQuery(
    `select id from activity where subject_id = $1 and audience = 'ORGANIZATION' order by xid, seq`,
    [organizationId],
  );
  for (const { id } of changes) {
    await makeNotices({ db: worker.db })({ activityId: id }, {} as JobHelpers);
  }
  const rows = await adminQuery(
    `select n.kind, n.user_id from notice n join activity a on a.id = n.activity_id where a.subject_id = $1`,
    [organizationId],
  );
  const names = new Map([
    [partner.admin.userId, 'admin'],
    [area.admin.userId, 'area'],
    [other.staff.userId, 'reporter'],
  ]);
  return rows
    .map(({ kind, user_id }) => `${String(kind)} ${names.get(String(user_id)) ?? 'founder'}`)
    .sort();
}

describe('looking a record through (REF-010)', () => {
  test('counts for 90 days, or as many as the state has set', async () => {
    const done = await act1(partner.admin, 'verifyRecord', { organizationId: partner.id });
    expect(paid(done, 'organization')).toMatchObject({ stale: false });
    const [row] = await adminQuery(
      'select verify_by - verified_at as days, verified_by_id from organization where id = $1',
      [partner.id],
    );
    expect((row?.['days'] as { days: number }).days).toBeGreaterThanOrEqual(90);
    expect(row?.['verified_by_id']).toBe(partner.admin.userId);
    const foreign = await act1(other.admin, 'verifyRecord', { organizationId: partner.id });
    expect(foreign.__typename).toBe('ForbiddenError');
  });

  test('when nobody did in time its administrators and the area are told, once (N-28)', async () => {
    await adminQuery(`update organization set verify_by = now() - interval '1 day' where id = $1`, [
      partner.id,
    ]);
    await remindOfRecords(worker.db);
    await remindOfRecords(worker.db);
    expect(await told(partner.id)).toEqual(['RECORD_STALE admin', 'RECORD_STALE area']);
    const query = '{ keptRecords(upkeep: STALE) { edges { node { organization { id stale } } } } }';
    const seen = async (who: Visitor) =>
      (await ask(who, query)).data.keptRecords.edges.map(
        ({ node }: { node: { organization: { id: string } } }) => node.organization.id,
      );
    expect(await seen(area.admin)).toEqual([partner.id]);
    expect(await seen(partner.admin)).toEqual([partner.id]);
    expect(await seen(other.admin)).toEqual([]);
    expect(await seen(partner.staff)).toEqual([]);
  });

  test('and told again as long as nobody does, each time after as many days (N-28)', async () => {
    const since = (days: number) =>
      adminQuery(
        `update organization set verify_by = now() - interval '400 days',
           reminded_at = now() - make_interval(days => $2) where id = $1`,
        [partner.id, days],
      );
    const reminders = async () => {
      await remindOfRecords(worker.db);
      await remindOfRecords(worker.db);
      return (await told(partner.id)).filter((each) => each === 'RECORD_STALE admin').length;
    };
    await since(89);
    const before = await reminders();
    for (const times of [1, 2]) {
      await since(91);
      expect(await reminders()).toBe(before + times);
    }
  });
});

describe('a reported problem (REF-010)', () => {
  test('goes to who keeps the record, and its answer back', async () => {
    const reported = await act(
      other.staff,
      'reportProblem',
      { organizationId: other.id, text: 'Closed on Mondays.' },
      '... on RecordProblemPayload { problem { id text } }',
    );
    expect(paid(reported, 'problem')).toMatchObject({ text: 'Closed on Mondays.' });
    const { id: problemId } = paid(
      await act(
        other.staff,
        'reportProblem',
        { organizationId: partner.id, text: 'The phone rings out.' },
        '... on RecordProblemPayload { problem { id } }',
      ),
      'problem',
    ) as { id: string };
    const solve = (who: Visitor) =>
      act(
        who,
        'solveProblem',
        { problemId, answer: 'New number.' },
        '... on RecordProblemPayload { problem { solvedAt } }',
      );
    expect((await solve(other.staff)).__typename).toBe('ForbiddenError');
    expect((await solve(partner.staff)).__typename).toBe('NotFoundError');
    expect((await solve(partner.admin)).__typename).toBe('RecordProblemPayload');
    expect((await solve(area.admin)).__typename).toBe('ConflictError');
    expect(await told(partner.id)).toEqual(
      expect.arrayContaining([
        'PROBLEM_REPORTED admin',
        'PROBLEM_REPORTED area',
        'PROBLEM_SOLVED reporter',
      ]),
    );
  });
});

describe('signing up (REF-013)', () => {
  const register = async (more: object = {}) => {
    const { userId } = await seedAccount();
    const visit = await visitAs(userId);
    const founder = { userId, token: (visit.cookie ?? '').replace('tl_session=', '') };
    const done = await act(
      founder,
      'registerOrganization',
      { name: 'Lantern House', programs: [], location: LOCATION, note: 'I direct it.', ...more },
      RECORD,
    );
    const { id } = paid(done, 'organization') as { id: string };
    // Tests have areas of their own, the county of the address another.
    await adminQuery('update organization set lwia_id = $2 where id = $1', [id, area.id]);
    return { founder, id };
  };
  const membershipOf = async (userId: string) =>
    (await adminQuery('select role, status from membership where user_id = $1', [userId]))[0];

  test('is approved with its first administrator in one step', async () => {
    const { founder, id } = await register();
    expect(await membershipOf(founder.userId)).toEqual({
      role: 'PARTNER_ADMIN',
      status: 'PENDING',
    });
    const waiting = '{ organizationsWaiting { id } }';
    expect((await ask(area.admin, waiting)).data.organizationsWaiting).toEqual([{ id }]);
    expect((await ask(partner.admin, waiting)).data.organizationsWaiting).toEqual([]);
    const search = 'query ($id: ID!) { organization(id: $id) { id } }';
    expect((await ask(partner.staff, search, { id })).data.organization).toBeNull();

    const decide = (who: Visitor) =>
      act1(who, 'decideOrganization', { organizationId: id, decision: 'APPROVED' });
    expect((await decide(partner.admin)).__typename).toBe('NotFoundError');
    expect(paid(await decide(area.admin), 'organization')).toMatchObject({ status: 'APPROVED' });
    expect((await decide(area.admin)).__typename).toBe('ConflictError');
    expect(await membershipOf(founder.userId)).toEqual({ role: 'PARTNER_ADMIN', status: 'ACTIVE' });
    expect((await ask(partner.staff, search, { id })).data.organization).toEqual({ id });
    expect(await told(id)).toEqual([
      'ORGANIZATION_APPROVED founder',
      'ORGANIZATION_REGISTERED area',
    ]);
  });

  test('is refused with a reason, and the founder with it', async () => {
    const { founder, id } = await register();
    const refuse = (note: string) =>
      act1(area.admin, 'decideOrganization', { organizationId: id, decision: 'REFUSED', note });
    expect((await refuse(' '))['problems']).toMatchObject([{ field: 'note' }]);
    expect(paid(await refuse('It is in Missouri.'), 'organization')).toMatchObject({
      status: 'SUSPENDED',
    });
    expect((await membershipOf(founder.userId))?.['status']).toBe('REFUSED');
  });

  test('one waits at a time', async () => {
    const { founder } = await register();
    const again = await act(
      founder,
      'registerOrganization',
      { name: 'Another', programs: [], location: LOCATION },
      RECORD,
    );
    expect(again['problems']).toMatchObject([{ field: 'name', code: 'DUPLICATE' }]);
  });

  test('suspended, it leaves searches and takes no new referrals', async () => {
    const party = await seedParty(area);
    const serviceId = await seedService(party);
    const suspend = (who: Visitor) =>
      act1(who, 'decideOrganization', {
        organizationId: party.id,
        decision: 'SUSPENDED',
        note: 'Closed for now.',
      });
    expect((await suspend(party.admin)).__typename).toBe('ForbiddenError');
    expect((await suspend(area.admin)).__typename).toBe('OrganizationPayload');
    const { data } = await ask(partner.staff, 'query ($id: ID!) { service(id: $id) { id } }', {
      id: serviceId,
    });
    expect(data.service).toBeNull();
  });

  test('an invitation’s link works for one organization, until it is revoked', async () => {
    const email = newEmail();
    const invite = async () => {
      const done = await act(
        area.admin,
        'inviteOrganization',
        { name: 'Lantern House', email },
        '... on OrganizationInvitationPayload { invitation { id } }',
      );
      const { id } = paid(done, 'invitation') as { id: string };
      await sendOrganizationInvitation({
        db: worker.db,
        publicUrl: 'https://throughline.example.org',
      })({ invitationId: id }, {} as JobHelpers);
      const mail = (await mailsTo(email)).at(-1);
      return { id, token: /#token=(\S+)/.exec(mail?.body ?? '')?.[1] ?? '' };
    };
    const invited = (token: string) =>
      ask(
        partner.staff,
        'query ($token: String!) { invitedOrganization(token: $token) { name } }',
        {
          token,
        },
      );
    const first = await invite();
    expect((await invited(first.token)).data.invitedOrganization).toEqual({
      name: 'Lantern House',
    });
    await register({ invitation: first.token });
    expect((await invited(first.token)).data.invitedOrganization).toBeNull();

    const second = await invite();
    const revoke = (who: Visitor) =>
      act(
        who,
        'revokeOrganizationInvitation',
        { invitationId: second.id },
        '... on OrganizationInvitationPayload { invitation { revokedAt } }',
      );
    expect((await revoke(partner.admin)).__typename).toBe('NotFoundError');
    expect((await revoke(area.admin)).__typename).toBe('OrganizationInvitationPayload');
    expect((await invited(second.token)).data.invitedOrganization).toBeNull();
  });
});
