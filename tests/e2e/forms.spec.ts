import { LIMITS } from '@throughline/schema/domain/shared/limits';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { test } from '../support/browser.ts';
import { soon, soonGone, visit } from '../support/browser-steps.ts';
import { axeProblems } from './support/checks.ts';
import { askAs } from './support/wire.ts';

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

/** CORE-019: whoever sees last four digits cannot try out the others, and work goes on meanwhile. */
test('too many Social Security numbers: the form says so, and goes on without one', async ({
  openWindow,
}) => {
  const page = await openWindow('adding', { as: 'joan' });
  await visit(page, '/people/new');
  const number = (last: number) => `234-57-${String(last).padStart(4, '0')}`;
  const compare = (ssn: string) =>
    askAs(
      page,
      'query ($ssn: Ssn) { similarPeople(firstName: "No", lastName: "Body", ssn: $ssn) { score } }',
      { ssn },
    );
  for (let count = 1; count <= LIMITS.ssnComparisons; count += 1)
    expect((await compare(number(count))).errors).toBeUndefined();

  await page.getByLabel('First name').fill('Odetta');
  await page.getByLabel('Last name').fill('Numberless');
  await page.getByLabel(/^Phone/).fill('815 555 0161');
  const ssn = page.getByLabel(/^Social Security number/);
  const told = page.getByRole('status').filter({ hasText: /compared within an hour/ });
  await ssn.fill(number(LIMITS.ssnComparisons + 1));
  await soon(told);
  expect(await told.innerText()).toMatch(
    /goes on in \d+ minutes; until then, leave the number out/,
  );
  expect(await axeProblems(page, 'html')).toEqual([]);

  await page.getByRole('button', { name: 'Add person' }).click();
  await soon(page.getByRole('alert').filter({ hasText: /Too often .* Try again in \d+ minutes/ }));
  await page.getByRole('button', { name: 'Go on without the number' }).click();
  await soonGone(told);
  expect(await ssn.inputValue()).toBe('');
  await page.getByRole('button', { name: 'Add person' }).click();
  await soon(page.getByRole('heading', { name: 'Odetta Numberless' }));
});
