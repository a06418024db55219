import { randomUUID } from 'node:crypto';
import { DEMO_PASSWORD } from '@throughline/api/demo/sign-ins';
import type { BrowserContext, Locator, Page } from 'playwright-core';

/**
 * How long anybody waits before they take a page for broken. How fast the product is, `bench latency` measures: here
 * several browsers share its cores, so the time is written down and judged by whoever reads it.
 */
const PATIENCE_MS = 15_000;

/** How long this test's live changes took to show, in milliseconds. */
const waits: number[] = [];

async function timed(shown: Promise<unknown>): Promise<void> {
  const begin = performance.now();
  await shown;
  waits.push(performance.now() - begin);
}

/** Ends a test's record of how long its live changes took to show, in milliseconds. */
export const takeWaits = (): number[] => waits.splice(0);

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
  const shown = locators.map((each) => each.first().waitFor({ timeout: PATIENCE_MS }));
  await timed(Promise.all(shown));
}

/** What was here goes, in time and by itself. */
export async function soonGone(...locators: Locator[]): Promise<void> {
  const gone = locators.map((each) =>
    each.first().waitFor({ state: 'hidden', timeout: PATIENCE_MS }),
  );
  await timed(Promise.all(gone));
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
