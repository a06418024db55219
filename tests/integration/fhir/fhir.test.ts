import { task, taskStatus } from '@throughline/api/fhir/resources';
import { REFERRAL_OUTCOMES } from '@throughline/schema/domain/referral/outcome';
import { REFERRAL_STATUSES } from '@throughline/schema/domain/referral/status';
import { beforeAll, describe, expect, test } from 'vitest';
import { makeProgram } from '../../support/api-clients.ts';
import { httpApp } from '../../support/http-app.ts';
import { seedReferral } from '../../support/referral-seed.ts';
import { seedWorld } from '../../support/seed.ts';
import type { World } from '../../support/seed.ts';

const NOWHERE = '00000000-0000-4000-8000-000000000000';

let base: string;
let world: World;
let id: string;
beforeAll(async () => {
  base = (await httpApp()).replace('/graphql', '/fhir');
  world = await seedWorld();
  ({ id } = await seedReferral(world, 'COMPLETED'));
});

async function get(path: string, token: string | null, headers: Record<string, string> = {}) {
  const response = await fetch(`${base}/${path}`, {
    headers: { ...headers, ...(token && { authorization: `Bearer ${token}` }) },
  });
  const resource = (await response.json()) as Record<string, unknown> & { resourceType: string };
  return { status: response.status, type: response.headers.get('content-type'), resource };
}

describe('the FHIR view of a referral', () => {
  test('is a Task and the ServiceRequest it fulfils, without naming the person', async () => {
    const { token } = await makeProgram(world.receiver.admin, ['REFERRALS_READ']);
    const found = await get(`Task/${id}`, token);
    expect(found).toMatchObject({
      status: 200,
      type: 'application/fhir+json; charset=utf-8',
      resource: {
        resourceType: 'Task',
        id,
        status: 'completed',
        intent: 'order',
        focus: { reference: `ServiceRequest/${id}` },
        requester: { identifier: { value: world.sender.id } },
        owner: { identifier: { value: world.receiver.id } },
        output: [{ type: { text: 'Outcome' }, valueString: expect.any(String) }],
      },
    });
    expect(JSON.stringify(found.resource)).not.toMatch(/Quill|welding/);
    expect((await get(`ServiceRequest/${id}`, world.sender.staff.token)).resource).toMatchObject({
      resourceType: 'ServiceRequest',
      id,
      status: 'completed',
      code: { text: 'Welding course' },
    });
  });

  test('is not there for others, in the same words as what is nowhere', async () => {
    const { token } = await makeProgram(world.outsider.admin, ['REFERRALS_READ']);
    for (const type of ['Task', 'ServiceRequest']) {
      const hidden = await get(`${type}/${id}`, token);
      expect(hidden.status).toBe(404);
      expect(hidden.resource.resourceType).toBe('OperationOutcome');
      expect(await get(`${type}/${NOWHERE}`, token)).toEqual(hidden);
      expect(await get(`${type}/nothing`, token)).toEqual(hidden);
    }
  });

  test.each<[string, () => Promise<string | null>, number, string]>([
    ['nobody', async () => null, 401, 'login'],
    [
      'a client without the scope',
      async () => (await makeProgram(world.receiver.admin, ['DIRECTORY_READ'])).token,
      403,
      'forbidden',
    ],
  ])('refuses %s', async (_, who, status, code) => {
    expect(await get(`Task/${id}`, await who())).toMatchObject({
      status,
      resource: { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code }] },
    });
  });

  test('is read only, and not for pages of other sites', async () => {
    const { status } = await fetch(`${base}/Task/${id}`, { method: 'PUT', body: '{}' });
    expect(status).toBe(405);
    const cookie = `tl_session=${world.receiver.staff.token}`;
    expect((await get(`Task/${id}`, null, { cookie })).status).toBe(200);
    const foreign = await fetch(`${base}/Task/${id}`, {
      headers: { cookie, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'cors' },
    });
    expect(foreign.status).toBe(403);
  });

  test('says what it can do to anybody', async () => {
    expect((await get('metadata', null)).resource).toMatchObject({
      resourceType: 'CapabilityStatement',
      fhirVersion: '4.0.1',
    });
  });
});

test('every status and outcome is one of Gravity’s, and what ends badly says why', () => {
  const statuses = REFERRAL_STATUSES.filter((status) => status !== 'COMPLETED').map((status) =>
    taskStatus(status, null),
  );
  expect(statuses).toEqual([
    'draft',
    'requested',
    'requested',
    'requested',
    'accepted',
    'rejected',
    'in-progress',
  ]);
  expect(REFERRAL_OUTCOMES.map((outcome) => taskStatus('COMPLETED', outcome))).toEqual([
    'completed',
    'completed',
    'failed',
    'failed',
    'cancelled',
    'cancelled',
  ]);
  const party = { id: NOWHERE, name: 'Somewhere' };
  const referral = {
    ...{ id: NOWHERE, number: 'R-1', urgency: 'ROUTINE', category: null, personInitials: 'A. Q.' },
    ...{ createdAt: '', updatedAt: '', sender: party, receiver: party, service: party },
    previous: null,
    place: null,
  };
  const waiting = { ...referral, place: { state: 'WAITING' }, outcome: null, declineReason: null };
  expect(task({ ...waiting, status: 'RECEIVED' })).toMatchObject({
    status: 'on-hold',
    statusReason: { text: 'On the waiting list' },
  });
  expect(task({ ...waiting, status: 'IN_PROGRESS' })).toMatchObject({ status: 'in-progress' });
  for (const outcome of REFERRAL_OUTCOMES) {
    const made = task({ ...referral, status: 'COMPLETED', outcome, declineReason: null });
    expect('statusReason' in made).toBe(taskStatus('COMPLETED', outcome) !== 'completed');
    expect('output' in made).toBe(taskStatus('COMPLETED', outcome) === 'completed');
  }
});
