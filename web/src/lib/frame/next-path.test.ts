import { describe, expect, test } from 'vitest';
import { entrance, nextPath } from './next-path.ts';

describe('a page to come back to', () => {
  test.each(['/', '/referrals/1', '/inbox?box=SENT&words=a%20b', '/me/consent#who'])(
    '%s is ours',
    (path) => expect(nextPath(path)).toBe(path),
  );
  test.each([
    null,
    '',
    'inbox',
    'https://example.org/',
    'javascript:alert(1)',
    '//example.org/',
    '/\\example.org/',
    '/\t/example.org/',
    '/\n/example.org',
    '/a/..//example.org',
    '\\/example.org',
  ])('%j is not', (path) => expect(nextPath(path)).toBeNull());
});

describe('where one goes after signing in', () => {
  test.each([
    ['PARTNER_STAFF', null, '/'],
    ['PARTNER_STAFF', '/referrals/1', '/referrals/1'],
    ['PARTNER_STAFF', '/me/consent', '/'],
    ['PARTNER_STAFF', '/messages', '/messages'],
    ['PARTNER_STAFF', '//example.org', '/'],
    ['CUSTOMER', null, '/me'],
    ['CUSTOMER', '/', '/me'],
    ['CUSTOMER', '/me/referrals/1', '/me/referrals/1'],
    ['CUSTOMER', '/me', '/me'],
    ['CUSTOMER', '/inbox', '/me'],
    ['NONE', null, '/welcome'],
    ['NONE', '/referrals/1', '/welcome?next=%2Freferrals%2F1'],
    ['NONE', '/invitation', '/invitation'],
  ])('%s with %s: %s', (role, next, path) => expect(entrance(role, next)).toBe(path));
});
