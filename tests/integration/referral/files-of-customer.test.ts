import { currentConsentWording } from '@throughline/schema/domain/customer/consent-wording';
import { checkFile } from '@throughline/api/jobs/check-file';
import { makeNotices } from '@throughline/api/jobs/make-notices';
import { clamd } from '@throughline/api/files/antivirus';
import { fileLinks } from '@throughline/api/files/links';
import type { JobHelpers } from 'graphile-worker';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Visitor } from '../../support/actors.ts';
import { makeCustomer } from '../../support/actors.ts';
import { act, ask } from '../../support/ask.ts';
import { announce, attach, SAMPLES, sendBytes } from '../../support/attach.ts';
import { startClamd } from '../../support/clamd-server.ts';
import { workerDb } from '../../support/clocks.ts';
import { adminQuery, testDatabase } from '../../support/database.ts';
import { fileStore } from '../../support/file-store.ts';
import { httpApp } from '../../support/http-app.ts';
import { seedReferral } from '../../support/referral-seed.ts';
import { seedConsent, seedPerson, seedWorld } from '../../support/seed.ts';
import type { World } from '../../support/seed.ts';

// The customer's side of files on a referral (REF-062), under a consent that shares documents (REF-050).

let base: string;
let world: World;
let id: string;
beforeAll(async () => {
  base = (await httpApp()).replace('/graphql', '');
});
beforeEach(async () => {
  world = await seedWorld();
  ({ id } = await seedReferral(world, 'RECEIVED'));
});

const FILES = `query ($id: ID!) { referral(id: $id) {
  viewerActions files { id name state mine link organization { id } } } }`;
const referralOf = async (who: Visitor, of = id) =>
  (await ask(who, FILES, { id: of })).data.referral;
const namesFor = async (who: Visitor, of = id): Promise<string[]> =>
  (await referralOf(who, of)).files.map(({ name }: { name: string }) => name);
const linkFor = async (who: Visitor): Promise<string> => (await referralOf(who)).files.at(-1).link;
const get = async (path: string, { token }: Visitor): Promise<number> =>
  (await fetch(`${base}${path}`, { headers: { authorization: `Bearer ${token}` } })).status;

describe('a customer', () => {
  test('adds a file that both sides get, and takes it away again', async () => {
    const { customer, sender, receiver } = world;
    await attach(base, sender.staff, id, 'Plan.pdf', SAMPLES.pdf);
    const { id: own, answer } = await attach(base, customer, id, 'Foto.png', SAMPLES.png);
    expect(answer.status).toBe(201);
    for (const who of [sender.staff, receiver.staff, world.state])
      expect((await referralOf(who)).files).toMatchObject([
        { name: 'Plan.pdf', organization: { id: sender.id } },
        { name: 'Foto.png', organization: null, mine: false },
      ]);
    expect((await referralOf(customer)).files).toMatchObject([{ mine: false }, { mine: true }]);
    for (const who of [customer, sender.staff, receiver.staff])
      expect(await get(await linkFor(who), who)).toBe(200);
    expect(
      await adminQuery(
        `select audience, actor_role as role, actor_organization_id as by, data ->> 'fileId' as file
           from activity where referral_id = $1 and kind = 'FILE_ATTACHED' order by seq`,
        [id],
      ),
    ).toMatchObject([{ audience: 'CONTACT' }, { role: 'CUSTOMER', by: null, file: own }]);
    expect(await act(sender.staff, 'removeFile', { id: own }, '')).toMatchObject({
      __typename: 'ForbiddenError',
    });
    await act(customer, 'removeFile', { id: own }, '');
    expect(await namesFor(receiver.staff)).toEqual(['Plan.pdf']);
  });

  test('uses links that are nobody else’s, and is answered in their language', async () => {
    const { customer } = world;
    await attach(base, customer, id, 'a.txt', SAMPLES.text);
    const link = await linkFor(customer);
    const other = await makeCustomer(await seedPerson(world.outsider.staff));
    for (const who of [other, world.sender.staff, world.receiver.staff])
      expect([403, 404]).toContain(await get(link, who));
    await adminQuery(`update account set locale = 'es' where user_id = $1`, [customer.userId]);
    const { uploadPath } = await announce(customer, id, 'b.pdf', SAMPLES.program.length);
    const refused = await sendBytes(base, uploadPath, customer, SAMPLES.program);
    expect([refused.status, await refused.text()]).toEqual([
      415,
      expect.stringContaining('No es PDF'),
    ]);
  });

  test('has nothing to do with the files of others, of drafts, and of what is not theirs', async () => {
    const other = await makeCustomer(await seedPerson(world.outsider.staff));
    const input = { referralId: id, name: 'a.txt', size: 5 };
    expect(await act(other, 'attachFile', input, '')).toMatchObject({
      __typename: 'NotFoundError',
    });
    const draft = await seedReferral(world, 'DRAFT');
    expect(
      await act(world.customer, 'attachFile', { ...input, referralId: draft.id }, ''),
    ).toMatchObject({ __typename: 'NotFoundError' });
    const { id: own } = await attach(base, world.customer, id, 'a.txt', SAMPLES.text);
    expect(await act(other, 'removeFile', { id: own }, '')).toMatchObject({
      __typename: 'NotFoundError',
    });
  });

  test('is told of a new file of the sides, and they of the customer’s', async () => {
    const { customer, receiver, sender } = world;
    await attach(base, customer, id, 'a.txt', SAMPLES.text);
    await attach(base, receiver.staff, id, 'b.txt', SAMPLES.text);
    const made = await adminQuery(
      `select id from activity where referral_id = $1 and kind = 'FILE_ATTACHED' order by seq`,
      [id],
    );
    const tell = makeNotices({ db: await workerDb() });
    for (const { id: activityId } of made) await tell({ activityId }, {} as JobHelpers);
    const textsFor = async (who: Visitor): Promise<string[]> =>
      (await ask(who, '{ notices(first: 10) { edges { node { kind text } } } }')).data.notices.edges
        .filter(({ node }: { node: { kind: string } }) => node.kind === 'FILE_ATTACHED')
        .map(({ node }: { node: { text: string } }) => node.text);
    const name = (
      await ask(sender.staff, 'query ($id: ID!) { person(id: $id) { displayName } }', {
        id: world.personId,
      })
    ).data.person.displayName as string;
    expect(await textsFor(customer)).toEqual([
      expect.stringContaining('There is a new file on your request'),
    ]);
    expect(await textsFor(sender.staff)).toEqual(
      expect.arrayContaining([`${name} attached a file to their referral.`]),
    );
  });
});

describe('consent for documents (REF-050)', () => {
  const withdraw = () =>
    act(
      world.customer,
      'withdrawConsent',
      { id: world.consentId },
      '... on ConsentPayload { __typename }',
    );

  test('taken back, closes at once what others attached or the customer added', async () => {
    const { customer, sender, receiver } = world;
    await attach(base, sender.staff, id, 'Plan.pdf', SAMPLES.pdf);
    await attach(base, receiver.staff, id, 'Times.txt', SAMPLES.text);
    await attach(base, customer, id, 'Foto.png', SAMPLES.png);
    const links = await Promise.all(
      [sender.staff, receiver.staff].map(async (who) => [await linkFor(who), who] as const),
    );
    await withdraw();
    for (const [link, who] of links) expect(await get(link, who)).toBe(404);
    expect(await namesFor(receiver.staff)).toEqual([]);
    // What the sides put there is theirs to keep as far as they could before.
    expect(await namesFor(sender.staff)).toEqual(['Plan.pdf', 'Times.txt']);
    expect(await namesFor(customer)).toEqual(['Foto.png']);
    expect((await referralOf(customer)).viewerActions).not.toContain('ATTACH');
    expect(
      await act(customer, 'attachFile', { referralId: id, name: 'b.txt', size: 5 }, ''),
    ).toMatchObject({ __typename: expect.stringMatching(/Forbidden|Transition/) });
  });

  test('never given, there are no files: nobody attaches one, and a draft with one is not sent', async () => {
    const { customer, sender, receiver } = world;
    const narrow = await seedConsent(sender.staff, world.personId, [
      'CONTACT',
      'NEEDS',
      'GOALS',
      'ACCOMMODATIONS',
    ]);
    const { id: under } = await seedReferral(world, 'RECEIVED', { consentId: narrow });
    for (const who of [sender.staff, receiver.staff, customer]) {
      expect((await referralOf(who, under)).viewerActions).not.toContain('ATTACH');
      expect(
        await act(
          who,
          'attachFile',
          { referralId: under, name: 'a.txt', size: 5 },
          '... on Error { message }',
        ),
      ).toMatchObject({
        __typename: 'ForbiddenError',
        message: expect.stringContaining('documents'),
      });
    }
    const draft = await seedReferral(world, 'DRAFT', { consentId: narrow });
    await attach(base, sender.staff, draft.id, 'a.txt', SAMPLES.text);
    const sent = await act(sender.staff, 'sendReferrals', { ids: [draft.id] }, '');
    expect(sent).toMatchObject({
      problems: [expect.objectContaining({ field: 'referrals.0.consent', code: 'NOT_ALLOWED' })],
    });
  });

  test('is shown by its wording, which the consent names', async () => {
    expect(
      currentConsentWording()
        .paragraphs.map(({ en }) => en)
        .join(),
    ).toContain('documents');
    const rows = await adminQuery('select wording_version as version from consent where id = $1', [
      world.consentId,
    ]);
    expect(rows).toEqual([{ version: currentConsentWording().version }]);
  });
});

test('an antivirus looks at what a customer adds too, and only the customer hears of what it finds', async () => {
  const { secret } = await testDatabase();
  const files = { links: fileLinks(secret), store: fileStore(), checkFirst: true };
  const there = (await httpApp({ files })).replace('/graphql', '');
  const deps = { db: await workerDb(), store: fileStore(), antivirus: clamd(await startClamd()) };
  const check = (fileId: string) => checkFile(deps)({ fileId }, {} as JobHelpers);
  const { customer, sender } = world;
  const clean = await attach(there, customer, id, 'a.txt', Buffer.from('Harmless.'));
  const bad = await attach(
    there,
    customer,
    id,
    'b.txt',
    Buffer.from('X5O!P%@AP: EICAR, for tests.'),
  );
  expect(await namesFor(sender.staff)).toEqual([]);
  expect((await referralOf(customer)).files).toMatchObject([
    { state: 'CHECKING', link: null },
    { state: 'CHECKING', link: null },
  ]);
  await check(clean.id);
  await check(bad.id);
  expect(await namesFor(sender.staff)).toEqual(['a.txt']);
  expect((await referralOf(customer)).files).toMatchObject([
    { state: 'READY' },
    { state: 'INFECTED' },
  ]);
  expect(
    await adminQuery(
      `select kind, audience, actor_role as role, side_organization_id as side, data ->> 'assigneeId' as who
         from activity where referral_id = $1 and kind like 'FILE%' order by seq`,
      [id],
    ),
  ).toMatchObject([
    { kind: 'FILE_ATTACHED', audience: 'CONTACT', role: 'CUSTOMER' },
    { kind: 'FILE_REFUSED', audience: 'SIDE_AND_PERSON', side: null, who: customer.userId },
  ]);
});
