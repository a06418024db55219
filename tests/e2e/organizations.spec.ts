import { expect } from 'vitest';
import { test } from '../support/browser.ts';
import { ready, soon, visit } from '../support/browser-steps.ts';

const LIBRARY = 'Cedar Branch Library';
const ACTION = 'Northern Stateline Community Action';

/** CORE-012: whom one acts for belongs to the tab. */
test('switching the organization in one tab never changes the other', async ({ openWindow }) => {
  const first = await openWindow('first', { as: 'rosa' });
  await visit(first, '/referrals?box=sent');
  await soon(first.getByRole('button', { name: `Acting for ${LIBRARY}. Change` }));
  const sentByLibrary = await first.getByRole('link', { name: /^Sent/ }).innerText();

  const second = await first.context().newPage();
  await visit(second, '/referrals?box=sent');
  await second.getByRole('button', { name: /^Acting for/ }).click();
  await second
    .getByRole('menuitem', { name: ACTION })
    .or(second.getByRole('menuitemradio', { name: ACTION }))
    .or(second.getByRole('menuitemcheckbox', { name: ACTION }))
    .first()
    .click();
  await second.getByRole('button', { name: `Acting for ${ACTION}. Change` }).waitFor();
  await visit(second, '/referrals?box=sent');
  await second.getByRole('button', { name: `Acting for ${ACTION}. Change` }).waitFor();
  await expect
    .poll(() => second.getByRole('link', { name: /^Sent/ }).innerText())
    .not.toBe(sentByLibrary);

  // What the first tab asks now, it asks for the library; and so it does after a reload.
  const asked = first.waitForRequest((request) => request.url().endsWith('/graphql'));
  await first.getByRole('link', { name: /^Drafts/ }).click();
  const headers = await (await asked).allHeaders();
  await first.getByRole('link', { name: /^Sent/ }).click();
  await soon(first.getByRole('button', { name: `Acting for ${LIBRARY}. Change` }));
  expect(await first.getByRole('link', { name: /^Sent/ }).innerText()).toBe(sentByLibrary);
  await first.reload();
  await ready(first);
  await soon(first.getByRole('button', { name: `Acting for ${LIBRARY}. Change` }));
  expect(await first.getByRole('link', { name: /^Sent/ }).innerText()).toBe(sentByLibrary);
  expect(headers['cookie']).not.toContain('membership');
});
