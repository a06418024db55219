import { expect, test } from 'vitest';
import { emptyBox, noMatch } from './empty-words.ts';
import { inboxTabs } from './inbox-variables.ts';
import type { Inbox } from './operations.ts';

test('what finds nothing is told what is in the way: no filter where none is set', () => {
  expect(noMatch(false, 'R-S2RQ')).toMatchObject({
    title: 'No referral matches “R-S2RQ”',
    clear: 'Clear the search',
  });
  expect(noMatch(false, 'Quill').text).not.toContain('filter');
  expect(noMatch(true, 'Quill').text).toContain('filter');
  expect(noMatch(true, '').text).toContain('filter');
});

test('the state oversees Illinois, not an area', () => {
  const data = { area: { total: 3, unread: 0, overdue: 0 } } as Inbox;
  const label = (refers: boolean) =>
    inboxTabs(data, 'AREA', { refers, oversees: true }).map((tab) => tab.label);
  expect(label(false)).toEqual(['All in Illinois']);
  expect(label(true)).toEqual(['All in the area']);
  expect(emptyBox('AREA', { refers: false, oversees: true }).title).toContain('Illinois');
});
