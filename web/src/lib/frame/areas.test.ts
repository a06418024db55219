import { expect, test } from 'vitest';
import { isWithin, toolsOf } from './areas.ts';
import type { Viewer } from './viewer.ts';

test.each([
  ['/', '/', true],
  ['/referrals', '/', false],
  ['/referrals', '/referrals', true],
  ['/referrals/0198', '/referrals', true],
  ['/referrals-elsewhere', '/referrals', false],
  ['/referrals/new', '/referrals', false],
  ['/referrals/new/services', '/referrals', false],
  ['/referrals/newest', '/referrals', true],
  ['/people/new', '/people', true],
])('%s lies within %s: %s', (pathname, href, within) =>
  expect(isWithin(pathname, { href })).toBe(within),
);

test.each<[string, Viewer['capabilities'], string[]]>([
  [
    'staff of a partner',
    ['INBOX', 'REFER', 'DIRECTORY', 'TRAINING'],
    ['Universal Referral System', 'Service Finder', 'Training Hub'],
  ],
  ['a monitor', ['INBOX', 'DIRECTORY', 'TRAINING'], ['Service Finder', 'Training Hub']],
  ['nobody yet', [], []],
])('the Partner Tools of %s (REF-015, CORE-004)', (_, capabilities, tools) =>
  expect(toolsOf({ capabilities } as Viewer).map(({ label }) => label)).toEqual(tools),
);
