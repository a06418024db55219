import { randomUUID } from 'node:crypto';
import { DEMO_PASSWORD } from '@throughline/api/demo/sign-ins';
import type { BrowserContext, Locator, Page } from 'playwright-core';

/** What one person does must show on another's screen within this time, without a reload (CORE-003). */
export const LIVE_MS = 2_000;

/** Opens an address and waits until the page answers clicks and keys. */
export async function visit(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await ready(page);
}

/** Until the page's code runs there is nobody to answer a click. */
export async function ready(page: Page): Promise<void> {
  await page.locator('html[data-ready]').waitFor({ state: 'attached' });
}

/** What happened elsewhere shows here, in time and by itself. */
export async function soon(...locators: Locator[]): Promise<void> {
  await Promise.all(locators.map((each) => each.first().waitFor({ timeout: LIVE_MS })));
}

/** What was here goes, in time and by itself. */
export async function soonGone(...locators: Locator[]): Promise<void> {
  await Promise.all(
    locators.map((each) => each.first().waitFor({ state: 'hidden', timeout: LIVE_MS })),
  );
}

/** Signed in as a person of the demo, without its page. */
export async function signInDirectly(
  context: BrowserContext,
  url: string,
  name: string,
): Promise<void> {
  const response = await context.request.post(`${url}/graphql`, {
    headers: { origin: url },
    data: {
      query: `mutation ($input: SignInInput!) { signIn(input: $input) { __typename } }`,
      variables: {
        input: {
          email: `${name}@example.org`,
          password: DEMO_PASSWORD,
          clientMutationId: randomUUID(),
        },
      },
    },
  });
  const text = await response.text();
  if (!text.includes('SignInPayload')) throw new Error(`${name} cannot sign in: ${text}`);
}

/** Signs in by the form of the page that is open. */
export async function signInByForm(
  page: Page,
  email: string,
  password: string = DEMO_PASSWORD,
): Promise<void> {
  await page.getByLabel('Email address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}
