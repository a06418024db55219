import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { test } from '../support/browser.ts';
import { visit } from '../support/browser-steps.ts';

/** The words of each time the operation is asked from here on. */
function wordsAsked(page: Page, operation: string): (string | undefined)[] {
  const asked: (string | undefined)[] = [];
  page.on('request', (request) => {
    const body = request.method() === 'POST' ? request.postData() : null;
    if (!body?.includes(`query ${operation}(`)) return;
    const { variables } = JSON.parse(body) as { variables: { words?: string } };
    asked.push(variables.words);
  });
  return asked;
}

/** Another list first would show for a moment, and what one is about to click would jump. */
test.for([
  { list: 'people', as: 'rosa', operation: 'People', name: 'Darnell Brooks' },
  { list: 'applications', as: 'nadia', operation: 'Caseload', name: 'Tessa Lindqvist' },
])(
  'one comes back to the list of $list as one left it',
  async ({ list, as, operation, name }, { openWindow }) => {
    const page = await openWindow('list', { as });
    await visit(page, `/${list}`);
    const search = page.getByRole('searchbox', { name: `Search ${list} by name` });
    await search.fill(name);
    await search.press('Enter');
    await page.getByRole('link', { name }).click();
    await page.getByRole('heading', { level: 1, name }).waitFor();

    const asked = wordsAsked(page, operation);
    await page.goBack();
    await page.getByRole('heading', { level: 1, name: new RegExp(`^${list}$`, 'i') }).waitFor();
    expect(await search.inputValue()).toBe(name);
    await page.getByRole('link', { name }).waitFor();
    expect([...new Set(asked)]).toEqual([name]);
  },
);
