import { expect } from 'vitest';
import { test } from '../support/browser.ts';
import { visit } from '../support/browser-steps.ts';

/** REF-009: what an organization says of itself it can also change, with all that hangs on it. */
test('hours of a place, a condition and a contact of a service are changed and stay', async ({
  openWindow,
  product,
}) => {
  const page = await openWindow('keeper', { as: 'priya' });
  const [kept] = await product.query(
    `select s.id as service, l.id as place
       from service s join location l on l.id = s.location_id join organization o on o.id = s.organization_id
      where o.name = 'Lakeside College'
        and exists (select 1 from service_contact c where c.service_id = s.id)
        and exists (select 1 from eligibility_clause c where c.service_id = s.id and c.kind = 'AGE')
        and exists (select 1 from opening_hours h where h.location_id = l.id) limit 1`,
  );

  const place = `/organization/locations/${String(kept?.['place'])}`;
  await visit(page, place);
  await page.getByLabel('Closes').first().fill('18:45');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.waitForURL('**/organization');
  await visit(page, place);
  expect(await page.getByLabel('Closes').first().inputValue()).toBe('18:45');

  const service = `/organization/services/${String(kept?.['service'])}`;
  await visit(page, service);
  await page.getByLabel('What they do').first().fill('Front desk');
  await page.getByLabel('from', { exact: true }).first().fill('19');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.waitForURL('**/organization');
  await visit(page, service);
  expect(await page.getByLabel('What they do').first().inputValue()).toBe('Front desk');
  expect(await page.getByLabel('from', { exact: true }).first().inputValue()).toBe('19');
});

/** CORE-024: why a save was refused is where one looks, however long the form. */
test('what is refused as a whole comes into view and has the focus', async ({
  openWindow,
  product,
}) => {
  const page = await openWindow('keeper', { as: 'priya' });
  const [kept] = await product.query(
    `select s.id from service s join organization o on o.id = s.organization_id
      where o.name = 'Lakeside College' limit 1`,
  );
  await visit(page, `/organization/services/${String(kept?.['id'])}`);
  await product.query('update service set version = version + 1 where id = $1', [kept?.['id']]);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  const theirs = page.getByRole('button', { name: 'Show theirs and start from it' });
  await theirs.waitFor();
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.querySelector('[role=alert]') !== null))
    .toBe(true);
  await expect
    .poll(() =>
      page.evaluate(() => {
        const { top, bottom } = document.activeElement?.getBoundingClientRect() ?? new DOMRect();
        return top >= 0 && bottom <= innerHeight;
      }),
    )
    .toBe(true);
});
