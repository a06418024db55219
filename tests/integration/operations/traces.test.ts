import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startProcess } from '../../support/own-process.ts';
import { seedWorld } from '../../support/seed.ts';
import { startTestServer } from '../../support/test-server.ts';

type Value = { stringValue?: string; intValue?: number };
type Span = {
  name: string;
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  attributes: { key: string; value: Value }[];
};

/** What an OTLP collector is to us: one address that takes JSON. */
const received: string[] = [];
const collector = createServer((request, response) => {
  let body = '';
  request.on('data', (chunk: Buffer) => (body += chunk.toString()));
  request.on('end', () => {
    if (request.url === '/v1/traces') received.push(body);
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  });
});
beforeAll(() => new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve)));
afterAll(() => void collector.close());

const SECRET = 'the-shelter-on-elm-street';
const CALLER = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';

describe('traces', () => {
  test('tell of a request, its operation and its statements, without values, within the caller’s trace', async () => {
    const endpoint = `http://127.0.0.1:${(collector.address() as AddressInfo).port}`;
    const server = await startTestServer({
      worker: false,
      traces: { endpoint, serviceName: 'throughline-test' },
    });
    const { sender } = await seedWorld();
    const query = 'query Look($words: String) { people(words: $words) { edges { node { id } } } }';
    const response = await server.ask(
      { query, variables: { words: SECRET } },
      { token: sender.staff.token, headers: { traceparent: CALLER } },
    );
    expect(await response.json()).toMatchObject({ data: { people: { edges: [] } } });
    await server.close();

    const spans = received.flatMap((body) =>
      (
        JSON.parse(body) as { resourceSpans: { scopeSpans: { spans: Span[] }[] }[] }
      ).resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans: each }) => each)),
    );
    const [http] = spans.filter(({ name }) => name === 'POST /graphql');
    expect(http).toMatchObject({
      traceId: CALLER.split('-')[1],
      parentSpanId: CALLER.split('-')[2],
    });
    const [operation] = spans.filter(({ name }) => name === 'query Look');
    expect(operation?.parentSpanId).toBe(http?.spanId);
    const statements = spans.filter(({ parentSpanId }) => parentSpanId === operation?.spanId);
    const texts = statements.map(
      ({ attributes }) => attributes.find(({ key }) => key === 'db.query.text')?.value.stringValue,
    );
    expect(texts).toContainEqual(expect.stringContaining('auth.read_session'));
    expect(texts).toContainEqual(expect.stringMatching(/\$1/));
    expect(received.join()).toContain('throughline-test');
    expect(received.join()).not.toContain('shelter');
    expect(received.join()).not.toContain(sender.staff.token);
  });

  test('cost nothing where they are not wanted: none of OpenTelemetry’s SDK is loaded', async () => {
    const script = `
      import { registerHooks } from 'node:module';
      const loaded = [];
      registerHooks({
        load(url, context, next) {
          if (url.includes('@opentelemetry/sdk-trace')) loaded.push(url);
          return next(url, context);
        },
      });
      const { startTracing } = await import('@throughline/api/observability/tracing');
      await import('@throughline/api/server');
      await startTracing(null);
      const before = loaded.length;
      await startTracing({ endpoint: 'http://127.0.0.1:1', serviceName: 'x' });
      console.log(before, loaded.length > 0);`;
    const asked = startProcess(['node', '--input-type=module', '--eval', script], {}, 'tests');
    expect([await asked.ended, asked.output().trim()]).toEqual([0, '0 true']);
  });
});
