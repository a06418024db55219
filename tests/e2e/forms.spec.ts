import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { test } from '../support/browser.ts';
import { visit } from '../support/browser-steps.ts';

/** Presses and releases where the target lies when the finger goes down, as a hand does. */
async function pressOn(page: Page, target: Locator): Promise<void> {
  await target.scrollIntoViewIfNeeded();
  const before = await target.boundingBox();
  if (!before) throw new Error('Nothing to press.');
  await page.mouse.move(before.x + before.width / 2, before.y + 4);
  await page.mouse.down();
  await page.waitForTimeout(100);
  expect(await target.boundingBox()).toEqual(before);
  await page.mouse.up();
}

/** Problems come and go when one leaves a field, and never from under a pressed pointer. */
test('leaving a field for the button sends the form by one click, and by keys checks at once', async ({
  openWindow,
}) => {
  const page = await openWindow('account', { as: 'rosa' });
  await visit(page, '/account');
  const form = page.locator('form').filter({ has: page.getByLabel('Your name', { exact: true }) });
  const name = form.getByLabel('Your name', { exact: true });
  const save = form.getByRole('button', { name: 'Save', exact: true });
  const problem = form.locator('#field-name-error');

  // A problem appears.
  await name.fill('');
  await pressOn(page, save);
  await form.getByRole('alert').waitFor();
  await problem.waitFor();

  // It goes.
  await name.fill('Rosa Delgado');
  await pressOn(page, save);
  await form.getByText('Saved').waitFor();
  expect(await problem.count()).toBe(0);

  // A press elsewhere checks too, once it is released.
  await name.fill('');
  await pressOn(page, page.getByRole('heading', { level: 1 }));
  await problem.waitFor();

  await name.fill('Rosa Delgado');
  await page.keyboard.press('Tab');
  await problem.waitFor({ state: 'detached' });
});
