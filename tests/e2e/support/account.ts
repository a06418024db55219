import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Product } from '../../support/browser-product.ts';
import { ready, signInByForm, visit } from '../../support/browser-steps.ts';

export const PASSWORD = 'four words in a row';

/** What a new database has to tell of its demo is written before: on a busy machine that takes its time. */
export const MAILED = { timeout: 60_000 };

/** The link of the last mail of a kind to an address, once the worker has written it. */
export async function linkMailed(product: Product, email: string, kind: string): Promise<string> {
  const link = async (): Promise<string | undefined> => {
    const [mail] = await product.query(
      `select body from mail_outbox where recipient = $1 and kind = $2 order by created_at desc limit 1`,
      [email, kind],
    );
    return /https?:\/\/\S+/.exec(String(mail?.['body'] ?? ''))?.[0];
  };
  await expect.poll(link, { ...MAILED, message: `${kind} to ${email}` }).toBeTruthy();
  return String(await link());
}

/** The path that ends mail of a kind, from the last one to an address. */
export async function unsubscribeLink(product: Product, email: string): Promise<string> {
  const link = async (): Promise<unknown> => {
    const [mail] = await product.query(
      `select unsubscribe_url as url from mail_outbox where recipient = $1 and unsubscribe_url is not null
        order by created_at desc limit 1`,
      [email],
    );
    return mail?.['url'];
  };
  await expect.poll(link, { ...MAILED, message: `a notice to ${email}` }).toBeTruthy();
  return new URL(String(await link())).pathname;
}

/** Opens an account with a printed code, confirms the address and signs in. */
export async function signUpWithCode(
  page: Page,
  product: Product,
  given: { code: string; name: string; email: string },
): Promise<void> {
  await visit(page, '/invitation');
  await page.getByLabel('Invitation code').fill(given.code);
  await page.getByRole('button', { name: 'Go on' }).click();
  await page.getByLabel('Your name').fill(given.name);
  await page.getByLabel('Email address').fill(given.email);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Create an account' }).click();
  await page.getByRole('heading', { name: 'Check your email' }).waitFor();
  await page.goto(await linkMailed(product, given.email, 'VERIFY_EMAIL'));
  await ready(page);
  await page.getByRole('link', { name: /go on|sign in/i }).click();
  await signInByForm(page, given.email, PASSWORD);
}
