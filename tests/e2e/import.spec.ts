import { expect } from 'vitest';
import { test } from '../support/browser.ts';
import { soon, visit } from '../support/browser-steps.ts';

const SHEET = [
  'service,need,description,languages,counties,place,address,city,zip,contact,contact_email',
  'Evening help with a resume,Finding a job,Bring what you have.,en,Illinois,Evening room,12 Elm Street,Peoria,61602,Ana,ana@example.org',
  'Something else,Fod,What it is.,en,Illinois,Evening room,12 Elm Street,Peoria,61602,Ana,ana@example.org',
].join('\n');

/** REF-011: a partner without HSDS brings a sheet; what is right is taken over, what is not is named. */
test('an administrator imports a sheet of services', async ({ openWindow }) => {
  const window = await openWindow('window', { as: 'priya' });
  await visit(window, '/organization/data');
  const name = 'services.csv';
  const sheet = { name, mimeType: 'text/csv', buffer: Buffer.from(SHEET) };
  await window.getByLabel(/^File/).setInputFiles(sheet);
  await soon(window.getByRole('cell', { name: 'need', exact: true }));
  await soon(window.getByText('Evening help with a resume'));
  await window.getByRole('button', { name: 'Import 2 changes' }).click();
  await soon(window.getByText('2 changes taken over'));

  const downloading = window.waitForEvent('download');
  await window.getByRole('button', { name: 'Download Sheet of services' }).click();
  expect((await downloading).suggestedFilename()).toBe(name);
  await visit(window, '/organization');
  await soon(window.getByText('Evening help with a resume'));
});
