import { expect } from 'vitest';
import { test } from '../support/browser.ts';
import { signInByForm, soon, visit } from '../support/browser-steps.ts';
import { demoReferral } from './support/demo.ts';

/** CORE-010: ending a session elsewhere ends its open page, and nothing typed is lost. */
test('a session ended elsewhere is told so, leads to sign in and back, and keeps what was typed', async ({
  openWindow,
  product,
}) => {
  const { id } = await demoReferral(product, 'Darnell', 'SENT');
  const library = await openWindow('library computer', { as: 'marcus' });
  const phone = await openWindow('phone', { as: 'marcus' });
  await visit(library, `/referrals/${id}?do=message`);
  await soon(library.locator('[data-live-state="live"]'));
  const message = library.getByLabel('Message', { exact: true });
  await message.fill('We could meet on');

  await visit(phone, '/account/sessions');
  await phone
    .getByRole('button', { name: /^End this one/ })
    .first()
    .click();
  await soon(library.getByText('Your session ended. What you typed is kept.'));
  await message.pressSequentially(' Thursday at ten');

  await library.getByRole('link', { name: 'Sign in again' }).first().click();
  await library.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
  expect(new URL(library.url()).searchParams.get('next')).toBe(`/referrals/${id}?do=message`);
  await signInByForm(library, 'marcus@example.org');
  await library.waitForURL(`**/referrals/${id}?do=message`);
  await soon(library.getByText('What you typed before was put back.'));
  expect(await message.inputValue()).toBe('We could meet on Thursday at ten');
  await soon(library.locator('[data-live-state="live"]'));
  await soon(phone.locator('[data-live-state="live"]'));
});
