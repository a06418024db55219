import { loadConfig } from '@throughline/api/config';
import type { Config } from '@throughline/api/config';
import { createLog } from '@throughline/api/observability/log';
import { startServer } from '@throughline/api/server';
import type { ServerOptions } from '@throughline/api/server';
import { testDatabase } from './database.ts';
import { FILES } from './file-store.ts';

export type TestServer = {
  readonly url: string;
  readonly metricsUrl: string;
  /** What it logged. */
  readonly lines: readonly string[];
  /** A GraphQL request as a client with a session, or without. */
  ask(
    body: unknown,
    options?: { token?: string | undefined; headers?: Record<string, string> },
  ): Promise<Response>;
  close(): Promise<void>;
};

/** A whole API process in this one, on free ports and the database of the tests, without pages. */
export async function startTestServer(
  options: Partial<Config> & Pick<ServerOptions, 'operations'> = {},
): Promise<TestServer> {
  const { operations, ...config } = options;
  const lines: string[] = [];
  const server = await startServer({
    config: {
      ...loadConfig({ PUBLIC_URL: 'https://throughline.example.org', HOST: '127.0.0.1' }),
      port: 0,
      metrics: { port: 0, host: '127.0.0.1' },
      demo: false,
      files: FILES,
      ...config,
    },
    database: await testDatabase(),
    log: createLog((line) => lines.push(line)),
    ...(operations && { operations }),
  });
  const url = `http://127.0.0.1:${server.port}`;
  return {
    url,
    metricsUrl: `http://127.0.0.1:${server.metricsPort}`,
    lines,
    ask: (body, { token, headers } = {}) =>
      fetch(`${url}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(token && { authorization: `Bearer ${token}` }),
          ...headers,
        },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    close: server.close,
  };
}
