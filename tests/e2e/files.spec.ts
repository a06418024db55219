import type { Download, Page } from 'playwright-core';
import { expect } from 'vitest';
import { SAMPLES } from '../support/attach.ts';
import { test } from '../support/browser.ts';
import { soon, soonGone, visit } from '../support/browser-steps.ts';
import { overflow } from './support/checks.ts';
import { demoReferral } from './support/demo.ts';

const PLAN = { name: 'Plan.pdf', mimeType: 'application/pdf', buffer: SAMPLES.pdf };
/** As a phone names what it photographs. */
const PHOTO = {
  name: 'IMG_20261122_174501_certificate_of_completion.png',
  mimeType: 'image/png',
  buffer: SAMPLES.png,
};

const named = (page: Page, { name }: { name: string }) => page.getByText(name, { exact: true });

/** What the browser keeps when one presses it. */
async function downloaded(page: Page, button: string): Promise<Download> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button, exact: true }).click(),
  ]);
  return download;
}

/** Whether the address of an earlier download still answers whoever it was made for. */
const statusOf = async (page: Page, download: Download): Promise<number> =>
  (await page.request.get(download.url())).status();

/** REF-062, REF-050. */
test('a customer adds a file on the phone, the partner opens it, and it is closed to them when it is removed or no longer shared', async ({
  openWindow,
  product,
}) => {
  const { id } = await demoReferral(product, 'Darnell', 'SENT');
  const sender = await openWindow('sender', { as: 'rosa' });
  const partner = await openWindow('partner', { as: 'marcus' });
  const customer = await openWindow('customer', {
    as: 'darnell',
    viewport: { width: 390, height: 844 },
  });
  await visit(sender, `/referrals/${id}`);
  await visit(partner, `/referrals/${id}`);
  await visit(customer, `/me/referrals/${id}`);
  for (const page of [sender, partner, customer])
    await soon(page.locator('[data-live-state="live"]'));

  // What the library attaches, the college and the customer open.
  await sender.getByLabel('Files to attach').setInputFiles(PLAN);
  await soon(named(sender, PLAN), named(partner, PLAN), named(customer, PLAN));
  await soon(customer.getByText(/^Added by Cedar Branch Library/));
  const plan = await downloaded(customer, `Open ${PLAN.name}`);
  expect(plan.suggestedFilename()).toBe(PLAN.name);

  // The customer's own, from the phone.
  await customer.getByLabel('Files to add').setInputFiles(PHOTO);
  await soon(named(customer, PHOTO), named(partner, PHOTO), named(sender, PHOTO));
  await soon(
    customer.getByText(/^Added by you/),
    partner.getByText(/Darnell Brooks \(customer\)/),
    customer.getByText('You added a file.'),
  );
  expect(await overflow(customer)).toEqual([]);
  const photo = await downloaded(partner, `Download ${PHOTO.name}`);
  expect(photo.suggestedFilename()).toBe(PHOTO.name);
  expect(await statusOf(partner, photo)).toBe(200);
  // The address is the partner's own: neither side can hand it on.
  expect([403, 404]).toContain(await statusOf(sender, photo));

  // Removed, it is gone for everybody, and so is what was kept of it.
  await customer.getByRole('button', { name: `Remove ${PHOTO.name}` }).click();
  await customer.getByRole('button', { name: 'Yes, remove it' }).click();
  await soonGone(named(customer, PHOTO), named(partner, PHOTO), named(sender, PHOTO));
  expect(await statusOf(partner, photo)).toBe(404);

  // Added again and no longer shared, it stays the customer's alone.
  await customer.getByLabel('Files to add').setInputFiles(PHOTO);
  await soon(named(customer, PHOTO), named(partner, PHOTO));
  const again = await downloaded(partner, `Download ${PHOTO.name}`);
  await customer.getByRole('link', { name: 'Who may see me' }).click();
  await customer.getByRole('button', { name: 'Take this back' }).first().click();
  await customer.getByRole('button', { name: 'Yes, stop sharing' }).click();
  await soonGone(named(partner, PHOTO), named(partner, PLAN), named(sender, PHOTO));
  for (const kept of [again, photo]) expect(await statusOf(partner, kept)).toBe(404);
  expect(await statusOf(customer, plan)).toBe(404);
  // What the library put there itself stays the library's, what the customer added the customer's.
  await soon(named(sender, PLAN));
  await visit(customer, `/me/referrals/${id}`);
  await soon(named(customer, PHOTO), customer.getByText(/^You no longer share documents/));
  expect(await named(customer, PLAN).count()).toBe(0);
});
