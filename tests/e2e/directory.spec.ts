import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Product } from '../support/browser-product.ts';
import { test } from '../support/browser.ts';
import { visit } from '../support/browser-steps.ts';
import { overflow } from './support/checks.ts';

const PHONE = { viewport: { width: 390, height: 844 } };

/** The step of a new referral where services are picked, for somebody of Rosa's library. */
async function visitServices(page: Page, product: Product): Promise<void> {
  const [person] = await product.query(
    `select p.id from person p join organization o on o.id = p.created_by_organization_id
      where o.name = 'Cedar Branch Library' and p.first_name = 'Darnell' limit 1`,
  );
  await visit(page, `/referrals/new?step=services&person=${String(person?.['id'])}`);
  await page
    .getByRole('button', { name: /^Pick: / })
    .first()
    .waitFor();
}

/** REF-012: a ZIP code that no place is known for narrows nothing, and says so where it was typed. */
test('a ZIP code outside of Illinois leaves the directory standing', async ({
  openWindow,
  product,
}) => {
  const page = await openWindow('staff', { as: 'rosa' });
  await visit(page, '/directory?zip=99999');
  await page.getByText('Not in Illinois.').waitFor();
  const count = page.getByText(/^\d+ services/);
  await count.waitFor();

  await visit(page, '/directory?zip=61602&within=5');
  const near = await count.innerText();
  const zip = page.getByRole('textbox', { name: 'Near ZIP code' });
  await zip.fill('99999');
  await page.getByText('Not in Illinois.').waitFor();
  await expect.poll(() => count.innerText()).not.toBe(near);
  expect(
    await page
      .locator('[data-row]')
      .getByText(/^\d+(\.\d+)? mi/)
      .count(),
  ).toBe(0);
  await zip.fill('61602');
  await page.getByText('Not in Illinois.').waitFor({ state: 'detached' });
  await expect.poll(() => count.innerText()).toBe(near);

  await visitServices(page, product);
  await page.getByRole('textbox', { name: 'Near ZIP code' }).fill('99999');
  await page.getByText('Not in Illinois.').waitFor();
  await page
    .getByRole('button', { name: /^Pick: / })
    .first()
    .waitFor();
});

/** Where one is in a long list is where one stays. */
test('picking a service moves neither the page nor the focus', async ({ openWindow, product }) => {
  const page = await openWindow('staff', { as: 'rosa' });
  await visitServices(page, product);
  await page.getByRole('button', { name: 'Clear all' }).click();
  await page
    .getByRole('button', { name: /^Pick: / })
    .nth(8)
    .waitFor();
  for (const at of [4, 6]) {
    const pick = page.getByRole('button', { name: /^Pick(ed)?: / }).nth(at);
    await pick.scrollIntoViewIfNeeded();
    const place = await pick.boundingBox();
    const before = new URL(page.url()).searchParams.get('draft') ?? '';
    await pick.click();
    await expect
      .poll(() => (new URL(page.url()).searchParams.get('draft') ?? '').length)
      .toBeGreaterThan(before.length);
    // What is picked may be listed above; what one looks at stays where it is.
    expect(await pick.evaluate((button) => button === document.activeElement)).toBe(true);
    expect(Math.abs(((await pick.boundingBox())?.y ?? 0) - (place?.y ?? 0))).toBeLessThan(3);
  }
});

test('on a phone, going on with nothing picked is answered beside the button', async ({
  openWindow,
  product,
}) => {
  const page = await openWindow('phone', { as: 'rosa', ...PHONE });
  await visitServices(page, product);
  await page.getByRole('button', { name: 'Continue', exact: true }).click();
  const problem = page.getByText('Pick at least one service.');
  await problem.waitFor();
  const box = await problem.boundingBox();
  expect(box?.y).toBeGreaterThan(0);
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThan(PHONE.viewport.height);
});

test.for([1440, 1024, 390])(
  'the menu of needs fits a window of %i px',
  async (width, { openWindow }) => {
    const page = await openWindow('staff', { as: 'rosa', viewport: { width, height: 900 } });
    await visit(page, '/directory');
    await page.getByRole('button', { name: 'Any need' }).click();
    const menu = page.locator('.popover');
    await menu.waitFor();
    const stray = await menu.evaluate((element) => {
      const outer = element.getBoundingClientRect();
      return [...element.querySelectorAll('label')]
        .map((label) => label.getBoundingClientRect())
        .filter(({ left, right }) => left < outer.left || right > outer.right || right > innerWidth)
        .length;
    });
    expect(stray).toBe(0);
    expect(await overflow(page)).toEqual([]);
  },
);

/** A partner's name is what tells two lines apart. */
test.for([1440, 1100])(
  'lines of the inbox and of home show all they say at %i px',
  async (width, { openWindow }) => {
    const page = await openWindow('staff', { as: 'rosa', viewport: { width, height: 900 } });
    for (const path of ['/referrals?box=sent', '/']) {
      await visit(page, path);
      const lines = page.locator('[data-row] :is(.second, .about)');
      await lines.first().waitFor();
      const cut = await lines.evaluateAll((all) =>
        all
          .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
          .map((each) => each.textContent),
      );
      expect(cut).toEqual([]);
    }
  },
);

/** The examples are promises: GED is the first thing many type. */
const EXAMPLES: Readonly<Record<string, RegExp>> = {
  GED: /high school equivalency/i,
  rent: /rent/i,
  tools: /tools/i,
};

test('each example of the search field finds what it says', async ({ openWindow }) => {
  const page = await openWindow('staff', { as: 'rosa' });
  await visit(page, '/directory');
  const placeholder = await page.getByRole('searchbox').first().getAttribute('placeholder');
  const examples = (placeholder ?? '').replace(/^.*: | …$/g, '').split(', ');
  expect(examples).toEqual(Object.keys(EXAMPLES));
  for (const example of examples) {
    await visit(page, `/directory?q=${example}`);
    expect(await page.locator('[data-row]').first().innerText()).toMatch(EXAMPLES[example] ?? /^$/);
  }
});
