import { expect } from 'vitest';
import type { Product } from '../support/browser-product.ts';
import { test } from '../support/browser.ts';
import { soon, visit } from '../support/browser-steps.ts';
import { activityOf, demoReferral, shown } from './support/demo.ts';

/** The sweeper comes by every 15 seconds; on a busy machine later. */
const SWEPT = { timeout: 60_000 };

/** Whole minutes until what the referral waits for is overdue, by the product's clock. */
async function minutesToOverdue(product: Product, id: string): Promise<number> {
  const [row] = await product.query(
    `select ceil(extract(epoch from due_at - app.now()) / 60)::int + 1 as minutes from referral where id = $1`,
    [id],
  );
  return Number(row?.['minutes']);
}

/** REF-053, N-24: nobody opens it, and all who wait learn that while they look. */
test('a referral nobody opened becomes “Attempting contact” before everybody’s eyes, and the sender is asked to reach the partner', async ({
  openWindow,
  product,
}) => {
  const { id } = await demoReferral(product, 'Darnell', 'SENT');
  const sender = await openWindow('sender', { as: 'rosa' });
  const home = await openWindow('home', { as: 'rosa' });
  const receiver = await openWindow('receiver', { as: 'marcus' });
  await visit(sender, `/referrals/${id}`);
  await visit(home, '/');
  await visit(receiver, '/referrals');
  // Beside the list it is only looked at, which does not count as opened.
  const line = receiver.locator(`[data-open][href="/referrals/${id}"]`);
  await line.focus();
  for (const key of ['j', 'k']) await receiver.keyboard.press(key);
  await receiver.getByRole('heading', { level: 2, name: 'Darnell Brooks' }).waitFor();
  await shown(sender, 'Sent').first().waitFor();
  const toReach = home
    .getByRole('listitem')
    .filter({ has: home.locator(`a[href^="/referrals/${id}"]`) })
    .filter({ hasText: 'Reach the partner' });
  expect(await toReach.count()).toBe(0);

  const moved = await sender.request.post('/demo/clock.json', {
    data: { advanceMinutes: await minutesToOverdue(product, id) },
  });
  expect(moved.ok()).toBe(true);

  await shown(sender, 'Attempting contact').first().waitFor(SWEPT);
  await soon(
    sender.getByText(/We told the backup contact of Lakeside College and Cedar Branch Library/),
    receiver
      .getByRole('listitem')
      .filter({ has: line })
      .getByText('Attempting contact', { exact: true }),
  );
  const waiting = home.getByRole('button', { name: /^\d+ new$/ });
  await soon(toReach.or(waiting));
  if (await waiting.isVisible()) await waiting.click();
  await toReach.waitFor();
  expect(await activityOf(product, id)).toContain('REFERRAL_ATTEMPTING_CONTACT');
});
