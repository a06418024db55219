import { API_SCOPES } from '@throughline/schema/domain/api-client/scope';
import { secretHash } from '@throughline/schema/platform/secret-hash';
import { beforeEach, describe, expect, test } from 'vitest';
import { inDays, makeProgram } from '../../support/api-clients.ts';
import type { Program } from '../../support/api-clients.ts';
import { makeOrganization, makeStaff } from '../../support/actors.ts';
import { act, ask, testApp } from '../../support/ask.ts';
import { adminQuery } from '../../support/database.ts';
import { seedArea, seedParty } from '../../support/seed.ts';
import type { Party } from '../../support/seed.ts';

const AREAS = '{ areas { id } }';
const PAYLOAD =
  '... on ApiClientPayload { token apiClient { id revokedAt tokens { prefix expiresAt } } }';

let party: Party;
let other: Party;
beforeEach(async () => {
  const area = await seedArea();
  [party, other] = await Promise.all([seedParty(area), seedParty(area)]);
});

const isLetIn = async (program: Program): Promise<boolean> => {
  const { data, errors } = await ask(program, AREAS);
  if (errors) expect(errors[0]?.extensions.code).toBe('UNAUTHENTICATED');
  return Boolean(data?.areas);
};

describe('an API client (CORE-009)', () => {
  test('is made by an administrator, who is shown its token once', async () => {
    const input = {
      clientMutationId: crypto.randomUUID(),
      name: ' Intake system ',
      scopes: ['DIRECTORY_READ', 'DIRECTORY_READ'],
      expiresOn: inDays(30),
    };
    const first = await act(party.admin, 'createApiClient', input, PAYLOAD);
    const again = await act(party.admin, 'createApiClient', input, PAYLOAD);
    expect(first['token']).toMatch(/^tl_[a-z2-7]{8}_[a-z2-7]{40}$/);
    expect(again).toEqual({ ...first, token: null });
    const token = String(first['token']);
    const { data } = await ask(
      party.admin,
      '{ apiClients { name scopes createdBy { name } lastUsedAt revokedAt tokens { prefix } } }',
    );
    expect(data.apiClients).toEqual([
      {
        name: 'Intake system',
        scopes: ['DIRECTORY_READ'],
        createdBy: { name: party.admin.name },
        lastUsedAt: null,
        revokedAt: null,
        tokens: [{ prefix: token.slice(0, 11) }],
      },
    ]);
    expect(await isLetIn({ id: '', token })).toBe(true);
  });

  test('has its token stored as a hash, and nowhere else', async () => {
    const { id, token } = await makeProgram(party.admin, ['DIRECTORY_READ']);
    const [row] = await adminQuery('select token_hash from api_token where client_id = $1', [id]);
    expect(row).toEqual({ token_hash: secretHash(token) });
    const [results] = await adminQuery(
      `select count(*)::int as count from command_result where result::text like '%' || $1 || '%'`,
      [token.slice(12)],
    );
    expect(results).toEqual({ count: 0 });
  });

  test('is nobody else’s business: not of staff, not of another organization', async () => {
    const { id } = await makeProgram(party.admin, ['DIRECTORY_READ']);
    const input = { name: 'X', scopes: ['DIRECTORY_READ'], expiresOn: inDays(1) };
    expect((await act(party.staff, 'createApiClient', input, PAYLOAD)).__typename).toBe(
      'ForbiddenError',
    );
    for (const who of [party.staff, other.admin]) {
      expect((await ask(who, '{ apiClients { id } }')).data.apiClients).toEqual([]);
      for (const name of ['revokeApiClient', 'rotateApiClient']) {
        const done = await act(
          who,
          name,
          { apiClientId: id, ...(name === 'rotateApiClient' && { overlapHours: 1 }) },
          PAYLOAD,
        );
        expect(done.__typename).toBe(who === other.admin ? 'NotFoundError' : 'ForbiddenError');
      }
    }
  });

  test('is asked for again when something is missing or too much', async () => {
    const problems = async (input: object) => {
      const { problems: found } = await act(
        party.admin,
        'createApiClient',
        { name: 'X', scopes: ['DIRECTORY_READ'], expiresOn: inDays(5), ...input },
        PAYLOAD,
      );
      return (found as { field: string; code: string }[]).map(
        ({ field, code }) => `${field} ${code}`,
      );
    };
    expect(await problems({ name: ' ' })).toEqual(['name REQUIRED']);
    expect(await problems({ scopes: [] })).toEqual(['scopes REQUIRED']);
    expect(await problems({ expiresOn: inDays(-2) })).toEqual(['expiresOn IN_THE_PAST']);
    expect(await problems({ expiresOn: inDays(400) })).toEqual(['expiresOn NOT_ALLOWED']);
  });

  test('says to the minute when it was last used', async () => {
    const program = await makeProgram(party.admin, ['DIRECTORY_READ']);
    await ask(program, AREAS);
    const { data } = await ask(party.admin, '{ apiClients { lastUsedAt } }');
    expect(Date.now() - Date.parse(data.apiClients[0].lastUsedAt)).toBeLessThan(60_000);
  });

  test('changes over to another token while the one before works on', async () => {
    const before = await makeProgram(party.admin, ['DIRECTORY_READ']);
    const rotate = (overlapHours: number) =>
      act(party.admin, 'rotateApiClient', { apiClientId: before.id, overlapHours }, PAYLOAD);
    expect((await rotate(25)).__typename).toBe('InvalidInputError');
    const after = { id: before.id, token: String((await rotate(2))['token']) };
    expect([await isLetIn(before), await isLetIn(after)]).toEqual([true, true]);
    const last = { id: before.id, token: String((await rotate(0))['token']) };
    expect(await Promise.all([before, after, last].map(isLetIn))).toEqual([false, false, true]);
  });

  test('is out at once when it is revoked, and stays out', async () => {
    const program = await makeProgram(party.admin, ['DIRECTORY_READ']);
    expect(await isLetIn(program)).toBe(true);
    const revoke = () => act(party.admin, 'revokeApiClient', { apiClientId: program.id }, PAYLOAD);
    expect((await revoke()).__typename).toBe('ApiClientPayload');
    expect(await isLetIn(program)).toBe(false);
    expect((await revoke()).__typename).toBe('ConflictError');
    const rotated = await act(
      party.admin,
      'rotateApiClient',
      { apiClientId: program.id, overlapHours: 0 },
      PAYLOAD,
    );
    expect(rotated.__typename).toBe('ConflictError');
  });

  test('is out when its last day is over', async () => {
    const program = await makeProgram(party.admin, ['DIRECTORY_READ']);
    await adminQuery(`update api_client set expires_at = app.now() where id = $1`, [program.id]);
    expect(await isLetIn(program)).toBe(false);
  });

  test('is no cookie and no session: another site cannot make a browser send it', async () => {
    const { token } = await makeProgram(party.admin, ['DIRECTORY_READ']);
    const { graphql } = await testApp();
    const answer = await graphql(
      new Request('http://throughline.example.org/graphql', {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          origin: 'http://throughline.example.org',
          cookie: `tl_session=${token}`,
        },
        body: JSON.stringify({ query: AREAS }),
      }),
    );
    expect(await answer.json()).toMatchObject({
      errors: [{ extensions: { code: 'UNAUTHENTICATED' } }],
    });
  });
});

test('of the state it may count and look into the directory, and nothing else', async () => {
  const state = await makeStaff(await makeOrganization({ kind: 'STATE' }), 'STATE_ADMIN');
  const make = (scopes: readonly string[]) =>
    act(state, 'createApiClient', { name: 'Open data', scopes, expiresOn: inDays(30) }, PAYLOAD);
  for (const scope of API_SCOPES) {
    const may = ['FIGURES_READ', 'DIRECTORY_READ'].includes(scope);
    expect([scope, (await make([scope])).__typename]).toEqual([
      scope,
      may ? 'ApiClientPayload' : 'InvalidInputError',
    ]);
  }
  const { data } = await ask(state, '{ viewer { capabilities } apiClients { id } }');
  expect(data.apiClients).toHaveLength(2);
  expect(data.viewer.capabilities).toContain('MANAGE_API');
  expect(data.viewer.capabilities).not.toContain('MANAGE_WEBHOOKS');
});
