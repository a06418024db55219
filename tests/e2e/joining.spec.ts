import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { test } from '../support/browser.ts';
import { ready, signInByForm, soon, visit } from '../support/browser-steps.ts';
import { MAILED, PASSWORD } from './support/account.ts';

const EMAIL = 'noor@example.org';
const NAME = 'Noor Sadiq';

describe('an account of one’s own', () => {
  /** CORE-001, CORE-011. */
  test('is opened by oneself, confirmed by mail, and let in by the administrator while one waits', async ({
    openWindow,
    product,
  }) => {
    const page = await openWindow('noor');
    await visit(page, '/sign-up');
    await page.getByRole('radio', { name: /work for an organization/ }).check();
    await page.getByLabel('Your name').fill(NAME);
    await page.getByLabel('Email address').fill(EMAIL);
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Create an account' }).click();
    await page.getByRole('heading', { name: 'Check your email' }).waitFor();

    const mail = await openWindow('mail');
    await followMail(mail, EMAIL);
    await mail.getByRole('link', { name: /go on|sign in/i }).click();
    await ready(mail);
    await signInByForm(mail, EMAIL, PASSWORD);
    await mail.getByRole('heading', { name: `Welcome, ${NAME}` }).waitFor();

    const administrator = await openWindow('administrator', { as: 'priya' });
    await visit(administrator, '/approvals');
    await administrator.getByText('Nobody is waiting').waitFor();
    await mail.getByRole('combobox', { name: 'Organization' }).fill('Lakeside');
    await mail.getByRole('option', { name: /Lakeside College/ }).click();
    await mail.getByRole('button', { name: 'Ask to join' }).click();
    await mail.getByRole('heading', { name: 'Waiting for approval' }).waitFor();

    await soon(administrator.getByRole('button', { name: `Approve ${NAME}` }));
    await administrator.getByRole('button', { name: `Approve ${NAME}` }).click();
    await mail.waitForURL('/');
    await soon(mail.getByRole('button', { name: 'Acting for Lakeside College. Change' }));
    await soon(administrator.getByText(`${NAME} can work for Lakeside College`));

    // Their access ends as live as it began, with the session going on.
    await administrator.getByRole('button', { name: `End access … of ${NAME}` }).click();
    await administrator.getByRole('button', { name: 'End access now' }).click();
    await soon(mail.getByText('You no longer work for Lakeside College here.'));
    await mail.getByRole('button', { name: 'Continue' }).click();
    await mail.getByRole('heading', { name: `Welcome, ${NAME}` }).waitFor();
    const kinds = await product.query(
      `select kind from activity where kind like 'MEMBERSHIP_%' order by at`,
    );
    expect(kinds.map(({ kind }) => kind)).toEqual([
      'MEMBERSHIP_REQUESTED',
      'MEMBERSHIP_DECIDED',
      'MEMBERSHIP_ENDED',
    ]);
  });

  /** CORE-010: a reset ends every session. */
  test('gets a new password by mail, which signs out everywhere', async ({ openWindow }) => {
    const open = await openWindow('still signed in', { as: 'marcus' });
    await visit(open, '/');
    await soon(open.locator('[data-live-state="live"]'));
    const page = await openWindow('forgot');
    await visit(page, '/forgot-password');
    await page.getByLabel('Email address').fill('marcus@example.org');
    await page
      .getByRole('button')
      .filter({ hasText: /send|reset|link/i })
      .first()
      .click();
    await page.getByRole('heading', { name: 'Check your email' }).waitFor();

    const mail = await openWindow('mail');
    await followMail(mail, 'marcus@example.org');
    await mail.getByLabel('New password', { exact: true }).fill(PASSWORD);
    await mail
      .getByRole('button')
      .filter({ hasText: /password/i })
      .last()
      .click();
    await soon(open.getByText('Your session ended. What you typed is kept.'));
    await visit(page, '/sign-in');
    await signInByForm(page, 'marcus@example.org', PASSWORD);
    await page.waitForURL('/');
  });
});

/** Opens the newest mail to the address in the demo's viewer and follows its link. */
async function followMail(page: Page, email: string): Promise<void> {
  await visit(page, '/demo/mail');
  const entry = page
    .getByRole('listitem')
    .filter({ hasText: `to ${email}` })
    .first();
  await expect
    .poll(async () => {
      await page.getByRole('button', { name: 'Look again' }).click();
      return entry.count();
    }, MAILED)
    .toBe(1);
  await entry.locator('summary').click();
  await entry.getByRole('link').first().click();
  await ready(page);
}
