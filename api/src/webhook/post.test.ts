import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { post } from './post.ts';
import type { Resolve } from './post.ts';

const message = { headers: {}, body: '{}' };
const meaning =
  (...addresses: string[]): Resolve =>
  async () =>
    addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));

test.each([
  ['http://example.org/', 'NOT_HTTPS'],
  ['https://example.org:99999/', 'MALFORMED'],
  ['https://127.0.0.1/', 'ADDRESS_REFUSED'],
  ['https://2130706433/', 'ADDRESS_REFUSED'],
  ['https://0x7f.1/', 'ADDRESS_REFUSED'],
  ['https://[::1]/', 'ADDRESS_REFUSED'],
  ['https://[::ffff:10.0.0.1]/', 'ADDRESS_REFUSED'],
  ['https://169.254.169.254/latest/meta-data/', 'ADDRESS_REFUSED'],
  ['https://localhost/', 'ADDRESS_REFUSED'],
])('%s is refused before anything is sent: %s', async (url, failure) => {
  expect(await post({ ...message, url }, 'public')).toEqual({ ok: false, status: null, failure });
});

test('a name is refused when any of its addresses is not public', async () => {
  const url = 'https://receiver.example.org/';
  expect(await post({ ...message, url }, 'public', meaning('8.8.8.8', '10.0.0.1'))).toMatchObject({
    failure: 'ADDRESS_REFUSED',
  });
  expect(await post({ ...message, url }, 'public', meaning())).toMatchObject({
    failure: 'NO_ADDRESS',
  });
});

test('the connection goes to the address that was looked at, whatever the name means by then', async () => {
  const hosts: unknown[] = [];
  const server = createServer(({ headers }, response) => {
    hosts.push(headers.host);
    response.writeHead(200).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const url = `http://nowhere.invalid:${port}/hook`;
  expect(await post({ ...message, url }, 'any', meaning('127.0.0.1'))).toEqual({
    ok: true,
    status: 200,
  });
  expect(hosts).toEqual([`nowhere.invalid:${port}`]);
  server.close();
});

test('what cannot be reached is a code', async () => {
  const url = 'http://127.0.0.1:1/';
  expect(await post({ ...message, url }, 'any')).toMatchObject({ failure: 'ECONNREFUSED' });
});
