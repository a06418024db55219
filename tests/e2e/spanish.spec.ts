import { expect } from 'vitest';
import { test } from '../support/browser.ts';
import { soon, visit } from '../support/browser-steps.ts';
import { demoReferral } from './support/demo.ts';

/** REF-051, CORE-017, CORE-021. */
test('in Spanish on a small phone a customer says that nobody has called, and both sides hear it', async ({
  openWindow,
  product,
}) => {
  const { id } = await demoReferral(product, 'Ana', 'IN_PROGRESS');
  const sender = await openWindow('sender', { as: 'rosa' });
  const receiver = await openWindow('receiver', { as: 'marcus' });
  await visit(sender, `/referrals/${id}`);
  await visit(receiver, '/');
  await soon(
    sender.locator('[data-live-state="live"]'),
    receiver.locator('[data-live-state="live"]'),
  );
  const bell = receiver.getByRole('link', { name: /notice/i }).first();
  const before = await bell.getAttribute('aria-label');

  const phone = await openWindow('phone', {
    as: 'ana',
    locale: 'es-US',
    viewport: { width: 360, height: 740 },
    hasTouch: true,
    isMobile: true,
  });
  await visit(phone, '/me');
  expect(await phone.locator('html').getAttribute('lang')).toBe('es');
  const request = phone
    .getByRole('main')
    .locator('section, article, div')
    .filter({
      has: phone.getByText('Lakeside College'),
    });
  await request.first().waitFor();
  await phone.getByText('¿No es así? Díganos').first().tap();
  await phone.getByRole('button', { name: 'Nadie se ha comunicado conmigo' }).first().tap();
  await soon(phone.getByText(/^Gracias\. Se lo estamos avisando ahora a/));

  await soon(sender.getByText('Nobody has contacted me'));
  await expect.poll(() => bell.getAttribute('aria-label')).not.toBe(before);
  const scroll = await phone.evaluate(() => document.documentElement.scrollWidth);
  expect(scroll).toBeLessThanOrEqual(360);
});

/** CORE-025: what is ours is in the reader's language; what partners wrote says in which it is. */
test('the facts of a request, and signing an organization up, are in Spanish', async ({
  openWindow,
  product,
}) => {
  const { id } = await demoReferral(product, 'Ana', 'IN_PROGRESS');
  await product.query(
    `update service set cost = 'Free', documents = 'Photo ID'
      where id = (select service_id from referral where id = $1)`,
    [id],
  );
  const customer = await openWindow('customer', { as: 'ana', locale: 'es-US' });
  await visit(customer, `/me/referrals/${id}`);
  await customer.getByText('Gratis', { exact: true }).waitFor();
  expect(await customer.getByText('Photo ID').getAttribute('lang')).toBe('en');

  const partner = await openWindow('partner', { as: 'priya' });
  await visit(partner, '/register-organization');
  await partner.getByRole('button', { name: 'Español' }).click();
  await partner.getByRole('heading', { level: 1, name: 'Inscriba su organización' }).waitFor();
  await partner.getByRole('button', { name: 'Inscribir la organización' }).click();
  await partner.getByRole('alert').waitFor();
  const words = await partner.getByRole('main').innerText();
  expect(words).not.toMatch(/\b(the|your|of|optional|Enter)\b/i);
});
