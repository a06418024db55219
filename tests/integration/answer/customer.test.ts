import { randomUUID } from 'node:crypto';
import { createClient } from '@throughline/prisma/client';
import type { Client } from '@throughline/prisma/client';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { LinkBrowser, linkTo, mailsTo } from '../../support/answer-link.ts';
import { act, ask } from '../../support/ask.ts';
import { adminQuery, testDatabase } from '../../support/database.ts';
import { tellOf } from '../../support/notice-mails.ts';
import { seedReferral } from '../../support/referral-seed.ts';
import { seedConsent, seedPerson, seedWorld } from '../../support/seed.ts';
import type { World } from '../../support/seed.ts';

let world: World;
let worker: Client;
let personId: string;
let email: string;
let referralId: string;
beforeAll(async () => {
  worker = createClient({ url: (await testDatabase()).roles.worker, poolSize: 4 });
});
afterAll(() => worker.close());
beforeEach(async () => {
  world = await seedWorld();
  personId = await seedPerson(world.sender.staff, { firstName: 'Rosalind' });
  email = `${randomUUID()}@example.org`;
  await adminQuery('update person_contact set email = $1 where person_id = $2', [email, personId]);
  await adminQuery(`update person set language = 'es' where id = $1`, [personId]);
  const consentId = await seedConsent(world.sender.staff, personId);
  referralId = (await seedReferral(world, 'ACCEPTED', { personId, consentId })).id;
});

async function opened(): Promise<LinkBrowser> {
  const browser = new LinkBrowser();
  await browser.open(await linkTo(worker.db, referralId, { id: null, email }));
  return browser;
}
const REPORTS = 'query ($id: ID!) { referral(id: $id) { contactReports { contacted } status } }';

describe('a person without an account (REF-051)', () => {
  test('is asked by mail, once it was accepted, in their language and without a name or partner', async () => {
    await tellOf(worker.db, personId);
    const asked = await adminQuery(
      `select payload from graphile_worker._private_jobs where payload ->> 'referralId' = $1`,
      [referralId],
    );
    expect(asked.map(({ payload }) => payload)).toEqual([
      expect.objectContaining({ contactId: null, email }),
    ]);
    await linkTo(worker.db, referralId, { id: null, email });
    const [mail] = await mailsTo(email);
    expect(mail?.subject).toBe('Hay novedades de su solicitud');
    for (const word of ['Rosalind', 'Organization', 'Welding', referralId]) {
      expect(mail?.body).not.toContain(word);
    }
  });

  test('says whether they were contacted, when to call, and that they stop', async () => {
    const browser = await opened();
    const { answerSession } = (
      await browser.ask(
        '{ answerSession { name locale referral { viewerSide viewerActions detail { reason } person { id contact { version phone } } } } }',
      )
    ).data;
    expect(answerSession.locale).toBe('es');
    expect(answerSession.referral).toMatchObject({
      viewerSide: 'CUSTOMER',
      viewerActions: ['WITHDRAW', 'REPORT_CONTACT', 'CHANGE_CONTACT_TIMES'],
      detail: null,
    });
    await browser.act('reportContact', { referralId, contacted: false });
    const seen = await ask(world.receiver.staff, REPORTS, { id: referralId });
    expect(seen.data.referral.contactReports).toEqual([{ contacted: false }]);

    const { contact } = answerSession.referral.person;
    const done = await browser.act(
      'updateContact',
      {
        personId,
        expectedVersion: contact.version,
        contact: {
          phone: '217 555 0199',
          phoneMessageOk: true,
          email: 'thief@example.org',
          preferredChannel: 'EMAIL',
          safeTimes: [{ days: ['MON'], from: '09:00', to: '12:00' }],
        },
      },
      '... on PersonPayload { person { contact { safeTimes { days } } } }',
    );
    expect(done).toMatchObject({ person: { contact: { safeTimes: [{ days: ['MON'] }] } } });
    const [row] = await adminQuery('select phone, email from person_contact where person_id = $1', [
      personId,
    ]);
    // Where to call cannot be changed by a link.
    expect(row).toEqual({ phone: contact.phone, email });

    await browser.act('withdrawReferral', { id: referralId, reason: 'Ya no lo necesito.' });
    const after = await ask(world.sender.staff, REPORTS, { id: referralId });
    expect(after.data.referral.status).toBe('COMPLETED');
    expect((await browser.ask('{ answerSession { name } }')).data.answerSession).toBeNull();
  });

  test('reaches this request and no other part of their record', async () => {
    const consentId = await seedConsent(world.sender.staff, personId);
    const other = await seedReferral(world, 'SENT', { personId, consentId });
    const browser = await opened();
    const { data } = await browser.ask(
      `{ answerSession { referral { person { dateOfBirth referrals(first: 9) { edges { node { id } } }
         consents { id } needs { id } whoCanSee { reason } accessLog(first: 3) { edges { node { id } } } } } } }`,
    );
    const { person } = data.answerSession.referral;
    expect(person.referrals.edges).toEqual([{ node: { id: referralId } }]);
    expect(person.consents).toHaveLength(1);
    expect([person.needs, person.accessLog.edges]).toEqual([[], []]);
    // That the state sees everybody is no secret.
    expect(person.whoCanSee.filter(({ reason }: { reason: string }) => reason !== 'STATE')).toEqual(
      [],
    );
    expect(
      (await browser.act('reportContact', { referralId: other.id, contacted: true })).__typename,
    ).toBe('NotFoundError');
    await expect(browser.act('withdrawConsent', { id: consentId }, '')).rejects.toThrow(
      'FORBIDDEN',
    );
    await expect(browser.act('acceptReferral', { id: referralId })).rejects.toThrow('FORBIDDEN');
  });

  test('is not asked any more at an address that is no longer theirs', async () => {
    const browser = await opened();
    await adminQuery('update person_contact set email = null where person_id = $1', [personId]);
    expect((await browser.ask('{ answerSession { name } }')).data.answerSession).toBeNull();
    expect(
      (await act(world.customer, 'reportContact', { referralId, contacted: true }, '')).__typename,
    ).toBe('NotFoundError');
  });
});
