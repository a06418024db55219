import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { test } from '../support/browser.ts';
import { soon, visit } from '../support/browser-steps.ts';
import { demoReferral, shown } from './support/demo.ts';

const focused = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    return element instanceof HTMLElement
      ? (element.getAttribute('aria-label') ?? element.innerText)
      : '';
  });

/** Tab until the wanted thing has the focus; a page where that takes long is no page for the keyboard. */
async function tabTo(page: Page, wanted: RegExp, most = 40): Promise<void> {
  for (let presses = 0; presses < most; presses++) {
    if (wanted.test(await focused(page))) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${most} times Tab and no ${wanted}: ${await focused(page)}`);
}

/** CORE-017: the inbox and an answer without a mouse. */
test('a referral is found, opened and accepted by keys alone', async ({ openWindow, product }) => {
  const { id } = await demoReferral(product, 'Darnell', 'SENT');
  const page = await openWindow('keys', { as: 'marcus' });
  await visit(page, '/referrals');
  const lines = page.getByRole('list', { name: /^Referrals/ }).locator('[data-open]');
  const at = (
    await lines.evaluateAll((links) => links.map((each) => each.getAttribute('href')))
  ).indexOf(`/referrals/${id}`);
  expect(at).toBeGreaterThanOrEqual(0);
  for (let press = 0; press <= at + 1; press++) await page.keyboard.press('j');
  await page.keyboard.press('k');
  expect(await focused(page)).toContain('Darnell Brooks');
  // Beside the list it is only looked at: the sender is told nothing.
  await page.getByRole('heading', { level: 2, name: 'Darnell Brooks' }).waitFor();
  await page.keyboard.press('Enter');
  await page.waitForURL(`**/referrals/${id}`);
  await shown(page, 'Received').first().waitFor();

  await tabTo(page, /^Accept$/);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: /^Accept the referral/ }).waitFor();
  await tabTo(page, /^Accept$/);
  await page.keyboard.press('Enter');
  await soon(shown(page, 'Accepted'));
});
