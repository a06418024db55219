import { expect } from 'vitest';
import { test } from '../support/browser.ts';
import { visit } from '../support/browser-steps.ts';
import { demoReferral } from './support/demo.ts';

/** CORE-023: on paper a record is one column without the frame. */
test('a referral prints as one clean column', async ({ openWindow, product }) => {
  const { id, number } = await demoReferral(product, 'Ana', 'IN_PROGRESS');
  const page = await openWindow('paper', { as: 'rosa', colorScheme: 'dark' });
  for (const path of [`/referrals/${id}`, `/referrals/${id}/print`]) {
    await visit(page, path);
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize({ width: 794, height: 1123 });
    const frame = page.locator('nav, [role=search], [data-print=hide], form, button svg');
    expect(await frame.filter({ visible: true }).count(), path).toBe(0);
    const paper = await page.evaluate(() => {
      const style = getComputedStyle(document.body);
      const boxes = [...document.querySelectorAll('main section, main article section, main h2')]
        .map((each) => each.getBoundingClientRect())
        .filter(({ width, height }) => width > 0 && height > 0);
      return {
        background: style.backgroundColor,
        color: style.color,
        overflows: document.documentElement.scrollWidth > innerWidth,
        besides: boxes.filter(({ left }) => left > innerWidth / 2).length,
      };
    });
    expect(paper, path).toEqual({
      background: 'rgb(255, 255, 255)',
      color: 'rgb(0, 0, 0)',
      overflows: false,
      besides: 0,
    });
    expect(await page.getByText(number).filter({ visible: true }).count(), path).toBeGreaterThan(0);
    const pdf = await page.pdf({ format: 'Letter' });
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    await page.emulateMedia({ media: 'screen' });
    await page.setViewportSize({ width: 1280, height: 800 });
  }
});

test('paper has the whole history, however long (REF-037)', async ({ openWindow, product }) => {
  const { id } = await demoReferral(product, 'Ana', 'IN_PROGRESS');
  const changes = async () => {
    const [row] = await product.query(
      `select count(*)::int as n from activity where referral_id = $1 and kind = 'REFERRAL_STARTED'`,
      [id],
    );
    return Number(row?.['n']);
  };
  const before = await changes();
  // As if it had been started over and over; without anybody being told.
  await product.query(`begin; set local session_replication_role = replica;
    insert into activity select (jsonb_populate_record(a, jsonb_build_object(
        'id', gen_random_uuid(), 'seq', nextval('activity_seq_seq')))).*
      from activity a, generate_series(1, 150)
     where referral_id = '${id}' and kind = 'REFERRAL_STARTED'; commit`);
  const page = await openWindow('long paper', { as: 'rosa' });
  await visit(page, `/referrals/${id}/print`);
  await expect.poll(() => page.getByText('started services').count()).toBeGreaterThan(100);
  await product.query(`delete from activity where referral_id = '${id}' and kind = 'REFERRAL_STARTED'
    and seq > (select min(seq) from activity where referral_id = '${id}' and kind = 'REFERRAL_STARTED')`);
  expect(await changes()).toBe(before);
});
