import { API_LIMITS } from '@throughline/api/graphql/limits';
import { paperHref } from '@throughline/schema/domain/referral/paper';
import { createClient } from '@throughline/prisma/client';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Visitor } from '../../support/actors.ts';
import { LinkBrowser, linkTo, seedContact } from '../../support/answer-link.ts';
import { makeProgram } from '../../support/api-clients.ts';
import { act } from '../../support/ask.ts';
import { busyReferral } from '../../support/busy-referral.ts';
import { adminQuery, testDatabase } from '../../support/database.ts';
import { whenFileEnds } from '../../support/file-end.ts';
import { httpApp } from '../../support/http-app.ts';
import { readPdf } from '../../support/pdf.ts';
import { seedReferral } from '../../support/referral-seed.ts';
import { seedPerson, seedWorld } from '../../support/seed.ts';
import type { World } from '../../support/seed.ts';

let base: string;
let world: World;
let id: string;
let number: string;
beforeAll(async () => {
  base = (await httpApp()).replace('/graphql', '');
  world = await seedWorld();
  id = (await busyReferral(world))['referral'] ?? '';
  const [row] = await adminQuery('select number from referral where id = $1', [id]);
  number = String(row?.['number']);
});

const get = (who: Pick<Visitor, 'token'> | null, referralId: string, as = {}) =>
  fetch(`${base}${paperHref(referralId, as)}`, {
    headers: who ? { authorization: `Bearer ${who.token}` } : {},
  });
const paperFor = async (who: Visitor, referralId: string, as = {}) => {
  const answer = await get(who, referralId, as);
  expect(answer.status).toBe(200);
  return readPdf(new Uint8Array(await answer.arrayBuffer()));
};

describe('a referral as a PDF (REF-063)', () => {
  test('is a file to keep whose name and title name nobody, and reading it is written down', async () => {
    const looks = () =>
      adminQuery('select 1 from access_log where referral_id = $1 and organization_id = $2', [
        id,
        world.receiver.id,
      ]);
    const before = (await looks()).length;
    const answer = await get(world.receiver.staff, id);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="referral-${number}.pdf"`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    });
    expect((await looks()).length).toBe(before + 1);
    const { info } = await readPdf(new Uint8Array(await answer.arrayBuffer()));
    expect(info).toMatchObject({ Title: `Referral ${number}`, Language: 'en-US' });
  });

  test('can be read out: headings, paragraphs, tables with their headers', async () => {
    const { marked, roles, pages, text } = await paperFor(world.sender.staff, id);
    expect(marked).toBe(true);
    for (const role of ['H1', 'H2', 'P', 'Table', 'TR', 'TH', 'TD']) expect(roles).toContain(role);
    expect(text).toContain(`Page 1 of ${pages}`);
  });

  test('has the history in words, for both sides alike', async () => {
    for (const who of [world.sender.staff, world.receiver.staff]) {
      const { text } = await paperFor(who, id);
      expect(text).toContain('Wants to learn welding.');
      expect(text).toContain('sent the referral to');
      expect(text).toContain('opened the referral.');
      expect(text).toContain('said that nobody has made contact.');
      expect(text).toContain('Hello.');
      expect(text).toContain('Received since');
      expect(text).toMatch(/\w+day, \w+ \d{1,2}, \d{4}, \d\d:\d\d/);
      expect(text).not.toMatch(/Ours\.|Theirs\./);
    }
  });

  test('shows each reader only what is theirs', async () => {
    const [mine, theirs] = [
      await paperFor(world.receiver.staff, id),
      await paperFor(world.sender.staff, id),
    ];
    expect(mine.text).toContain('Said little.');
    expect(theirs.text).not.toContain('Said little.');
    const area = await paperFor(world.area.admin, id);
    expect(area.text).toContain('At a glance');
    for (const word of ['welding.', 'Hello.', 'a.txt', 'Reach', '(312) 555']) {
      expect(area.text).not.toContain(word);
    }
    expect((await paperFor(world.state, id)).text).toContain('Wants to learn welding.');
  });

  test('is nothing for anybody else', async () => {
    for (const who of [world.outsider.staff, world.elsewhere.admin]) {
      const answer = await get(who, id);
      expect([answer.status, await answer.text()]).toEqual([
        404,
        'This was not found, or you do not have access to it.\n',
      ]);
    }
    expect((await get(null, id)).status).toBe(401);
    const program = await makeProgram(world.receiver.admin, ['REFERRALS_READ', 'PEOPLE_READ']);
    expect((await get(program, id)).status).toBe(403);
    const cookie = `tl_session=${world.sender.staff.token}`;
    const foreign = { cookie, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' };
    expect((await fetch(`${base}${paperHref(id, {})}`, { headers: foreign })).status).toBe(403);
    expect((await fetch(`${base}${paperHref(id, {})}`, { method: 'POST' })).status).toBe(405);
  });

  test('is made for the organization of the tab', async () => {
    const membership = world.sender.staff.membershipId;
    expect((await get(world.sender.staff, id, { membership })).status).toBe(200);
    const other = world.receiver.staff.membershipId;
    expect((await get(world.sender.staff, id, { membership: other })).status).toBe(403);
  });

  test('opens nothing to whoever came by a mailed link', async () => {
    const worker = createClient({ url: (await testDatabase()).roles.worker, poolSize: 2 });
    whenFileEnds(() => worker.close());
    const own = await seedWorld();
    const contact = await seedContact(own.serviceId);
    const { id: sent } = await seedReferral(own, 'SENT');
    const browser = new LinkBrowser();
    const opened = await browser.open(await linkTo(worker.db, sent, contact));
    expect(opened.__typename).toBe('MessagePayload');
    const seen = await browser.ask('{ answerSession { referral { status } } }');
    expect(seen.data.answerSession.referral.status).toBe('SENT');
    const answer = await fetch(`${base}${paperHref(sent, {})}`, {
      headers: { cookie: browser.cookie ?? '' },
    });
    expect(answer.status).toBe(401);
  });

  test('is the closed copy once consent is withdrawn', async () => {
    const own = await seedWorld();
    const referral = await seedReferral(own, 'RECEIVED');
    const [person] = await adminQuery('select last_name from person where id = $1', [own.personId]);
    const name = String(person?.['last_name']);
    expect((await paperFor(own.receiver.staff, referral.id)).text).toContain(name);
    await act(own.sender.staff, 'withdrawConsent', { id: own.consentId }, '');
    const { text } = await paperFor(own.receiver.staff, referral.id);
    for (const word of [name, 'welding', 'A job.']) expect(text).not.toContain(word);
    expect(text).toContain('opened the referral.');
  });

  test('writes names of other alphabets, texts longer than a page and control characters', async () => {
    const lastName = 'Wiśniewska-Nguyễn';
    const personId = await seedPerson(world.sender.staff, { firstName: 'Łucja', lastName });
    const referral = await seedReferral(world, 'DRAFT', { personId, consentId: null });
    await adminQuery('update referral_detail set goals = $2 where referral_id = $1', [
      referral.id,
      `${'Find\u0007 work again. '.repeat(90)}مرحبا 🙂 The end.`,
    ]);
    const { text } = await paperFor(world.sender.staff, referral.id);
    expect(text).toContain(`Łucja ${lastName}`);
    expect(text).toContain('The end.');
  });

  test('is for so many a minute', async () => {
    const own = await seedWorld();
    const referral = await seedReferral(own, 'SENT');
    const statuses: number[] = [];
    for (let each = 0; each <= API_LIMITS.papers.allowed; each += 1)
      statuses.push((await get(own.sender.staff, referral.id)).status);
    expect(statuses.filter((status) => status === 429).length).toBeLessThanOrEqual(1);
    const last = await get(own.sender.staff, referral.id);
    expect(last.status).toBe(429);
    expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await get(own.receiver.staff, referral.id)).status).toBe(200);
  });
});

describe('a request as a PDF for its customer (REF-051)', () => {
  test('speaks to them, in the language they read', async () => {
    const english = await paperFor(world.customer, id, { lang: 'en' });
    expect(english.text).toContain('What happens next');
    expect(english.text).toContain('You told us that nobody had contacted you.');
    const spanish = await paperFor(world.customer, id, { lang: 'es' });
    expect(spanish.info).toMatchObject({ Title: `Su solicitud ${number}`, Language: 'es-US' });
    expect(spanish.text).toContain('Qué sigue');
    expect(spanish.text).toContain('Usted nos dijo que nadie se había comunicado con usted.');
    for (const word of ['Hello.', 'Said little.', 'Ours.', 'a.txt'])
      expect(english.text).not.toContain(word);
  });

  test('is nothing for another customer', async () => {
    const other = await seedWorld();
    expect((await get(other.customer, id)).status).toBe(404);
  });
});
