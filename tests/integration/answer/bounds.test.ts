import { randomBytes } from 'node:crypto';
import { createClient } from '@throughline/prisma/client';
import type { Client } from '@throughline/prisma/client';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { LinkBrowser, linkTo, mailsTo, seedContact } from '../../support/answer-link.ts';
import { act, ask } from '../../support/ask.ts';
import { adminQuery, testDatabase } from '../../support/database.ts';
import { httpApp } from '../../support/http-app.ts';
import { seedReferral } from '../../support/referral-seed.ts';
import { seedPerson, seedWorld } from '../../support/seed.ts';
import type { World } from '../../support/seed.ts';

let world: World;
let worker: Client;
let contact: { id: string; email: string };
let referralId: string;
beforeAll(async () => {
  worker = createClient({ url: (await testDatabase()).roles.worker, poolSize: 4 });
});
afterAll(() => worker.close());
beforeEach(async () => {
  world = await seedWorld();
  contact = await seedContact(world.serviceId);
  referralId = (await seedReferral(world)).id;
});

const SESSION = '{ answerSession { referral { id } } }';
const mail = () => linkTo(worker.db, referralId, contact);
const answerTo = async (token: string) => {
  const { __typename, message } = await new LinkBrowser().open(token);
  return { __typename, message };
};
async function opened(): Promise<LinkBrowser> {
  const browser = new LinkBrowser();
  await browser.open(await mail());
  expect((await browser.ask(SESSION)).data.answerSession.referral.id).toBe(referralId);
  return browser;
}
const traces = async () => [
  ...(await adminQuery('select status, version, updated_at from referral where id = $1', [
    referralId,
  ])),
  ...(await adminQuery('select id from activity where referral_id = $1', [referralId])),
  ...(await adminQuery('select opened_at from answer_link where referral_id = $1', [referralId])),
];

describe('what follows links by itself', () => {
  test('changes nothing: GET, again, HEAD, and a query without a cookie', async () => {
    const token = await mail();
    const page = await httpApp({
      pages: (_request, response) => void response.writeHead(200).end('<html></html>'),
    });
    const before = await traces();
    for (const method of ['GET', 'GET', 'HEAD', 'OPTIONS']) {
      const door = page.replace('/graphql', `/answer?token=${token}`);
      const response = await fetch(door, { method, headers: { purpose: 'prefetch' } });
      expect(response.headers.get('set-cookie')).toBeNull();
      expect(response.headers.get('referrer-policy')).toBe('no-referrer');
    }
    const api = page.replace('/graphql', '/answer/graphql');
    const mutation = `mutation { openAnswerLink(input: {clientMutationId: "1", token: "${token}"}) { __typename } }`;
    await fetch(`${api}?query=${encodeURIComponent(mutation)}`);
    const foreign = await fetch(api, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: 'https://mail.example.com' },
      body: JSON.stringify({ query: mutation }),
    });
    expect(foreign.status).toBe(403);
    expect(await traces()).toEqual(before);
    expect((await new LinkBrowser().ask(SESSION)).data.answerSession).toBeNull();
    expect((await answerTo(token)).__typename).toBe('MessagePayload');
  });
});

describe('a link that opens nothing', () => {
  test('is one answer: forged, used, expired, revoked, of another sending, consent or address', async () => {
    const forged = await answerTo(randomBytes(32).toString('base64url'));
    expect(forged.__typename).toBe('InvalidInputError');
    const used = await mail();
    await answerTo(used);
    const dead: Record<string, () => Promise<unknown>> = {
      expired: () =>
        adminQuery('update answer_link set expires_at = now() where referral_id = $1', [
          referralId,
        ]),
      revoked: () =>
        adminQuery('update answer_link set revoked_at = now() where referral_id = $1', [
          referralId,
        ]),
      resent: () =>
        adminQuery(
          `update answer_link set sent_at = sent_at - interval '1 day' where referral_id = $1`,
          [referralId],
        ),
      moved: () =>
        adminQuery(`update service_contact set email = 'new@example.org' where id = $1`, [
          contact.id,
        ]),
      withdrawn: () => act(world.customer, 'withdrawConsent', { id: world.consentId }, ''),
    };
    const answers: unknown[] = [await answerTo(used), await answerTo('')];
    for (const happens of Object.values(dead)) {
      const token = await mail();
      await happens();
      answers.push(await answerTo(token));
      await adminQuery('update service_contact set email = $1 where id = $2', [
        contact.email,
        contact.id,
      ]);
    }
    expect(answers).toEqual(answers.map(() => forged));
  });

  test('of two at once one opens it, and what it opened ends at once with what it rests on', async () => {
    const token = await mail();
    const both = await Promise.all([answerTo(token), answerTo(token)]);
    expect(both.map(({ __typename }) => __typename).toSorted()).toEqual([
      'InvalidInputError',
      'MessagePayload',
    ]);
    const ends: (() => Promise<unknown>)[] = [
      () =>
        act(world.receiver.staff, 'markReceived', { id: referralId }, '').then(() =>
          adminQuery(`update answer_link set session_ends_at = now() where referral_id = $1`, [
            referralId,
          ]),
        ),
      () =>
        adminQuery('update service_contact set receives_referrals = false where id = $1', [
          contact.id,
        ]),
    ];
    for (const end of ends) {
      const browser = await opened();
      await end();
      expect((await browser.ask(SESSION)).data.answerSession).toBeNull();
      const refused = await browser.ask(
        `mutation { acceptReferral(input: {clientMutationId: "x", id: "${referralId}"}) { __typename } }`,
      );
      expect(refused.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    }
  });

  test('can be replaced: to the same address, and said alike to whoever asks', async () => {
    const old = await mail();
    await answerTo(old);
    const again = (token: string) =>
      new LinkBrowser().act('renewAnswerLink', { token }, '... on MessagePayload { message }');
    expect(await again(old)).toEqual(await again(randomBytes(32).toString('base64url')));
    const jobs = await adminQuery(
      `select payload from graphile_worker._private_jobs where payload ->> 'referralId' = $1`,
      [referralId],
    );
    expect(jobs.map(({ payload }) => (payload as { email: string }).email)).toEqual([
      contact.email,
    ]);
    // Throttled like sign-in.
    const asked = [];
    for (let time = 0; time < 5; time += 1) asked.push((await again(old)).__typename);
    expect(asked.at(-1)).toBe('LimitExceededError');
  });
});

describe('a link reaches nothing else', () => {
  test('no list, search, viewer, other referral or person, whatever field asks', async () => {
    const other = await seedReferral(world, 'RECEIVED');
    const own = await seedPerson(world.receiver.staff);
    const browser = await opened();
    for (const query of [
      '{ viewer { user { id } } }',
      '{ referrals(filter: {box: RECEIVED}, first: 5) { edges { node { id } } } }',
      `{ referral(id: "${referralId}") { id } }`,
      `{ person(id: "${own}") { id } }`,
      '{ people(words: "Ana", first: 5) { edges { node { id } } } }',
      '{ search(words: "Ana") { __typename } }',
      '{ colleagues { id } }',
      '{ services(filter: {}, first: 5) { edges { node { service { id } } } } }',
      '{ answerLinks { id } }',
    ]) {
      const { errors } = await browser.ask(query);
      expect([query, errors?.[0]?.extensions.code]).toEqual([query, 'FORBIDDEN']);
    }
    const { errors } = await browser.ask('subscription { inboxChanged { __typename } }');
    expect(errors).toBeDefined();
    for (const name of ['acceptReferral', 'markReceived']) {
      expect((await browser.act(name, { id: other.id })).__typename).toBe('NotFoundError');
    }
    await expect(browser.act('addNote', { referralId, body: 'x' }, '')).rejects.toThrow(
      'FORBIDDEN',
    );
    await expect(browser.act('postMessage', { referralId, body: 'x' }, '')).rejects.toThrow(
      'FORBIDDEN',
    );
  });

  test('nor by going on from the referral: only what it was consented under', async () => {
    // The receiver has more on this very person: another referral with a message, its own needs, a private note.
    const { id: elsewhere } = await seedReferral(world, 'RECEIVED');
    await act(world.receiver.staff, 'postMessage', { referralId: elsewhere, body: 'There.' }, '');
    await act(world.receiver.staff, 'postMessage', { referralId, body: 'Here.' }, '');
    await act(world.receiver.staff, 'addNote', { referralId, body: 'Between us.' }, '');
    const browser = await opened();
    const { data, errors } = await browser.ask(
      `{ answerSession { referral { messages(first: 5) { edges { node { body } } } notes { id }
         person { referrals(first: 5) { edges { node { id } } } whoCanSee { organization { id } } dateOfBirth
           consents { id } history(first: 50) { edges { node { referral { id } } } } }
         receiver { id } next { id } } } }`,
    );
    expect(errors).toBeUndefined();
    const { person, messages, notes } = data.answerSession.referral;
    expect(messages.edges).toEqual([{ node: { body: 'Here.' } }]);
    expect(notes).toEqual([]);
    expect(person.referrals.edges.map(({ node }: { node: { id: string } }) => node.id)).toEqual([
      referralId,
    ]);
    expect(person.whoCanSee).toEqual([]);
    expect(person.consents.map(({ id }: { id: string }) => id)).toEqual([world.consentId]);
    const led = person.history.edges.map(
      ({ node }: { node: { referral: { id: string } | null } }) => node.referral?.id,
    );
    expect(new Set(led)).toEqual(new Set([referralId]));
  });

  test('and is nobody at the ordinary door, signed in or not', async () => {
    const browser = await opened();
    const { data } = await ask(null, SESSION);
    expect(data.answerSession).toBeNull();
    const signedIn = await browser.ask('{ viewer { user { id } } }');
    expect(signedIn.errors).toBeDefined();
  });
});

describe('the list of live links (for administrators of the receiver)', () => {
  const LINKS = '{ answerLinks { id email name openedAt referral { id } } }';
  test('shows theirs, of nobody else, and ends one at once', async () => {
    const browser = await opened();
    const seen = await Promise.all(
      [
        world.receiver.admin,
        world.receiver.staff,
        world.sender.admin,
        world.outsider.admin,
        world.state,
      ].map(async (who) => (await ask(who, LINKS)).data.answerLinks.length),
    );
    expect(seen).toEqual([1, 0, 0, 0, 0]);
    const [link] = (await ask(world.receiver.admin, LINKS)).data.answerLinks;
    expect(link).toMatchObject({
      email: contact.email,
      name: 'Maria Lopez',
      referral: { id: referralId },
    });
    const revoke = (who: typeof world.state) =>
      act(who, 'revokeAnswerLink', { id: link.id }, '... on MessagePayload { message }');
    expect((await revoke(world.sender.admin)).__typename).toBe('NotFoundError');
    expect((await revoke(world.receiver.staff)).__typename).toBe('NotFoundError');
    expect((await revoke(world.receiver.admin)).__typename).toBe('MessagePayload');
    expect((await browser.ask(SESSION)).data.answerSession).toBeNull();
    expect((await ask(world.receiver.admin, LINKS)).data.answerLinks).toEqual([]);
  });

  test('a secret is kept as a hash, and nowhere else once its mail is sent', async () => {
    const token = await mail();
    const [row] = await adminQuery(
      'select count(*)::int as n from answer_link_secret where token_hash = $1',
      [token],
    );
    expect(row).toEqual({ n: 0 });
    expect((await mailsTo(contact.email)).at(-1)?.body).toContain(`/answer#token=${token}`);
  });
});
