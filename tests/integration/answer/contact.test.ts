import { randomUUID } from 'node:crypto';
import { createClient } from '@throughline/prisma/client';
import type { Client } from '@throughline/prisma/client';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { LinkBrowser, linkTo, mailsTo, seedContact, tokenTo } from '../../support/answer-link.ts';
import type { Visitor } from '../../support/actors.ts';
import { act, ask, failures } from '../../support/ask.ts';
import { adminQuery, testDatabase } from '../../support/database.ts';
import { tellOf, writeMails } from '../../support/notice-mails.ts';
import { seedReferral, today } from '../../support/referral-seed.ts';
import { seedWorld } from '../../support/seed.ts';
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

const SESSION = `{ answerSession { name referral { id status viewerSide viewerActions personName
  detail { reason } person { contact { phone } dateOfBirth } } } }`;
const STATUS = 'query ($id: ID!) { referral(id: $id) { status } }';

async function opened(referralId: string): Promise<LinkBrowser> {
  const browser = new LinkBrowser();
  const answer = await browser.open(await linkTo(worker.db, referralId, contact));
  expect(answer.__typename).toBe('MessagePayload');
  return browser;
}

/** What jobs were asked for, of one change: done, as the worker would. */
async function linksAskedFor(referralId: string): Promise<{ contactId: string; email: string }[]> {
  const rows = await adminQuery(
    `select payload from graphile_worker._private_jobs where payload ->> 'referralId' = $1`,
    [referralId],
  );
  return rows.map(({ payload }) => payload as { contactId: string; email: string });
}

describe('a contact without an account (N-23, N-24)', () => {
  test('is written to when a referral is sent; who stands in, when nobody answers', async () => {
    const backup = await seedContact(world.serviceId, { backup: true, name: 'Bo Stand' });
    await seedContact(world.serviceId, { receives: false });
    const { id } = await seedReferral(world, 'SENT');
    await tellOf(worker.db, world.personId);
    expect((await linksAskedFor(id)).map(({ email }) => email)).toEqual([contact.email]);
    const { id: late } = await seedReferral(world, 'ATTEMPTING_CONTACT');
    await tellOf(worker.db, world.personId);
    expect((await linksAskedFor(late)).map(({ email }) => email).toSorted()).toEqual(
      [contact.email, backup.email].toSorted(),
    );
  });

  test('with an account is asked in the mail that they get anyway', async () => {
    const email = `${world.receiver.staff.userId}@example.org`;
    await adminQuery('update service_contact set email = $1 where id = $2', [email, contact.id]);
    const { id } = await seedReferral(world, 'SENT');
    await tellOf(worker.db, world.personId);
    await writeMails(worker.db);
    expect(await linksAskedFor(id)).toEqual([]);
    expect((await mailsTo(email)).map(({ kind }) => kind)).toEqual(['REFERRAL_TO_ANSWER']);
    const browser = new LinkBrowser();
    await browser.open(await tokenTo(email));
    expect((await browser.act('acceptReferral', { id })).__typename).toBe('ReferralPayload');
    const history = await ask(
      world.receiver.staff,
      'query ($id: ID!) { referral(id: $id) { history(first: 9) { edges { node { byLink actor { id } } } } } }',
      { id },
    );
    expect(history.data.referral.history.edges.at(-1).node).toEqual({
      byLink: true,
      actor: { id: world.receiver.staff.userId },
    });
  });

  test('gets one mail for a change, however often the job runs, and nothing of the case in it', async () => {
    const { id, number } = await seedReferral(world);
    const cause = randomUUID();
    await linkTo(worker.db, id, contact, cause);
    await linkTo(worker.db, id, contact, cause);
    const mails = await mailsTo(contact.email);
    expect(mails).toHaveLength(1);
    const { data } = await ask(
      world.sender.staff,
      `{ person(id: "${world.personId}") { displayName } }`,
    );
    for (const word of [number, id, 'Welding', data.person.displayName, 'Maria']) {
      expect(`${mails[0]?.subject} ${mails[0]?.body}`).not.toContain(word);
    }
  });
});

describe('a contact who wants no more mail (RFC 8058)', () => {
  const UNSUBSCRIPTION =
    'query ($token: String!) { unsubscription(token: $token) { kind ended forAccount } }';

  test('is written to no more by the link in one, and who keeps the record sees it', async () => {
    const { id } = await seedReferral(world);
    await linkTo(worker.db, id, contact);
    const [mail] = await adminQuery(
      'select unsubscribe_url from mail_outbox where recipient = $1',
      [contact.email],
    );
    const token = String(mail?.['unsubscribe_url']).split('/').at(-1) ?? '';
    const asked = async () => (await ask(null, UNSUBSCRIPTION, { token })).data.unsubscription;
    const kind = 'REFERRAL_NEEDS_ATTENTION';
    expect(await asked()).toEqual({ kind, ended: false, forAccount: false });
    const end = () => act(null, 'unsubscribe', { token }, '');
    expect((await end()).__typename).toBe('UnsubscriptionPayload');
    expect((await end()).__typename).toBe('UnsubscriptionPayload');
    expect(await asked()).toEqual({ kind, ended: true, forAccount: false });

    const { id: next } = await seedReferral(world, 'SENT');
    await tellOf(worker.db, world.personId);
    expect(await linksAskedFor(next)).toEqual([]);
    const query = 'query ($id: ID!) { service(id: $id) { contactsWithoutMail } }';
    const seenBy = async (who: Visitor) =>
      (await ask(who, query, { id: world.serviceId })).data.service.contactsWithoutMail;
    expect(await seenBy(world.receiver.admin)).toEqual([contact.id]);
    expect(await seenBy(world.sender.admin)).toEqual([]);
    expect(await seenBy(world.receiver.staff)).toEqual([]);
  });
});

describe('a link that was opened', () => {
  test('shows the consented summary and answers with the same commands, in the history by name', async () => {
    const { id } = await seedReferral(world);
    const browser = await opened(id);
    const { answerSession } = (await browser.ask(SESSION)).data;
    expect(answerSession.name).toBe('Maria Lopez');
    expect(answerSession.referral).toMatchObject({
      id,
      status: 'SENT',
      viewerSide: 'RECEIVER',
      viewerActions: ['MARK_RECEIVED', 'ACCEPT', 'DECLINE', 'WAITLIST'],
      person: { contact: { phone: expect.any(String) }, dateOfBirth: null },
    });
    // Looking is written down (CORE-014) and changes nothing.
    const [look] = await adminQuery(
      'select role, organization_id from access_log where referral_id = $1',
      [id],
    );
    expect(look).toEqual({ role: 'PARTNER_STAFF', organization_id: world.receiver.id });
    expect((await ask(world.sender.staff, STATUS, { id })).data.referral.status).toBe('SENT');

    const appointmentAt = new Date(Date.now() + 86_400_000).toISOString();
    await browser.act('markReceived', { id });
    await browser.act('acceptReferral', { id, note: 'Bring a pencil.', appointmentAt });
    await browser.act('logAttempt', {
      referralId: id,
      target: 'CUSTOMER',
      channel: 'PHONE',
      result: 'REACHED',
      occurredAt: new Date().toISOString(),
    });
    const done = await browser.act('completeReferral', {
      id,
      outcome: 'RESOLVED_OTHERWISE',
      endedOn: today(),
    });
    expect(done).toMatchObject({
      __typename: 'ReferralPayload',
      referral: { status: 'COMPLETED' },
    });
    const { data } = await ask(
      world.sender.staff,
      `query ($id: ID!) { referral(id: $id) { appointmentAt detail { acceptNote }
         history(first: 20) { edges { node { kind byLink actor { name } actorOrganization { id } } } } } }`,
      { id },
    );
    expect(data.referral.detail.acceptNote).toBe('Bring a pencil.');
    const byMaria = data.referral.history.edges
      .map(({ node }: { node: { byLink: boolean } }) => node)
      .filter(({ byLink }: { byLink: boolean }) => byLink);
    expect(byMaria.map(({ kind }: { kind: string }) => kind)).toEqual([
      'REFERRAL_RECEIVED',
      'REFERRAL_ACCEPTED',
      'ATTEMPT_LOGGED',
      'REFERRAL_COMPLETED',
    ]);
    expect(byMaria[0]).toMatchObject({
      actor: { name: 'Maria Lopez' },
      actorOrganization: { id: world.receiver.id },
    });
    // It is closed: so is the link.
    expect((await browser.ask(SESSION)).data.answerSession).toBeNull();
  });

  test('declines with a reason and a suggestion', async () => {
    const { id } = await seedReferral(world);
    const browser = await opened(id);
    expect((await browser.act('declineReferral', { id })).__typename).toBe('InvalidInputError');
    const done = await browser.act('declineReferral', {
      id,
      reason: 'NO_CAPACITY',
      suggestedOrganizationId: world.outsider.id,
    });
    expect(done).toMatchObject({ referral: { status: 'DECLINED' } });
  });

  test('puts the person on the waiting list, and still answers afterwards', async () => {
    const { id } = await seedReferral(world);
    const browser = await opened(id);
    const done = await browser.act('waitlistReferral', { id });
    expect(done).toMatchObject({ referral: { status: 'RECEIVED' } });
    const [place] = await adminQuery(
      'select state from capacity_reservation where referral_id = $1',
      [id],
    );
    expect(place).toEqual({ state: 'WAITING' });
    const { data } = await ask(
      world.sender.staff,
      'query ($id: ID!) { referral(id: $id) { history(first: 9) { edges { node { kind byLink } } } } }',
      { id },
    );
    expect(data.referral.history.edges.map(({ node }: { node: object }) => node)).toContainEqual({
      kind: 'WAITLISTED',
      byLink: true,
    });
    expect((await browser.act('acceptReferral', { id })).__typename).toBe('ReferralPayload');
  });

  test('and a colleague decide at once: the first is stored, the second is told (REF-059)', async () => {
    for (let round = 0; round < 4; round += 1) {
      const { id } = await seedReferral(world);
      const browser = await opened(id);
      const both = await Promise.all([
        browser.act('acceptReferral', { id }),
        act(world.receiver.staff, 'declineReferral', { id, reason: 'NO_CAPACITY' }, ''),
      ]);
      expect(both.map(({ __typename }) => __typename).toSorted()).toSatisfy(
        (answers: string[]) =>
          answers.filter((each) => each === 'ReferralPayload').length === 1 &&
          // The colleague's decline ends the link, too.
          answers.some((each) => each === 'TransitionError' || each === 'ForbiddenError'),
      );
      const decided = await adminQuery(
        `select kind from activity where referral_id = $1 and kind in ('REFERRAL_ACCEPTED', 'REFERRAL_DECLINED')`,
        [id],
      );
      expect(decided).toHaveLength(1);
    }
    expect(failures).toEqual([]);
  });
});
