import { inTimePercent } from '@throughline/schema/domain/referral/report/figures';
import { readSheet } from 'read-excel-file/node';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Visitor } from '../../support/actors.ts';
import { makeProgram } from '../../support/api-clients.ts';
import { ask } from '../../support/ask.ts';
import { adminQuery } from '../../support/database.ts';
import { httpApp } from '../../support/http-app.ts';
import { seedReferral, today } from '../../support/referral-seed.ts';
import { seedWorld } from '../../support/seed.ts';
import type { World } from '../../support/seed.ts';

const FORMULA = '=HYPERLINK("https://example.org","Open me")';

let base: string;
let world: World;
beforeAll(async () => {
  base = (await httpApp()).replace('/graphql', '/reports');
  world = await seedWorld();
  for (const status of ['SENT', 'DECLINED', 'COMPLETED'] as const)
    await seedReferral(world, status);
  await adminQuery('update organization set name = $2 where id = $1', [world.receiver.id, FORMULA]);
});

const question = (more: Record<string, string> = {}) =>
  new URLSearchParams({ box: 'sent', by: 'receiver', from: today(), to: today(), ...more });

const get = (who: Pick<Visitor, 'token'> | null, file: string, more?: Record<string, string>) =>
  fetch(`${base}/${file}?${question(more)}`, {
    headers: who ? { authorization: `Bearer ${who.token}` } : {},
  });

const FIGURES = `query ($sent: SentWithin!) { referralReport(box: SENT, sent: $sent, groupBy: RECEIVER) {
  total { referrals persons inTime late reached completedKnown coEnrolled } } }`;

describe('the figures as files (REF-002, REF-057)', () => {
  test('CSV has what the page has, a line each', async () => {
    const { data } = await ask(world.sender.staff, FIGURES, {
      sent: { from: today(), to: today() },
    });
    const { total } = data.referralReport;
    const answer = await get(world.sender.staff, 'figures.csv');
    expect(answer.headers.get('content-type')).toMatch(/^text\/csv/);
    expect(answer.headers.get('content-disposition')).toBe(
      `attachment; filename="referral-figures-${today()}-to-${today()}.csv"`,
    );
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    const lines = bytes.toString().slice(1).trimEnd().split('\r\n');
    expect(lines).toHaveLength(3);
    expect(lines[0]).toMatch(/^Partner it was sent to,Referrals,People,In time,Late,/);
    const { referrals, persons, inTime, late, reached, completedKnown, coEnrolled } = total;
    const share = inTimePercent(total) ?? '';
    expect(lines[1]).toMatch(
      new RegExp(
        `^All,${referrals},${persons},${inTime},${late},${share},${reached},${completedKnown},${coEnrolled},`,
      ),
    );

    expect(lines[0]?.split(',').length).toBe(lines[1]?.split(',').length);
  });

  test('a name that looks like a formula is a text', async () => {
    const text = await (await get(world.sender.staff, 'figures.csv')).text();
    expect(text).toContain(`"'${FORMULA.replaceAll('"', '""')}"`);
    expect(text).not.toMatch(/(^|,)"?=/m);
  });

  test('XLSX opens again, with numbers as numbers and what they mean', async () => {
    const answer = await get(world.sender.staff, 'figures.xlsx');
    expect(answer.status).toBe(200);
    const file = Buffer.from(await answer.arrayBuffer());
    const [titles = [], all = [], group = []] = await readSheet(file, 'Figures');
    expect(all.slice(0, 2)).toEqual(['All', 3]);
    expect(group.slice(0, 2)).toEqual([FORMULA, 3]);
    expect(all[titles.indexOf('Status now: Declined')]).toBe(1);
    expect(all[titles.indexOf('Outcome: Services delivered')]).toBe(1);
    const meaning = await readSheet(file, 'What it means');
    expect(meaning.find(([what]) => what === 'The same on screen')?.[1]).toContain('/reports?box=');
  });

  test('holds nothing but what one may count oneself', async () => {
    for (const who of [world.outsider.staff, world.elsewhere.admin]) {
      const lines = (await (await get(who, 'figures.csv')).text()).trimEnd().split('\r\n');
      expect(lines).toHaveLength(2);
      expect(lines[1]).toMatch(/^All,0,/);
    }
    const areas = await get(world.sender.staff, 'areas.csv');
    expect(await areas.text()).toMatch(
      /^\uFEFF?Local area,Referrals,Answered in time \(%\),Followed by a co-enrollment \(%\)\r\n/,
    );
  });

  test.each<[string, () => Promise<Pick<Visitor, 'token'> | null>, number]>([
    ['nobody', async () => null, 401],
    ['a customer', async () => world.customer, 403],
    [
      'a client without the scope',
      async () => makeProgram(world.sender.admin, ['DIRECTORY_READ']),
      403,
    ],
    ['a client with it', async () => makeProgram(world.sender.admin, ['REFERRALS_READ']), 200],
  ])('%s', async (_, who, status) => {
    for (const file of ['figures.csv', 'figures.xlsx', 'areas.csv'])
      expect((await get(await who(), file)).status).toBe(status);
  });

  test('a membership that is not one’s own counts nothing', async () => {
    const membership = world.receiver.staff.membershipId ?? '';
    const cookie = `tl_session=${world.sender.staff.token}`;
    const answer = await fetch(`${base}/figures.csv?${question({ membership })}`, {
      headers: { cookie },
    });
    expect(answer.status).not.toBe(200);
  });

  test('what is not asked properly, written to, or asked by other sites is refused', async () => {
    expect((await get(world.sender.staff, 'figures.csv', { box: 'drafts' })).status).toBe(400);
    expect((await get(world.sender.staff, 'figures.csv', { from: 'x' })).status).toBe(400);
    expect((await fetch(`${base}/figures.csv?${question()}`, { method: 'DELETE' })).status).toBe(
      405,
    );
    const foreign = await fetch(`${base}/figures.csv?${question()}`, {
      headers: {
        cookie: `tl_session=${world.sender.staff.token}`,
        'sec-fetch-site': 'cross-site',
        'sec-fetch-mode': 'cors',
      },
    });
    expect(foreign.status).toBe(403);
  });
});
