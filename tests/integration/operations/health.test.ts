import { createHealth } from '@throughline/api/observability/health';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { adminQuery } from '../../support/database.ts';
import { startTestServer } from '../../support/test-server.ts';
import type { TestServer } from '../../support/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ worker: false });
});
afterAll(() => server.close());

const beat = (ago: string) =>
  adminQuery(`update app.worker_beat set at = clock_timestamp() - $1::interval`, [ago]);

/** Answers are kept for half a second. */
async function ready(): Promise<[number, unknown]> {
  await new Promise((resolve) => setTimeout(resolve, 550));
  const response = await fetch(`${server.url}/readyz`);
  return [response.status, await response.json()];
}

describe('health', () => {
  test('says that the process lives, whoever asks, and is not logged', async () => {
    const before = server.lines.length;
    const response = await fetch(`${server.url}/healthz`);
    expect([response.status, await response.json()]).toEqual([200, { status: 'ok' }]);
    expect(response.headers.get('cache-control')).toBe('no-store');
    await ready();
    expect(server.lines.length).toBe(before);
  });

  test('is ready while a worker goes round, in whichever process', async () => {
    await beat('5 seconds');
    expect(await ready()).toEqual([200, { status: 'ok' }]);
    await beat('2 minutes');
    expect(await ready()).toEqual([503, { status: 'unavailable', failing: ['worker'] }]);
  });

  test('names what does not answer in time, or fails, and nothing of why', async () => {
    const health = createHealth({
      fine: () => true,
      database: () => Promise.reject(new Error('postgres://admin:secret@db')),
      events: () => new Promise(() => {}),
    });
    const http = createServer((request, response) => void health.handle(request, response));
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
    const began = performance.now();
    const response = await fetch(`http://127.0.0.1:${(http.address() as AddressInfo).port}/readyz`);
    const expected = { status: 'unavailable', failing: ['database', 'events'] };
    expect([response.status, await response.json()]).toEqual([503, expected]);
    expect(performance.now() - began).toBeLessThan(2_500);
    http.closeAllConnections();
    http.close();
  });
});
