import { expect, test } from 'vitest';
import { isSafeAddress, linkProblem } from './web-address.ts';

test.each([
  ['https://example.org', true],
  ['https://example.org:8443/hook?of=us', true],
  ['https://[2001:db8::1]:443/', true],
  ['http://localhost:4000/hook', true],
  ['http://example.org', false],
  ['https://example.org:99999/', false],
  ['https://example.org:65536', false],
  ['https://somebody:secret@example.org', false],
  ['https://', false],
])('%s is an address to send to: %s', (address, safe) => expect(isSafeAddress(address)).toBe(safe));

test('a link with a port that no server can have is refused', () => {
  expect(linkProblem('url', 'https://example.org:70000', 200)).toMatchObject({ field: 'url' });
  expect(linkProblem('url', 'https://example.org:443', 200)).toBeNull();
});
