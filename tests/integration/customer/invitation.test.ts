import { beforeEach, describe, expect, test } from 'vitest';
import { secretHash } from '@throughline/schema/platform/secret-hash';
import { act, ask } from '../../support/ask.ts';
import { adminQuery } from '../../support/database.ts';
import { makeOrganization, makeStaff } from '../../support/actors.ts';
import type { Visitor } from '../../support/actors.ts';
import { customerWorld } from '../../support/customer-world.ts';

const INVITATION = '... on InvitationPayload { code invitation { id kind usedAt revokedAt } }';
type Made = { code: string | null; invitation: { id: string; revokedAt: string | null } };

let staff: Visitor;
let personId: string;
beforeEach(async () => {
  staff = await makeStaff(await makeOrganization());
  const created = await act(
    staff,
    'createPerson',
    {
      firstName: 'Ivo',
      lastName: 'Lark',
      language: 'en',
      contact: { phoneMessageOk: false, preferredChannel: 'PHONE', safeTimes: [] },
    },
    '... on PersonPayload { person { id } }',
  );
  personId = (created['person'] as { id: string }).id;
});

const invite = async (
  kind = 'PRINTED',
  changes: object = {},
): Promise<Made & { __typename: string }> =>
  (await act(staff, 'invitePerson', { personId, kind, ...changes }, INVITATION)) as never;

describe('invitePerson', () => {
  test('gives a printed code once and keeps only its hash', async () => {
    const clientMutationId = crypto.randomUUID();
    const { code, invitation } = await invite('PRINTED', { clientMutationId });
    expect(code).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}$/);
    expect(
      await adminQuery('select code_hash from person_invitation where id = $1', [invitation.id]),
    ).toEqual([{ code_hash: secretHash(code ?? '') }]);
    const repeated = await invite('PRINTED', { clientMutationId });
    expect(repeated).toMatchObject({ code: null, invitation: { id: invitation.id } });
    const [kept] = await adminQuery(
      `select count(*)::int as kept from command_result where result::text like '%' || $1 || '%'`,
      [code],
    );
    expect(kept).toEqual({ kept: 0 });
  });

  test('a new one replaces the one before', async () => {
    const first = await invite();
    await invite();
    const { data } = await ask(
      staff,
      'query ($id: ID!) { person(id: $id) { invitations { id revokedAt } } }',
      { id: personId },
    );
    expect(data.person.invitations).toMatchObject([
      { revokedAt: null },
      { id: first.invitation.id, revokedAt: expect.any(String) },
    ]);
  });

  test('by mail needs an address, and leaves a job without the code', async () => {
    expect(await act(staff, 'invitePerson', { personId, kind: 'MAIL' }, '')).toMatchObject({
      __typename: 'InvalidInputError',
      problems: [{ field: 'kind' }],
    });
    await adminQuery(`update person_contact set email = 'ivo@example.org' where person_id = $1`, [
      personId,
    ]);
    const mailed = await invite('MAIL');
    expect(mailed).toMatchObject({ __typename: 'InvitationPayload', code: null });
    const jobs = await adminQuery(
      `select j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
        where t.identifier = 'send-invitation' and j.payload->>'invitationId' = $1`,
      [mailed.invitation.id],
    );
    expect(jobs).toEqual([{ payload: { invitationId: mailed.invitation.id } }]);
  });

  test('is refused when the person has an account', async () => {
    await adminQuery('update person set account_bound_at = now() where id = $1', [personId]);
    expect(await act(staff, 'invitePerson', { personId, kind: 'PRINTED' }, '')).toMatchObject({
      __typename: 'ConflictError',
      message: 'This person already has an account.',
    });
  });

  test('is not for a receiver', async () => {
    const world = await customerWorld();
    await adminQuery('update person set account_bound_at = null where id = $1', [world.ids.person]);
    const input = { personId: world.ids.person, kind: 'PRINTED' };
    expect((await act(world.actors.receiver, 'invitePerson', input, '')).__typename).toBe(
      'ForbiddenError',
    );
    expect((await act(world.actors.sender, 'invitePerson', input, '')).__typename).toBe(
      'InvitationPayload',
    );
  });
});

describe('revokeInvitation', () => {
  test('once and again', async () => {
    const { id } = (await invite()).invitation;
    for (const _ of [1, 2]) {
      const answer = await act(staff, 'revokeInvitation', { id }, INVITATION);
      expect((answer['invitation'] as Made['invitation']).revokedAt).not.toBeNull();
    }
    const log = await adminQuery(
      `select kind from activity where person_id = $1 and kind like 'INVITATION%' order by seq`,
      [personId],
    );
    expect(log).toEqual([{ kind: 'INVITATION_CREATED' }, { kind: 'INVITATION_REVOKED' }]);
  });

  test('not what has been used', async () => {
    const { id } = (await invite()).invitation;
    await adminQuery('update person_invitation set used_at = now() where id = $1', [id]);
    expect((await act(staff, 'revokeInvitation', { id }, '')).__typename).toBe('ConflictError');
  });
});
