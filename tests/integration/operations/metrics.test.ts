import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seedWorld } from '../../support/seed.ts';
import { startTestServer } from '../../support/test-server.ts';
import type { TestServer } from '../../support/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ operations: ['Inbox'] });
});
afterAll(() => server.close());

async function metrics(): Promise<Map<string, number>> {
  const response = await fetch(`${server.metricsUrl}/metrics`);
  expect(response.headers.get('content-type')).toContain('text/plain');
  const lines = (await response.text()).split('\n').filter((line) => line && line[0] !== '#');
  return new Map(
    lines.map((line) => {
      const at = line.lastIndexOf(' ');
      return [line.slice(0, at), Number(line.slice(at + 1))];
    }),
  );
}

describe('metrics', () => {
  test('count requests by the names of our screens, all others together', async () => {
    const { sender } = await seedWorld();
    const { token } = sender.staff;
    await server.ask({ query: 'query Inbox { viewer { role } }' }, { token });
    for (const name of ['Mine', 'Yours', 'shelter_on_elm_street'])
      await server.ask({ query: `query ${name} { nothing }` }, { token });
    const found = await metrics();
    const requests = [...found].filter(([name]) => name.startsWith('throughline_graphql_requests'));
    expect(Object.fromEntries(requests)).toEqual({
      'throughline_graphql_requests_total{operation="Inbox",kind="query",outcome="OK"}': 1,
      'throughline_graphql_requests_total{operation="other",kind="query",outcome="GRAPHQL_VALIDATION_FAILED"}': 3,
    });
    expect(found.get('throughline_graphql_request_seconds_count{operation="Inbox"}')).toBe(1);
    expect(found.get('throughline_graphql_round_trips_sum{operation="Inbox"}')).toBe(1);
  });

  test.each([
    'throughline_pool_connections{pool="requests",state="waiting"}',
    'throughline_pool_connections{pool="jobs",state="used"}',
    'throughline_sockets',
    'throughline_subscriptions',
    'throughline_subscription_groups',
    'throughline_frames_sent_total',
    'throughline_tailer_lag_seconds',
    'throughline_jobs{state="queued"}',
    'throughline_jobs{state="failed"}',
    'throughline_oldest_job_seconds{state="queued"}',
    'throughline_mails{state="queued"}',
    'throughline_clocks{state="late"}',
    'process_resident_memory_bytes',
    'nodejs_eventloop_lag_seconds',
  ])('show %s', async (name) => {
    expect((await metrics()).get(name)).toBeGreaterThanOrEqual(0);
  });

  test('are not on the public port', async () => {
    expect((await fetch(`${server.url}/metrics`)).status).toBe(404);
    expect((await fetch(`${server.metricsUrl}/healthz`)).status).toBe(200);
    expect((await fetch(`${server.metricsUrl}/graphql`)).status).toBe(404);
  });
});
