import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer } from '../../support/test-server.ts';
import type { TestServer } from '../../support/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ worker: false });
});
afterAll(() => server.close());

describe('every answer', () => {
  test.each([
    ['data', () => server.ask({ query: '{ __typename }' })],
    ['a document that cannot be read', () => server.ask({ query: '{' })],
    [
      'a refusal at the door',
      () => server.ask('x=1', { headers: { 'content-type': 'text/plain' } }),
    ],
    ['a page that is not there', () => fetch(`${server.url}/nowhere`)],
    ['health', () => fetch(`${server.url}/healthz`)],
  ])('lets nothing run, frame or leak: %s', async (_, ask) => {
    const { headers } = await ask();
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none'; frame-ancestors 'none'; base-uri 'none'",
    );
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('same-origin');
    expect(headers.get('permissions-policy')).toContain('camera=()');
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('strict-transport-security')).toBe('max-age=31536000');
  });

  test('promises https only where it is served so', async () => {
    const plain = await startTestServer({ worker: false, publicUrl: 'http://localhost:4000' });
    const { headers } = await fetch(`${plain.url}/healthz`);
    expect(headers.get('strict-transport-security')).toBeNull();
    await plain.close();
  });
});

describe('the request id', () => {
  const idFor = async (given: string) => {
    const response = await server.ask(
      { query: '{ __typename }' },
      { headers: { 'x-request-id': given } },
    );
    return response.headers.get('x-request-id');
  };

  test('is the proxy’s when it is well formed', async () => {
    expect(await idFor('proxy-0123456789')).toBe('proxy-0123456789');
  });

  test.each(['short', 'with space in it', 'a'.repeat(200), '{"level":"error"}'])(
    'is ours instead of %j',
    async (given) => expect(await idFor(given)).toMatch(/^[0-9a-f-]{36}$/),
  );
});
