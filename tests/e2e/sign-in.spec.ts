import { describe, expect } from 'vitest';
import { test } from '../support/browser.ts';
import { ready, signInByForm, soon, visit } from '../support/browser-steps.ts';

describe('the sign-in form', () => {
  test('keeps what is typed before the page answers, and never puts it into the address', async ({
    openWindow,
  }) => {
    const page = await openWindow('slow');
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    await page.route('**/*.js', async (route) => {
      await held;
      await route.continue();
    });
    await page.goto('/sign-in', { waitUntil: 'commit' });
    await page.getByLabel('Email address').fill('rosa@example.org');
    await page.getByLabel('Password', { exact: true }).fill('throughline demo');
    await page.getByLabel('Password', { exact: true }).press('Enter');
    await page.getByRole('button', { name: 'Sign in', exact: true }).click({ force: true });
    expect(page.url()).toMatch(/\/sign-in$/);

    release();
    await ready(page);
    expect(await page.getByLabel('Email address').inputValue()).toBe('rosa@example.org');
    expect(await page.getByLabel('Password', { exact: true }).inputValue()).toBe(
      'throughline demo',
    );
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: /needs you/i }).waitFor();
  });

  test('leads to the page one wanted, filters and all', async ({ openWindow }) => {
    const page = await openWindow('rosa');
    await visit(page, '/referrals?box=SENT');
    expect(new URL(page.url()).pathname).toBe('/sign-in');
    await signInByForm(page, 'rosa@example.org');
    await page.waitForURL('/referrals?box=SENT');
    await soon(page.locator('[data-live-state="live"]'));
  });
});
