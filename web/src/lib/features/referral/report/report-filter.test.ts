import { expect, test } from 'vitest';
import { drillHref, inBox, narrowed, readReportFilter, reportParams } from './report-filter.ts';

const partner = { refers: true, oversees: false };
const state = { refers: false, oversees: true };
const read = (query: string, scope = partner) =>
  readReportFilter(new URLSearchParams(query), scope, '2026-11-22');

test('shows the last 90 days of one’s own unless asked otherwise', () => {
  expect(read('')).toMatchObject({
    box: 'RECEIVED',
    by: 'SENDER',
    need: null,
    sent: { from: '2026-08-25', to: '2026-11-22', lwiaId: null },
  });
  expect(read('', state)).toMatchObject({ box: 'AREA', by: 'RECEIVER' });
  expect(read('box=area&by=moon&need=cheese&from=x')).toEqual(read(''));
});

test('other referrals are broken down as it is usual for them, unless one chose otherwise', () => {
  expect(inBox(read(''), 'SENT')).toMatchObject({ box: 'SENT', by: 'RECEIVER' });
  expect(inBox(read('box=sent'), 'RECEIVED')).toMatchObject({ box: 'RECEIVED', by: 'SENDER' });
  expect(inBox(read('by=need'), 'SENT')).toMatchObject({ box: 'SENT', by: 'NEED' });
});

test('an address says all there is, and is read back', () => {
  const query = 'box=area&by=need&need=food&from=2026-01-01&to=2026-03-31&area=a&pathway=universal';
  const filter = read(query, state);
  expect(filter).toMatchObject({ by: 'NEED', need: 'FOOD', sent: { lwiaId: 'a' } });
  expect(reportParams(filter).toString()).toBe(query);
});

test('a number leads to the list of its referrals', () => {
  const filter = read('box=sent&by=receiver&need=food&from=2026-01-01&to=2026-03-31');
  const line = narrowed(filter, 'college');
  expect(line && drillHref(line, { statuses: ['SENT'] })).toBe(
    '/referrals?box=sent&status=sent&need=food&from=2026-01-01&to=2026-03-31&receiver=college',
  );
  expect(narrowed(filter, null)).toBeNull();
  expect(narrowed({ ...filter, by: 'NEED' }, 'HOUSING')?.need).toBe('HOUSING');
});
