import { clamd } from '@throughline/api/files/antivirus';
import { fileLinks } from '@throughline/api/files/links';
import { checkFile, forgetFile } from '@throughline/api/jobs/check-file';
import { SWEEPERS } from '@throughline/api/jobs/sweepers';
import type { JobHelpers } from 'graphile-worker';
import { beforeAll, describe, expect, test } from 'vitest';
import { ask } from '../../support/ask.ts';
import { announce, attach } from '../../support/attach.ts';
import { startClamd } from '../../support/clamd-server.ts';
import { workerDb } from '../../support/clocks.ts';
import { adminQuery, testDatabase } from '../../support/database.ts';
import { fileStore } from '../../support/file-store.ts';
import { httpApp } from '../../support/http-app.ts';
import { seedReferral } from '../../support/referral-seed.ts';
import { seedWorld } from '../../support/seed.ts';
import type { World } from '../../support/seed.ts';

const store = fileStore();
const NONE = {} as JobHelpers;

let base: string;
let world: World;
let clamdUrl: string;
beforeAll(async () => {
  const { secret } = await testDatabase();
  const files = { links: fileLinks(secret), store, checkFirst: true };
  base = (await httpApp({ files })).replace('/graphql', '');
  world = await seedWorld();
  clamdUrl = await startClamd();
});

const deps = async (url: string | null = clamdUrl) => ({
  db: await workerDb(),
  store,
  antivirus: url === null ? null : clamd(url),
});
const check = async (fileId: string) => checkFile(await deps())({ fileId }, NONE);
const statesFor = async (who: World['state'], id: string) =>
  (await ask(who, 'query ($id: ID!) { referral(id: $id) { files { state link } } }', { id })).data
    .referral.files;

describe('a file that an antivirus looks at first (REF-062)', () => {
  test('is its author’s organization’s until then, and there for both when nothing is found', async () => {
    const { id } = await seedReferral(world, 'RECEIVED');
    const { staff, colleague } = world.sender;
    const { id: fileId, answer } = await attach(base, staff, id, 'a.txt', Buffer.from('Harmless.'));
    expect(await answer.text()).toBe('It is here, and being checked.\n');
    expect(await statesFor(colleague, id)).toEqual([{ state: 'CHECKING', link: null }]);
    expect(await statesFor(world.receiver.staff, id)).toEqual([]);
    const path = fileLinks((await testDatabase()).secret).downloadPath(fileId, staff);
    const early = await fetch(`${base}${path}`, {
      headers: { authorization: `Bearer ${staff.token}` },
    });
    expect(early.status).toBe(404);

    await check(fileId);
    await check(fileId);
    for (const who of [staff, world.receiver.staff])
      expect(await statesFor(who, id)).toMatchObject([{ state: 'READY' }]);
    const told = await adminQuery(
      `select actor_user_id as who from activity where referral_id = $1 and kind = 'FILE_ATTACHED'`,
      [id],
    );
    expect(told).toEqual([{ who: staff.userId }]);
  });

  test('is refused and thrown away when something is found, and its author told', async () => {
    const { id } = await seedReferral(world, 'RECEIVED');
    const { staff } = world.receiver;
    const bytes = Buffer.from('X5O!P%@AP: EICAR, for tests.');
    const { id: fileId } = await attach(base, staff, id, 'a.txt', bytes);
    await check(fileId);
    expect(await statesFor(staff, id)).toEqual([{ state: 'INFECTED', link: null }]);
    for (const who of [world.sender.staff, world.state])
      expect(await statesFor(who, id)).toEqual([]);
    const told = await adminQuery(
      `select audience, side_organization_id as side, data ->> 'assigneeId' as who
         from activity where referral_id = $1 and kind like 'FILE%'`,
      [id],
    );
    expect(told).toEqual([{ audience: 'SIDE', side: staff.organizationId, who: staff.userId }]);
    await forgetFile(await deps())({ fileId }, NONE);
    expect(await store.open(fileId)).toBeNull();
  });

  test('waits while the antivirus is away, or is not configured where jobs run', async () => {
    const { id } = await seedReferral(world, 'RECEIVED');
    const { staff } = world.sender;
    const { id: fileId } = await attach(base, staff, id, 'a.txt', Buffer.from('Harmless.'));
    await expect(
      Promise.resolve(checkFile(await deps('tcp://127.0.0.1:1'))({ fileId }, NONE)),
    ).rejects.toThrow();
    await expect(Promise.resolve(checkFile(await deps(null))({ fileId }, NONE))).rejects.toThrow(
      'ANTIVIRUS_URL',
    );
    expect(await statesFor(staff, id)).toMatchObject([{ state: 'CHECKING' }]);
    await check(fileId);
    expect(await statesFor(staff, id)).toMatchObject([{ state: 'READY' }]);
  });
});

test('an upload that nobody finished is forgotten after an hour', async () => {
  const { id } = await seedReferral(world, 'SENT');
  const [old, young] = await Promise.all(
    ['old.txt', 'young.txt'].map((name) => announce(world.sender.staff, id, name, 5)),
  );
  await adminQuery(
    `update referral_file set created_at = now() - interval '61 minutes' where id = $1`,
    [old?.id],
  );
  await SWEEPERS.find(({ name }) => name === 'unfinished-files')?.run(await workerDb());
  expect(await adminQuery('select id from referral_file where referral_id = $1', [id])).toEqual([
    { id: young?.id },
  ]);
});
