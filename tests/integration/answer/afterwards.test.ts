import { randomUUID } from 'node:crypto';
import { announceExpiredConsents } from '@throughline/api/jobs/announce-expired-consents';
import { sendAnswerLink } from '@throughline/api/jobs/answer-links';
import { createClient } from '@throughline/prisma/client';
import type { Client } from '@throughline/prisma/client';
import type { JobHelpers } from 'graphile-worker';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { LinkBrowser, mailsTo, seedContact, tokenTo } from '../../support/answer-link.ts';
import { act, ask } from '../../support/ask.ts';
import { adminQuery, testDatabase } from '../../support/database.ts';
import { tellOf } from '../../support/notice-mails.ts';
import { seedReferral } from '../../support/referral-seed.ts';
import { seedConsent, seedPerson, seedWorld } from '../../support/seed.ts';
import type { World } from '../../support/seed.ts';

let world: World;
let worker: Client;
let contact: { id: string; email: string };
beforeAll(async () => {
  worker = createClient({ url: (await testDatabase()).roles.worker, poolSize: 4 });
});
afterAll(() => worker.close());
beforeEach(async () => {
  world = await seedWorld();
  contact = await seedContact(world.serviceId);
});

/** Does what changes of somebody's ask for, as the worker would, twice: nobody is written to twice. */
async function told(personId: string, email: string): Promise<readonly string[]> {
  await tellOf(worker.db, personId);
  const jobs = await adminQuery(
    `delete from graphile_worker._private_jobs where payload ->> 'email' = $1 returning payload, id`,
    [email],
  );
  const { secret } = await testDatabase();
  const send = sendAnswerLink({
    db: worker.db,
    publicUrl: 'http://throughline.example.org',
    secret,
  });
  for (const { payload } of [...jobs, ...jobs]) await send(payload, {} as JobHelpers);
  return (await mailsTo(email)).map(({ kind }) => kind);
}
const opensNothing = async (email: string) =>
  expect((await mailsTo(email)).at(-1)?.body).not.toContain('/answer');

describe('a contact who works by mailed links alone', () => {
  const toldOf = () => told(world.personId, contact.email);
  /** What they were sent is some time ago. */
  const later = () => adminQuery(`update answer_link set created_at = now() - interval '1 h'`);

  test('reads a message, that the customer waits, and a free place, behind a link of its own', async () => {
    const { id } = await seedReferral(world, 'RECEIVED');
    expect(await toldOf()).toEqual(['REFERRAL_TO_ANSWER']);
    const say = (body: string) =>
      act(world.sender.staff, 'postMessage', { referralId: id, body }, '');
    // They have not opened yet what came a moment ago, and will find it there.
    await say('She has a car.');
    expect(await toldOf()).toHaveLength(1);
    await later();
    await say('She is free on Mondays.');
    expect(await toldOf()).toEqual(['REFERRAL_TO_ANSWER', 'REFERRAL_TO_SEE']);
    const browser = new LinkBrowser();
    await browser.open(await tokenTo(contact.email));
    const { data } = await browser.ask(
      '{ answerSession { referral { messages(first: 5) { edges { node { body } } } } } }',
    );
    expect(
      data.answerSession.referral.messages.edges.map(
        ({ node }: { node: { body: string } }) => node.body,
      ),
    ).toEqual(['She has a car.', 'She is free on Mondays.']);

    await act(world.customer, 'reportContact', { referralId: id, contacted: false }, '');
    expect(await toldOf()).toEqual(['REFERRAL_TO_ANSWER', 'REFERRAL_TO_SEE', 'REFERRAL_TO_SEE']);
    // Their own side knows what it wrote.
    await later();
    await act(world.receiver.staff, 'postMessage', { referralId: id, body: 'We call.' }, '');
    expect(await toldOf()).toHaveLength(3);
  });

  test.each([
    ['recalled', async (id: string) => act(world.sender.staff, 'recallReferral', { id }, '')],
    [
      'withdrawn',
      async (id: string) =>
        act(world.sender.staff, 'withdrawReferral', { id, reason: 'Has work.' }, ''),
    ],
    [
      'no longer consented to',
      async () => act(world.customer, 'withdrawConsent', { id: world.consentId }, ''),
    ],
  ])('is told in plain words that it is %s, and nothing of the case', async (how, happens) => {
    const { id } = await seedReferral(world, how === 'recalled' ? 'SENT' : 'RECEIVED');
    await toldOf();
    expect((await happens(id)).__typename).toMatch(/Payload$/);
    expect(await toldOf()).toEqual(['REFERRAL_TO_ANSWER', 'REFERRAL_OVER']);
    await opensNothing(contact.email);
    const links = await ask(world.receiver.admin, '{ answerLinks { id } }');
    expect(links.data.answerLinks).toEqual([]);
  });

  test('is told that its date has ended a consent, and gets a new link when it goes on', async () => {
    const { id } = await seedReferral(world, 'ACCEPTED');
    await toldOf();
    await adminQuery(
      `with given as (update consent set given_at = now() - interval '2 days',
          expires_at = now() - interval '1 day' where id = $1 returning id, expires_at)
       update access_grant g set valid_until = c.expires_at from given c where g.consent_id = c.id`,
      [world.consentId],
    );
    await announceExpiredConsents(worker.db);
    expect((await toldOf()).at(-1)).toBe('REFERRAL_OVER');
    await opensNothing(contact.email);
    const before = await toldOf();
    await later();
    const [given] = await adminQuery('select scopes from consent where id = $1', [world.consentId]);
    const renewal = {
      personId: world.personId,
      renews: world.consentId,
      scopes: given?.['scopes'],
      language: 'en',
      method: 'WRITTEN',
      wordingVersion: '2026-01',
      expiresOn: new Date(Date.now() + 300 * 86_400_000).toISOString().slice(0, 10),
    };
    const done = await act(world.sender.staff, 'recordConsent', renewal, '');
    expect(done.__typename).toBe('ConsentPayload');
    expect(await toldOf()).toEqual([...before, 'REFERRAL_TO_SEE']);
    const browser = new LinkBrowser();
    await browser.open(await tokenTo(contact.email));
    const { data } = await browser.ask('{ answerSession { referral { id } } }');
    expect(data.answerSession.referral.id).toBe(id);
  });

  test('hears nothing of what they were never asked', async () => {
    const { id } = await seedReferral(world, 'RECEIVED');
    await adminQuery('update service_contact set receives_referrals = false where id = $1', [
      contact.id,
    ]);
    await act(world.sender.staff, 'withdrawReferral', { id, reason: 'Has work.' }, '');
    expect(await toldOf()).toEqual([]);
  });
});

describe('a person without an account (N-25)', () => {
  let personId: string;
  let email: string;
  const referred = async (status: 'RECEIVED' | 'DECLINED' | 'COMPLETED') => {
    const consentId = await seedConsent(world.sender.staff, personId);
    return seedReferral(world, status, { personId, consentId });
  };
  beforeEach(async () => {
    personId = await seedPerson(world.sender.staff, { firstName: 'Rosalind' });
    email = `${randomUUID()}@example.org`;
    await adminQuery('update person_contact set email = $1 where person_id = $2', [
      email,
      personId,
    ]);
  });

  test.each(['DECLINED', 'COMPLETED'] as const)('hears by mail that it is %s', async (status) => {
    await adminQuery(`update person set language = 'es' where id = $1`, [personId]);
    const { id } = await referred(status);
    expect((await told(personId, email)).at(-1)).toBe('CUSTOMER_TOLD');
    await opensNothing(email);
    const mail = (await mailsTo(email)).at(-1);
    expect(mail?.subject).toBe('Hay novedades de su solicitud');
    for (const word of ['Rosalind', 'Welding', id]) expect(mail?.body).not.toContain(word);
    // And can end such mail.
    const [row] = await adminQuery(
      `select unsubscribe_url as url from mail_outbox where recipient = $1 and kind = 'CUSTOMER_TOLD'`,
      [email],
    );
    const token = String(row?.['url']).split('/').at(-1) ?? '';
    await act(null, 'unsubscribe', { token }, '');
    const before = (await mailsTo(email)).length;
    await referred('DECLINED');
    expect(await told(personId, email)).toHaveLength(before);
  });

  test('hears of the waiting list and of a free place, with a link', async () => {
    const { id } = await referred('RECEIVED');
    const done = await act(world.receiver.staff, 'waitlistReferral', { id }, '');
    expect(done.__typename).toBe('ReferralPayload');
    expect(await told(personId, email)).toEqual(['CUSTOMER_QUESTION']);
    const browser = new LinkBrowser();
    expect((await browser.open(await tokenTo(email))).__typename).toBe('MessagePayload');
  });
});
