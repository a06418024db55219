import { expect } from 'vitest';
import { test } from '../support/browser.ts';
import { soon, visit } from '../support/browser-steps.ts';
import { unsubscribeLink } from './support/account.ts';
import { demoReferral } from './support/demo.ts';
import { askAs } from './support/wire.ts';

/** CORE-015: told in the title, by mail, and as one chose. */
test('a notice shows in the title; one chooses how to be told, and ends mail by the link in it', async ({
  openWindow,
  product,
}) => {
  const { id } = await demoReferral(product, 'Darnell', 'SENT');
  // What the demo's story still has to tell would be counted.
  const jobs = () => product.query('select 1 from graphile_worker.jobs');
  await expect.poll(jobs, { timeout: 60_000 }).toEqual([]);
  const sender = await openWindow('sender', { as: 'rosa' });
  const receiver = await openWindow('receiver', { as: 'marcus' });
  await visit(sender, `/referrals/${id}`);
  await visit(receiver, '/notices');
  await soon(receiver.locator('[data-live-state="live"]'));
  await receiver.getByRole('button', { name: 'Mark all read' }).click();
  await expect.poll(() => receiver.title()).toBe('Notices · Throughline');
  const input = { referralId: id, body: 'Hello.', clientMutationId: crypto.randomUUID() };
  await askAs(
    sender,
    'mutation ($input: PostMessageInput!) { postMessage(input: $input) { __typename } }',
    { input },
  );
  await expect.poll(() => receiver.title(), { timeout: 15_000 }).toBe('(1) Notices · Throughline');
  // The next page names itself, and the number stays before it.
  await receiver.getByRole('link', { name: 'Choose how you are told' }).click();
  await expect.poll(() => receiver.title()).toBe('(1) How you are told · Throughline');

  await receiver.getByLabel('New referral').selectOption('In the daily summary');
  await receiver.getByLabel('No email at night').check();
  await receiver.getByLabel('Until').fill('20:00');
  await receiver.getByRole('button', { name: 'Save' }).click();
  await receiver
    .getByRole('link', { name: 'Quiet hours must end at another time than they begin.' })
    .waitFor();
  await receiver.getByLabel('Until').fill('06:30');
  await receiver.getByRole('button', { name: 'Save' }).click();
  await receiver.getByText('Saved. It counts from the next notice on.').waitFor();
  await visit(receiver, '/account/notices');
  expect(await receiver.getByLabel('New referral').inputValue()).toBe('DAILY');
  expect(await receiver.getByLabel('Until').inputValue()).toBe('06:30');
  expect(await receiver.getByLabel('Referral declined').inputValue()).toBe('AT_ONCE');

  const path = await unsubscribeLink(product, 'marcus@example.org');
  const mailbox = await openWindow('mailbox');
  await visit(mailbox, path);
  await mailbox.getByText(/^Emails about “Needs your attention” stop\./).waitFor();
  await receiver.reload();
  expect(await receiver.getByLabel('Referral declined').inputValue()).toBe('AT_ONCE');
  await soon(receiver.locator('[data-live-state="live"]'));
  await mailbox.getByRole('button', { name: 'Stop these emails' }).click();
  await mailbox.getByRole('heading', { name: 'These emails are stopped' }).waitFor();
  // The page that is open follows, and what was to come in the summary still does.
  const inAppOnly = () => receiver.getByLabel('Referral declined').inputValue();
  await expect.poll(inAppOnly, { timeout: 15_000 }).toBe('APP_ONLY');
  expect(await receiver.getByLabel('New referral').inputValue()).toBe('DAILY');

  // As a mail program does it: no cookie, no session, another site's form.
  const clicked = await fetch(product.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'List-Unsubscribe=One-Click',
  });
  expect(clicked.status).toBe(200);
  const forged = await fetch(`${product.url}${path}x`, { method: 'POST' });
  expect(forged.status).toBe(404);
});

/** CORE-007, CORE-015, REF-051. */
test('a customer sees the number too, live, and reads what happened', async ({
  openWindow,
  product,
}) => {
  const { id } = await demoReferral(product, 'Darnell', 'SENT');
  const customer = await openWindow('customer', {
    as: 'darnell',
    viewport: { width: 360, height: 740 },
  });
  const receiver = await openWindow('receiver', { as: 'marcus' });
  await visit(receiver, '/');
  await visit(customer, '/me');
  await soon(customer.locator('[data-live-state="live"]'));
  const number = async () => Number(/^\((\d+)\)/.exec(await customer.title())?.[1] ?? 0);
  const before = await number();
  const input = { id, clientMutationId: crypto.randomUUID() };
  await askAs(
    receiver,
    'mutation ($input: AcceptReferralInput!) { acceptReferral(input: $input) { __typename } }',
    { input },
  );
  await expect.poll(number, { timeout: 15_000 }).toBe(before + 1);
  await customer.getByRole('link', { name: /new notice/ }).click();
  await customer
    .getByRole('link', { name: 'Lakeside College will help you. They will contact you.' })
    .click();
  await customer.waitForURL(`**/me/referrals/${id}`);
  await expect.poll(number).toBe(before);
});
