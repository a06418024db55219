import type { Page } from 'playwright-core';
import type { Reach } from '../states.ts';
import { askAs } from '../support/wire.ts';

const NOWHERE = '00000000-0000-4000-8000-000000000000';

export const text =
  (words: string | RegExp): Reach['shows'] =>
  (page) =>
    page.getByText(words);

export const heading =
  (words: string | RegExp): Reach['shows'] =>
  (page) =>
    page.getByRole('heading', { name: words });

/** What every page does that asks the server before it shows. */
export const ON_THE_WAY = {
  loading: { network: 'slow', shows: (page) => page.getByRole('progressbar', { name: 'Loading' }) },
  error: { network: 'broken', shows: heading('Something went wrong') },
  offline: { network: 'gone', shows: heading('The server cannot be reached') },
} as const satisfies Record<string, Reach>;

/** The address of something that is not, or not for you. */
export const missing = (path: (id: string) => string): Reach => ({
  path: () => path(NOWHERE),
  shows: heading('Page not found'),
});

/** The session ends while one looks. */
export const SESSION_ENDED: Reach = {
  act: async (page) => {
    await page.locator('[data-live-state="live"]').waitFor();
    await askAs(
      page,
      'mutation ($input: SignOutInput!) { signOut(input: $input) { __typename } }',
      {
        input: { clientMutationId: crypto.randomUUID() },
      },
    );
  },
  shows: text('Your session ended. What you typed is kept.'),
};

/** Sends the form while the API fails or is out of reach. */
export const submitted = (
  network: 'broken' | 'gone',
  fill: (page: Page) => Promise<void>,
): Reach => ({
  act: async (page) => {
    await page.route('**/graphql', (route) =>
      network === 'gone'
        ? route.abort()
        : route.fulfill({ json: { errors: [{ message: 'x', extensions: { code: 'INTERNAL' } }] } }),
    );
    await fill(page);
    await page.locator('main form button[type=submit]').first().click();
  },
  shows: text(
    network === 'gone' ? /^The server cannot be reached\./ : /^Something went wrong on our side\./,
  ),
});

export const NO = {
  asks: 'asks the server nothing before one acts',
  empty: 'is never empty',
  id: 'has no id in its address',
  edited: 'nothing on it can be changed by two',
  own: 'is of one’s own account alone, where the last word wins',
  frame: 'the frame says so, as on the first page of its kind',
  anybody: 'is for anybody',
} as const;
