import { expect, test } from 'vitest';
import { isWithin } from './areas.ts';

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
