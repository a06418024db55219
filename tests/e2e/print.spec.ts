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
