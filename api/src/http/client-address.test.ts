import { expect, test } from 'vitest';
import { clientAddress } from './client-address.ts';

test.each([
  ['a direct client', '203.0.113.7', null, '203.0.113.7'],
  ['a direct client who makes one up', '203.0.113.7', '198.51.100.1', '203.0.113.7'],
  ['behind our proxy', '10.0.0.2', '198.51.100.1', '198.51.100.1'],
  ['behind our proxy, making one up', '127.0.0.1', '1.1.1.1, 198.51.100.1', '198.51.100.1'],
  ['our proxy says nonsense', '127.0.0.1', 'unknown', '127.0.0.1'],
  ['IPv4 as IPv6', '::ffff:203.0.113.7', null, '203.0.113.7'],
  ['one household of IPv6', '2001:db8:1:2:3:4:5:6', null, '2001:db8:1:2::/64'],
  ['a short IPv6', '2001:db8::1', null, '2001:db8:0:0::/64'],
  ['a socket that is gone', undefined, '198.51.100.1', null],
])('%s', (_name, socket, header, expected) => {
  expect(clientAddress(socket, header)).toBe(expected);
});
