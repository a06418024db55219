import { setTimeout as sleep } from 'node:timers/promises';
import { readSheet } from 'read-excel-file/node';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Visitor } from '../support/actors.ts';
import { makeProgram } from '../support/api-clients.ts';
import { act, ask } from '../support/ask.ts';
import { attach, SAMPLES } from '../support/attach.ts';
import { adminQuery } from '../support/database.ts';
import { httpApp } from '../support/http-app.ts';
import { letTimeCome, mailsOf, tellOf, writeMails } from '../support/notice-mails.ts';
import { seedReferral, today } from '../support/referral-seed.ts';
import { paid, seedConsent, seedWorld } from '../support/seed.ts';
import type { World } from '../support/seed.ts';
import { startReceiver } from '../support/webhook-receiver.ts';
import { caughtUp, eventually, follow, refer } from './support/act.ts';
import { INBOX_CHANGED, PERSON_CHANGED, REFERRAL_CHANGED } from './support/documents.ts';
import { startLiveServer } from './support/live-server.ts';
import type { LiveServer } from './support/live-server.ts';
import { startTestWorker, worked } from './support/notices.ts';
import type { TestWorker } from './support/notices.ts';

// REF-050: whichever way a consent ends, and wherever a partner looks, it has ended there within a second.
const AT_ONCE_MS = 1_000;

let base: string;
let server: LiveServer;
let worker: TestWorker;
let world: World;
let id: string;
let lastName: string;

beforeAll(async () => {
  base = (await httpApp()).replace('/graphql', '');
  server = await startLiveServer();
  worker = await startTestWorker();
});
beforeEach(async () => {
  world = await seedWorld();
  await act(world.sender.staff, 'addNeed', { personId: world.personId, category: 'HOUSING' }, '');
  ({ id } = await seedReferral(world, 'RECEIVED'));
  const [person] = await adminQuery('select last_name from person where id = $1', [world.personId]);
  lastName = String(person?.['last_name']);
  await caughtUp(server);
});

const withdraw = async (consentId = world.consentId) =>
  void paid(
    await act(
      world.customer,
      'withdrawConsent',
      { id: consentId },
      '... on ConsentPayload { consent { id } }',
    ),
    'consent',
  );

/** As if it had been given until then. Returns what waits for that. */
async function endingIn(ms: number, consentId = world.consentId): Promise<() => Promise<unknown>> {
  const [{ ends } = {}] = await adminQuery(
    `with given as (update consent set expires_at = date_trunc('milliseconds', app.now() + make_interval(secs => $2))
        where id = $1 returning id, expires_at),
      granted as (update access_grant g set valid_until = c.expires_at from given c where g.consent_id = c.id)
     select extract(epoch from expires_at - app.now())::float8 * 1000 as ends from given`,
    [consentId, ms / 1000],
  );
  const at = performance.now() + Number(ends) + 5;
  return () => sleep(Math.max(0, at - performance.now()));
}

const expire = async (consentId?: string) => (await endingIn(600, consentId))();

/** Whoever opens a page now knows of a date, and of nobody's change of mind. */
const WAYS = [
  [
    'withdrawn',
    withdraw,
    'CONSENT_WITHDRAWN',
    async (consentId?: string) => () => withdraw(consentId),
  ],
  ['expired', expire, 'CONSENT_EXPIRED', (consentId?: string) => endingIn(2_500, consentId)],
] as const;

/** Everything of the person that somebody finds anywhere, as one text. */
async function found(who: Visitor = world.receiver.staff): Promise<string> {
  const { data, errors } = await ask(
    who,
    `query ($id: ID!, $personId: ID!, $words: String!, $sent: SentWithin!) {
      person(id: $personId) { displayName contact { phone } needs { category } }
      people(words: $words) { totalCount edges { node { displayName } } }
      everybody: people { edges { node { displayName } } }
      search(words: $words) { __typename ... on Person { displayName } }
      similarPeople(firstName: "Ana", lastName: $words, phone: "312 555 0123") { person { displayName } }
      referral(id: $id) { personName detail { reason goals } person { contact { phone } } files { id } }
      named: referrals(filter: { box: RECEIVED, words: $words }) { edges { node { id } } }
      drilled: referrals(filter: { box: RECEIVED, sent: $sent }) { edges { node { personName } } }
      notices { edges { node { text } } }
    }`,
    { id, personId: world.personId, words: lastName, sent: { from: today(), to: today() } },
  );
  if (errors) throw new Error(JSON.stringify(errors));
  return JSON.stringify(data);
}

const get = (path: string, { token }: Pick<Visitor, 'token'>) =>
  fetch(`${base}${path}`, { headers: { authorization: `Bearer ${token}` } });

describe.each(WAYS)('a consent that is %s', (_word, end, reason, before) => {
  test('takes rows, lists, searches and drill-downs with it', async () => {
    await tellOf(worker.db, world.personId);
    const shared = [lastName, '+13125550123', 'HOUSING', 'welding', id];
    const before = await found();
    for (const each of shared) expect(before).toContain(each);
    await end();
    const after = await found();
    for (const each of shared) expect(after).not.toContain(each);
    expect(after).toContain('"totalCount":0');
  });

  test('ends the open streams of the referral and the person, saying why', async () => {
    const { staff } = world.receiver;
    const ending = await before();
    const referral = await follow(server, staff, REFERRAL_CHANGED, { id });
    const person = await follow(server, staff, PERSON_CHANGED, { id: world.personId });
    await ending();
    for (const { subscribed } of [referral, person]) {
      await subscribed.until(() => subscribed.isComplete, AT_ONCE_MS);
      expect(subscribed.events.at(-1)).toMatchObject({ __typename: 'Removed', reason });
      expect(JSON.stringify(subscribed.events)).not.toContain(lastName);
    }
  });

  test('is told to the open inbox of both sides, and what was completed there shows nobody', async () => {
    await refer(world.receiver.staff, 'acceptReferral', { id });
    await refer(world.receiver.staff, 'completeReferral', {
      id,
      outcome: 'RESOLVED_OTHERWISE',
      endedOn: today(),
    });
    await caughtUp(server);
    const sides = [world.receiver.staff, world.sender.staff];
    const open = await Promise.all(sides.map((who) => follow(server, who, INBOX_CHANGED)));
    await end();
    for (const { subscribed } of open) {
      await subscribed.until(
        () => subscribed.events.some(({ activity }) => activity?.kind === reason),
        AT_ONCE_MS * 2,
      );
    }
    expect(await found()).not.toContain(lastName);
  });

  test('stops links to files that were given out before, and the FHIR view', async () => {
    const { staff, admin } = world.receiver;
    await attach(base, world.sender.staff, id, 'Letter.pdf', SAMPLES.pdf);
    const { data } = await ask(staff, 'query ($id: ID!) { referral(id: $id) { files { link } } }', {
      id,
    });
    const { link } = data.referral.files[0];
    const program = await makeProgram(admin, ['REFERRALS_READ']);
    const open = () =>
      Promise.all(
        [
          get(link, staff),
          get(`/fhir/Task/${id}`, program),
          get(`/fhir/ServiceRequest/${id}`, program),
        ].map(async (answer) => (await answer).status),
      );
    expect(await open()).toEqual([200, 200, 200]);
    await end();
    expect(await open()).toEqual([404, 404, 404]);
    expect((await get(`/fhir/Task/${id}`, world.sender.staff)).status).toBe(200);
  });

  test('leaves nobody in the files of figures', async () => {
    await end();
    const query = new URLSearchParams({
      box: 'received',
      by: 'sender',
      from: today(),
      to: today(),
    });
    const csv = await get(`/reports/figures.csv?${query}`, world.receiver.staff);
    const sheet = await get(`/reports/figures.xlsx?${query}`, world.receiver.staff);
    expect([csv.status, sheet.status]).toEqual([200, 200]);
    const rows = await readSheet(Buffer.from(await sheet.arrayBuffer()));
    const files = (await csv.text()) + JSON.stringify(rows);
    for (const each of [lastName, 'Ana', 'welding', '3125550123', id, world.personId])
      expect(files).not.toContain(each);
  });

  test('leaves the person out of the mail made after it', async () => {
    const { staff } = world.receiver;
    const choices = [
      { kind: 'REFERRAL_SENT', delivery: 'DAILY' },
      { kind: 'REFERRAL_MESSAGE', delivery: 'DAILY' },
    ];
    await act(
      staff,
      'chooseNotices',
      { choices },
      '... on NoticeSettingsPayload { viewer { email } }',
    );
    await act(world.sender.staff, 'postMessage', { referralId: id, body: 'Hello.' }, '');
    // Somebody else stays in it.
    const other = await seedReferral(world, 'SENT', {
      consentId: await seedConsent(world.sender.staff, world.personId),
    });
    expect(other.id).not.toBe(id);
    await worked();
    await tellOf(worker.db, world.personId);
    await end();
    await letTimeCome(staff);
    await writeMails(worker.db);
    const mails = async () => (await mailsOf(staff)).filter(({ kind }) => kind === 'DAILY_DIGEST');
    await eventually(async () => (await mails()).length > 0);
    const body = (await mails()).map((mail) => mail.body).join('');
    expect(body).toContain('Needs your attention: 1');
    expect(body).not.toContain('Messages');
    expect(body).not.toContain(lastName);
  });

  test('webhooks of what follows carry ids and statuses alone', async () => {
    const hook = await startReceiver();
    await act(
      world.receiver.admin,
      'createWebhook',
      { url: hook.url, events: ['REFERRAL_WITHDRAWN', 'MESSAGE_POSTED'] },
      '... on WebhookPayload { secret }',
    );
    await end();
    await act(
      world.sender.staff,
      'withdrawReferral',
      { id, reason: 'Found help elsewhere.' },
      '... on ReferralPayload { referral { id } }',
    );
    await eventually(() => hook.received.length > 0);
    await worked();
    const bodies = hook.received.map(({ body }) => body).join('');
    for (const each of [lastName, 'Ana', world.personId, 'welding', 'elsewhere'])
      expect(bodies).not.toContain(each);
  });
});

describe('of two ways to a person one ends', () => {
  test.each(WAYS)('%s: who goes on seeing the person is told to look again', async (...way) => {
    const [, , , before] = way;
    const wider = await seedConsent(world.sender.staff, world.personId, [
      'CONTACT',
      'NEEDS',
      'GOALS',
      'ACCOMMODATIONS',
      'BIRTH_DATE',
    ]);
    const second = await seedReferral(world, 'DECLINED', { consentId: wider });
    expect(second.id).not.toBe(id);
    const { id: third } = await seedReferral(world, 'COMPLETED', { consentId: wider });
    await caughtUp(server);
    const { staff } = world.receiver;
    const ending = await before(wider);
    const person = await follow(server, staff, PERSON_CHANGED, { id: world.personId });
    const page = await follow(server, staff, REFERRAL_CHANGED, { id });
    await ending();
    for (const { subscribed } of [person, page]) {
      await subscribed.until(() => subscribed.events.length > 0, AT_ONCE_MS);
      expect(subscribed.isComplete).toBe(false);
      const [first] = subscribed.events;
      expect(first.__typename === 'Resync' || first.referral?.id === third).toBe(true);
    }
  });
});
