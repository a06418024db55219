import { trainingId } from '@throughline/prisma/seed/reference/training';
import { expect } from 'vitest';
import { test } from '../support/browser.ts';
import { soon, soonGone, visit } from '../support/browser-steps.ts';
import { axeProblems, overflow } from './support/checks.ts';

const SESSION_ON_ACCESS = trainingId(6);

test('a trainee goes to practice and back, told so on every page, and nothing typed goes along (REF-065)', async ({
  openWindow,
}) => {
  const page = await openWindow('trainee', { as: 'paul' });
  const banner = page.getByRole('complementary', { name: 'Practice' });
  const firstName = page.getByLabel('First name', { exact: true });
  await visit(page, '/people/new');
  await firstName.fill('Somebody real');

  await visit(page, `/tools/training/${SESSION_ON_ACCESS}`);
  expect(await banner.count()).toBe(0);
  await page.getByRole('button', { name: 'Go to Practice Workforce Area' }).click();
  await soon(banner);
  expect(await axeProblems(page, 'html')).toEqual([]);

  await visit(page, '/people/new');
  await soon(banner);
  expect(await firstName.inputValue()).toBe('');
  await firstName.fill('Somebody invented');
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await overflow(page)).toEqual([]);

  await page.getByRole('button', { name: 'Leave practice' }).click();
  await soonGone(banner);
  await visit(page, '/people/new');
  await soon(page.getByText('What you typed before was put back.'));
  expect(await firstName.inputValue()).toBe('Somebody real');
});
