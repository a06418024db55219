import { createHash, randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { LIMITS } from '@throughline/schema/domain/shared/limits';
import { fileLinks } from '@throughline/api/files/links';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Visitor } from '../../support/actors.ts';
import { makeProgram } from '../../support/api-clients.ts';
import { act, ask } from '../../support/ask.ts';
import { announce, attach, SAMPLES, sendBytes } from '../../support/attach.ts';
import { adminQuery, testDatabase } from '../../support/database.ts';
import { fileStore } from '../../support/file-store.ts';
import { httpApp } from '../../support/http-app.ts';
import { seedReferral } from '../../support/referral-seed.ts';
import { seedWorld } from '../../support/seed.ts';
import type { World } from '../../support/seed.ts';

let base: string;
let world: World;
beforeAll(async () => {
  base = (await httpApp()).replace('/graphql', '');
  world = await seedWorld();
});

const FILES = `query ($id: ID!) { referral(id: $id) {
  files { id name type size sha256 state mine link organization { id } } } }`;

const filesOf = async (who: Visitor, id: string) =>
  (await ask(who, FILES, { id })).data.referral?.files ?? null;
const linkFor = async (who: Visitor, id: string): Promise<string> =>
  (await filesOf(who, id)).at(-1).link;
const get = (path: string, who: Visitor | null, headers: Record<string, string> = {}) =>
  fetch(`${base}${path}`, {
    headers: { ...headers, ...(who && { authorization: `Bearer ${who.token}` }) },
  });
const rowsOf = (id: string) =>
  adminQuery('select state from referral_file where referral_id = $1', [id]);
const kept = async (id: string): Promise<boolean> => {
  const bytes = await fileStore().open(id);
  bytes?.destroy();
  return bytes !== null;
};
const forgetting = (id: string) =>
  adminQuery(`select 1 from graphile_worker._private_jobs where payload ->> 'fileId' = $1`, [id]);

describe('a file on a referral (REF-062)', () => {
  test('is there for both sides, as it was, and its reading is written down', async () => {
    const { id } = await seedReferral(world, 'RECEIVED');
    const bytes = randomBytes(300_000);
    SAMPLES.pdf.copy(bytes);
    const { answer } = await attach(
      base,
      world.sender.staff,
      id,
      'C:\\me\\Carta de Añá.pdf',
      bytes,
    );
    expect([answer.status, await answer.text()]).toEqual([201, 'It is here.\n']);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const shared = { name: 'Carta de Añá.pdf', type: 'PDF', size: 300_000, sha256, state: 'READY' };
    expect(await filesOf(world.sender.staff, id)).toMatchObject([{ ...shared, mine: true }]);
    expect(await filesOf(world.receiver.staff, id)).toMatchObject([{ ...shared, mine: false }]);
    expect(await filesOf(world.state, id)).toHaveLength(1);
    expect(await filesOf(world.customer, id)).toMatchObject([{ ...shared, mine: false }]);
    expect(await filesOf(world.area.admin, id)).toEqual([]);

    const file = await get(await linkFor(world.receiver.staff, id), world.receiver.staff);
    expect(file.status).toBe(200);
    expect(Object.fromEntries(file.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': '300000',
      'content-disposition': `attachment; filename="Carta de Ana.pdf"; filename*=UTF-8''Carta%20de%20A%C3%B1%C3%A1.pdf`,
      'content-security-policy': expect.stringContaining('sandbox'),
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    });
    expect(Buffer.from(await file.arrayBuffer()).equals(bytes)).toBe(true);
    const looks = await adminQuery(
      `select 1 from access_log where referral_id = $1 and organization_id = $2`,
      [id, world.receiver.id],
    );
    expect(looks.length).toBe(1);
    const history = await adminQuery(
      `select audience, data::text from activity where referral_id = $1 and kind = 'FILE_ATTACHED'`,
      [id],
    );
    expect(history).toMatchObject([{ audience: 'CONTACT' }]);
    expect(String(history[0]?.['data'])).not.toContain('Carta');
  });

  test('goes by its content, whatever it is called', async () => {
    const { id } = await seedReferral(world, 'SENT');
    await attach(base, world.sender.staff, id, 'letter.pdf', SAMPLES.png);
    await attach(base, world.sender.staff, id, 'notes', SAMPLES.text);
    expect(await filesOf(world.receiver.staff, id)).toMatchObject([
      { name: 'letter.pdf.png', type: 'PNG' },
      { name: 'notes.txt', type: 'TEXT' },
    ]);
    const refused = await attach(base, world.sender.staff, id, 'letter.pdf', SAMPLES.program);
    expect(refused.answer.status).toBe(415);
    expect(await rowsOf(id)).toHaveLength(2);
    expect(await kept(refused.id)).toBe(false);
    expect(await readdir(fileStore().incoming)).toEqual([]);
  });

  test('has as many bytes as were announced, and not too many, once', async () => {
    const { id } = await seedReferral(world, 'SENT');
    const { staff } = world.sender;
    const refused = await act(
      staff,
      'attachFile',
      { referralId: id, name: 'a.pdf', size: LIMITS.fileBytes + 1 },
      '',
    );
    expect(refused).toMatchObject({ problems: [{ field: 'size', code: 'TOO_LONG' }] });
    const { uploadPath } = await announce(staff, id, 'a.txt', 5);
    expect((await sendBytes(base, uploadPath, staff, Buffer.from('four'))).status).toBe(409);
    expect((await sendBytes(base, uploadPath, staff, Buffer.from('12345'))).status).toBe(201);
    expect((await sendBytes(base, uploadPath, staff, Buffer.from('12345'))).status).toBe(409);
    const endless = await fetch(`${base}${uploadPath}`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${staff.token}` },
      body: new ReadableStream({ pull: (out) => out.enqueue(new Uint8Array(1024)) }),
      duplex: 'half',
    } as RequestInit).catch(() => null);
    expect(endless?.status ?? 413).toBe(413);
    expect(await filesOf(staff, id)).toHaveLength(1);
  });

  test('there are only so many of a referral', async () => {
    const { id } = await seedReferral(world, 'SENT');
    for (let each = 0; each < LIMITS.filesPerReferral; each += 1)
      await announce(world.sender.staff, id, `${each}.txt`, 5);
    const input = { referralId: id, name: 'more.txt', size: 5 };
    expect(await act(world.sender.staff, 'attachFile', input, '')).toMatchObject({
      problems: [{ code: 'TOO_MANY' }],
    });
  });

  test('on a draft nobody hears of it before the draft is sent', async () => {
    const { id } = await seedReferral(world, 'DRAFT');
    const { id: fileId } = await attach(base, world.sender.staff, id, 'a.txt', SAMPLES.text);
    const told = await adminQuery(
      `select audience from activity where referral_id = $1 and kind = 'FILE_ATTACHED'`,
      [id],
    );
    expect(told).toEqual([{ audience: 'SIDE' }]);
    expect(await filesOf(world.customer, id)).toBeNull();
    await act(world.sender.staff, 'discardDraft', { id }, '');
    expect(await forgetting(fileId)).toHaveLength(1);
  });
});

describe('a link to a file', () => {
  let id: string;
  let path: string;
  let fileId: string;
  beforeAll(async () => {
    ({ id } = await seedReferral(world, 'RECEIVED'));
    ({ id: fileId } = await attach(base, world.sender.staff, id, 'a.txt', SAMPLES.text));
    path = await linkFor(world.receiver.staff, id);
  });

  test('opens nothing for anybody else, nor without a session', async () => {
    expect((await get(path, null)).status).toBe(401);
    for (const who of [world.receiver.colleague, world.sender.staff, world.outsider.staff])
      expect([403, 404]).toContain((await get(path, who)).status);
    const program = await makeProgram(world.receiver.admin, ['REFERRALS_READ']);
    const byProgram = await get(path, { ...world.receiver.staff, token: program.token });
    expect(byProgram.status).toBe(403);
  });

  test('cannot be changed, nor be used for anything else or by other sites', async () => {
    const who = world.receiver.staff;
    const { id: other } = await attach(base, world.sender.staff, id, 'b.txt', SAMPLES.text);
    expect((await get(path.replace(fileId, other), who)).status).toBe(404);
    const later = path.replace(/until=\d+/, `until=${Date.now() + 86_400_000}`);
    expect((await get(later, who)).status).toBe(404);
    expect((await sendBytes(base, path, who, SAMPLES.text)).status).toBe(404);
    const cookie = `tl_session=${who.token}`;
    const foreign = { cookie, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' };
    expect((await get(path, null, foreign)).status).toBe(403);
    expect((await get(path, null, { cookie })).status).toBe(200);
    const written = await fetch(`${base}${path}`, { method: 'POST', body: 'x' });
    expect(written.status).toBe(405);
  });

  test('expires', async () => {
    const { secret } = await testDatabase();
    const now = Date.now;
    Date.now = () => now() - 6 * 60_000;
    const old = fileLinks(secret).downloadPath(fileId, world.receiver.staff);
    Date.now = now;
    const answer = await get(old, world.receiver.staff);
    expect([answer.status, await answer.text()]).toEqual([410, expect.stringContaining('expired')]);
  });

  test.each<[string, (own: World, referralId: string) => Promise<unknown>]>([
    [
      'declined',
      ({ receiver }, referralId) =>
        act(receiver.staff, 'declineReferral', { id: referralId, reason: 'NO_CAPACITY' }, ''),
    ],
    [
      'without consent',
      ({ sender, consentId }) => act(sender.staff, 'withdrawConsent', { id: consentId }, ''),
    ],
  ])('opens nothing for the receiver once the referral is %s', async (_, end) => {
    const own = await seedWorld();
    const { sender, receiver } = own;
    const referral = await seedReferral(own, 'RECEIVED');
    await attach(base, sender.staff, referral.id, 'a.txt', SAMPLES.text);
    const link = await linkFor(receiver.staff, referral.id);
    await end(own, referral.id);
    expect((await get(link, receiver.staff)).status).toBe(404);
    expect(await filesOf(receiver.staff, referral.id)).toEqual([]);
    const again = await linkFor(sender.staff, referral.id);
    expect((await get(again, sender.staff)).status).toBe(200);
  });
});

describe('who attaches and removes', () => {
  test('is a side, and not a program', async () => {
    const own = await seedWorld();
    const { id } = await seedReferral(own, 'RECEIVED');
    const input = { referralId: id, name: 'a.txt', size: 5 };
    for (const who of [own.area.admin, own.state, own.monitor])
      expect(await act(who, 'attachFile', input, '')).toMatchObject({
        __typename: 'ForbiddenError',
      });
    expect(await act(own.outsider.staff, 'attachFile', input, '')).toMatchObject({
      __typename: 'NotFoundError',
    });
    const program = await makeProgram(own.receiver.admin, ['REFERRALS_READ', 'REFERRALS_WRITE']);
    await attach(base, own.sender.staff, id, 'a.txt', SAMPLES.text);
    const { data } = await ask(program, FILES, { id });
    expect(data.referral.files).toMatchObject([{ name: 'a.txt', link: null }]);
    const asked = await ask(
      program,
      `mutation ($input: AttachFileInput!) {
      attachFile(input: $input) { __typename } }`,
      { input: { ...input, clientMutationId: 'x' } },
    );
    expect(asked.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  test('removing is for who attached it, for both sides and for good', async () => {
    const own = await seedWorld();
    const { id } = await seedReferral(own, 'RECEIVED');
    const { id: fileId } = await attach(base, own.receiver.staff, id, 'a.txt', SAMPLES.text);
    for (const who of [own.receiver.colleague, own.sender.staff])
      expect(await act(who, 'removeFile', { id: fileId }, '')).toMatchObject({
        __typename: 'ForbiddenError',
      });
    expect(await act(own.outsider.staff, 'removeFile', { id: fileId }, '')).toMatchObject({
      __typename: 'NotFoundError',
    });
    await act(own.receiver.staff, 'removeFile', { id: fileId }, '');
    expect(await filesOf(own.sender.staff, id)).toEqual([]);
    expect(await forgetting(fileId)).toHaveLength(1);
  });
});

describe('when something fails', () => {
  test('nothing is left: no row, and its bytes are forgotten', async () => {
    const broken = { ...fileStore(), put: () => Promise.reject(new Error('The disk is full.')) };
    const { secret } = await testDatabase();
    const files = { links: fileLinks(secret), store: broken, checkFirst: false };
    const log = { info: () => {}, warn: () => {}, error: () => {} };
    const there = (await httpApp({ files, log })).replace('/graphql', '');
    const own = await seedWorld();
    const { id } = await seedReferral(own, 'SENT');
    const { staff } = own.sender;
    const { id: fileId, answer } = await attach(there, staff, id, 'a.txt', SAMPLES.text);
    expect([answer.status, await answer.text()]).toEqual([
      500,
      'Something went wrong on our side. Nothing was changed.\n',
    ]);
    expect(await rowsOf(id)).toEqual([]);
    expect(await forgetting(fileId)).toHaveLength(1);
    expect(await readdir(fileStore().incoming)).toEqual([]);
  });

  test('so it is when the referral ends while the bytes are on their way', async () => {
    const own = await seedWorld();
    const { id } = await seedReferral(own, 'RECEIVED');
    const { id: fileId, uploadPath } = await announce(own.receiver.staff, id, 'a.txt', 5);
    await act(own.receiver.staff, 'declineReferral', { id, reason: 'NO_CAPACITY' }, '');
    const late = await sendBytes(base, uploadPath, own.receiver.staff, Buffer.from('12345'));
    expect(late.status).toBe(409);
    expect(await kept(fileId)).toBe(false);
  });
});
