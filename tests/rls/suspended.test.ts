import { randomUUID } from 'node:crypto';
import { API_SCOPES } from '@throughline/schema/domain/api-client/scope';
import { getNamedType } from 'graphql';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { makeProgram } from '../support/api-clients.ts';
import { act, ask } from '../support/ask.ts';
import { busyReferral } from '../support/busy-referral.ts';
import { inputOf, leavesOf, MUTATIONS, sampleOf, withValue } from '../support/sample-input.ts';
import { seedService, seedWorld } from '../support/seed.ts';
import type { World } from '../support/seed.ts';
import { contentOfTables } from '../support/snapshot.ts';

/** What people do for themselves, whoever they work for. A new mutation is decided about here or shut. */
const OWN_AFFAIRS = [
  'acceptInvitation',
  'changePassword',
  'chooseNotices',
  'endAnswerSession',
  'endSession',
  'keepSession',
  'markNoticesRead',
  'markVisit',
  'openAnswerLink',
  'registerOrganization',
  'renewAnswerLink',
  'requestMembership',
  'requestPasswordReset',
  'resendVerification',
  'resetPassword',
  'setDefaultMembership',
  'signIn',
  'signOut',
  'signUp',
  'unsubscribe',
  'updateAccount',
  'verifyEmail',
];

type Asker = { readonly token: string };

let world: World;
let suspended: Readonly<Record<string, Asker>>;
/** Of what was theirs to work with until now. */
let ids: readonly string[];

const STILL_OPEN = '{ referrals(filter: { box: SENT }, first: 1) { edges { node { id } } } }';
const isShutOut = async (who: Asker) =>
  (await ask(who, STILL_OPEN)).errors?.[0]?.extensions.code === 'FORBIDDEN';

beforeAll(async () => {
  world = await seedWorld();
  const { sender, area } = world;
  const serviceId = await seedService(sender);
  const busy = await busyReferral(world);
  ids = [sender.id, serviceId, world.personId, world.consentId, ...Object.values(busy)];
  const program = await makeProgram(sender.admin, API_SCOPES);
  suspended = { staff: sender.staff, administrator: sender.admin, program };
  for (const who of Object.values(suspended)) expect(await isShutOut(who)).toBe(false);
  const done = await act(
    area.admin,
    'decideOrganization',
    { organizationId: sender.id, decision: 'SUSPENDED', note: 'Nobody answers the phone.' },
    '',
  );
  expect(done.__typename).toBe('OrganizationPayload');
  for (const who of Object.values(suspended)) {
    await vi.waitFor(async () => expect(await isShutOut(who)).toBe(true), 5_000);
  }
});

async function answersTo(who: Asker, name: string): Promise<readonly string[]> {
  const mutation = MUTATIONS.find((each) => each.name === name);
  if (!mutation) throw new Error(name);
  const sample = sampleOf(inputOf(mutation));
  const leaf = leavesOf(inputOf(mutation)).find(({ type }) => getNamedType(type).name === 'ID');
  const title = name[0]?.toUpperCase() + name.slice(1);
  const found: string[] = [];
  for (const id of leaf ? ids : [null]) {
    const filled = leaf && id ? withValue(sample, leaf.path, id) : sample;
    const input = { ...(filled as object), clientMutationId: randomUUID() };
    const { data, errors } = await ask(
      who,
      `mutation ($input: ${title}Input!) { ${name}(input: $input) { __typename } }`,
      { input },
    );
    found.push(errors?.[0]?.extensions.code ?? data[name].__typename);
  }
  return found;
}

describe('whoever works for a suspended organization (REF-013)', { timeout: 120_000 }, () => {
  test.each(MUTATIONS.filter(({ name }) => !OWN_AFFAIRS.includes(name)).map(({ name }) => name))(
    'does not %s',
    async (name) => {
      const before = await contentOfTables();
      for (const who of Object.values(suspended)) {
        for (const answer of await answersTo(who, name)) {
          expect(['FORBIDDEN', 'ForbiddenError', 'NotFoundError', 'InvalidInputError']).toContain(
            answer,
          );
        }
      }
      expect(await contentOfTables()).toEqual(before);
    },
  );

  test('is told so in words', async () => {
    for (const who of [world.sender.staff, world.sender.admin]) {
      const { errors } = await ask(who, STILL_OPEN);
      expect(errors?.[0]?.message).toContain('takes part');
    }
  });

  test('sees no referral and no person, but its record and why', async () => {
    const { sender, receiver, personId } = world;
    const query = `query ($o: ID!, $p: ID!) { person(id: $p) { id }
      organization(id: $o) { status statusNote locations { name } allServices { name } viewerActions } }`;
    const { data, errors } = await ask(sender.staff, query, { o: sender.id, p: personId });
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      person: null,
      organization: {
        status: 'SUSPENDED',
        statusNote: 'Nobody answers the phone.',
        locations: [{ name: 'Main office' }],
        allServices: [{ name: 'Welding course' }],
        viewerActions: [],
      },
    });
    const others = await ask(receiver.staff, query, { o: sender.id, p: personId });
    expect(others.data.organization).toMatchObject({ locations: [], allServices: [] });
  });

  test('acts again as soon as it takes part again', async () => {
    await act(
      world.area.admin,
      'decideOrganization',
      { organizationId: world.sender.id, decision: 'APPROVED' },
      '',
    );
    for (const who of Object.values(suspended)) {
      await vi.waitFor(async () => expect(await isShutOut(who)).toBe(false), 5_000);
    }
  });
});
