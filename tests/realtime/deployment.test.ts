import { randomUUID } from 'node:crypto';
import { dropDatabase } from '@throughline/prisma/database';
import { withDatabase } from '@throughline/prisma/roles';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { buildWeb } from '../../api/scripts/build-web.ts';
import { clusterDatabase } from '../support/browser-demo.ts';
import { readCompose } from '../support/compose.ts';
import type { ComposeService } from '../support/compose.ts';
import { freePort, startProcess, untilStatus } from '../support/own-process.ts';
import type { OwnProcess } from '../support/own-process.ts';
import { following } from './support/act.ts';
import { NOTICES_CHANGED } from './support/documents.ts';
import { LiveClient } from './support/ws-client.ts';

const PUBLIC_URL = 'https://throughline.example.org';
const CREDENTIALS = { email: 'kim@example.org', password: 'four words in a row' };

type Api = { readonly process: OwnProcess; readonly url: string; readonly metrics: string };

const cluster = inject('testCluster');
const database = `${cluster.prefix}${process.pid}_deployed`;
const services = readCompose({
  POSTGRES_PASSWORD: 'unused',
  THROUGHLINE_SECRET: cluster.secret,
  THROUGHLINE_SSN_KEYS: `tests:${Buffer.alloc(32, 7).toString('base64')}`,
  PUBLIC_URL,
});
const started: OwnProcess[] = [];

/** As compose starts it, but for addresses: here all share one, and the database is elsewhere. */
function start(
  { command, environment }: ComposeService,
  addresses: Record<string, string>,
): OwnProcess {
  const process = startProcess(command, { ...environment, ...addresses });
  started.push(process);
  return process;
}

/** The same address without the administrator, as the services are given it. */
function withoutUser(url: string): string {
  const { host, pathname } = new URL(url);
  return `postgres://${host}${pathname}`;
}
const adminUrl = withDatabase(cluster.adminUrl, database);

function migrate(): Promise<number | null> {
  return start(services['migrate']!, { DATABASE_URL: adminUrl }).ended;
}

async function startApi(): Promise<Api> {
  const [port, metrics] = [await freePort(), await freePort()];
  const addresses = {
    DATABASE_URL: withoutUser(adminUrl),
    HOST: '127.0.0.1',
    PORT: String(port),
    METRICS_PORT: String(metrics),
  };
  return {
    process: start(services['api']!, addresses),
    url: `http://127.0.0.1:${port}`,
    metrics: `http://127.0.0.1:${metrics}`,
  };
}

async function ask(
  { url }: Api,
  query: string,
  input: object,
  token?: string,
): Promise<{ data: Record<string, { __typename: string }>; cookie: string }> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token && { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify({
      query,
      variables: { input: { clientMutationId: randomUUID(), ...input } },
    }),
  });
  const { data } = (await response.json()) as { data: Record<string, { __typename: string }> };
  return { data, cookie: response.headers.get('set-cookie') ?? '' };
}

beforeAll(() => buildWeb(() => {}), 180_000);

afterAll(async () => {
  for (const process of started) process.signal('SIGKILL');
  await Promise.all(started.map(({ ended }) => ended));
  await dropDatabase(clusterDatabase(cluster), database);
});

test('what compose.yaml starts is one product: it migrates once, shares events and survives a process', async () => {
  expect(services['api']?.replicas).toBe(2);
  expect(await migrate()).toBe(0);
  const link = /https:\S+#code=(\S+)/.exec(started.at(-1)!.output());
  expect(link?.[0]).toContain(`${PUBLIC_URL}/sign-up`);

  const [one, two] = [await startApi(), await startApi()];
  await untilStatus(`${one.url}/healthz`, 200);
  await untilStatus(`${two.url}/healthz`, 200);
  // Nobody works on jobs yet.
  expect(await (await fetch(`${one.url}/readyz`)).json()).toMatchObject({ failing: ['worker'] });
  const workerMetrics = await freePort();
  const worker = start(services['worker']!, {
    DATABASE_URL: withoutUser(adminUrl),
    METRICS_PORT: String(workerMetrics),
  });
  await untilStatus(`http://127.0.0.1:${workerMetrics}/readyz`, 200);
  await untilStatus(`${one.url}/readyz`, 200);
  const page = await fetch(`${two.url}/sign-in`);
  expect(page.headers.get('content-security-policy')).toMatch(/script-src 'self' 'nonce-/);

  const signUp = await ask(
    one,
    'mutation ($input: SignUpInput!) { signUp(input: $input) { __typename } }',
    {
      ...CREDENTIALS,
      name: 'Kim Agency',
      locale: 'en',
      invitationCode: decodeURIComponent(link?.[1] ?? ''),
    },
  );
  expect(signUp.data['signUp']?.__typename).toBe('MessagePayload');
  // The link works once, so it is printed once.
  expect(await migrate()).toBe(0);
  expect(started.at(-1)!.output()).not.toContain('#code=');

  const signIn = 'mutation ($input: SignInInput!) { signIn(input: $input) { __typename } }';
  const token = /tl_session=([^;]+)/.exec((await ask(two, signIn, CREDENTIALS)).cookie)?.[1] ?? '';
  const socket = `${two.url.replace('http', 'ws')}/graphql`;
  const client = LiveClient.open(socket, null, { init: { authorization: `Bearer ${token}` } });
  await client.acknowledged();
  const subscribed = client.subscribe(NOTICES_CHANGED);
  await following(subscribed);
  const rename = (api: Api, name: string) =>
    ask(
      api,
      'mutation ($input: UpdateAccountInput!) { updateAccount(input: $input) { __typename } }',
      { name, locale: 'en', phone: null },
      token,
    );
  await rename(one, 'Kim Across');
  expect(await subscribed.next()).toMatchObject({ viewer: { user: { name: 'Kim Across' } } });

  one.process.signal('SIGKILL');
  await one.process.ended;
  await rename(two, 'Kim Alone');
  expect(await subscribed.next()).toMatchObject({ viewer: { user: { name: 'Kim Alone' } } });
  const counted = await (await fetch(`${two.metrics}/metrics`)).text();
  expect(counted).toContain('throughline_subscriptions 1');

  two.process.signal('SIGTERM');
  worker.signal('SIGTERM');
  expect(await Promise.all([two.process.ended, worker.ended])).toEqual([0, 0]);
  expect((await client.closed).code).toBe(1012);
}, 120_000);

test('a wrong or missing variable stops each process and is named', async () => {
  for (const name of ['api', 'worker', 'migrate']) {
    const { command, environment } = services[name]!;
    const { THROUGHLINE_SECRET: _, ...rest } = environment;
    const missing = startProcess(command, rest);
    expect([await missing.ended, missing.output()]).toEqual([
      1,
      expect.stringContaining('THROUGHLINE_SECRET is missing'),
    ]);
  }
  const { command, environment } = services['api']!;
  const wrong = startProcess(command, {
    ...environment,
    METRICS_PORT: 'many',
    PUBLIC_URL: 'throughline',
  });
  expect(await wrong.ended).toBe(1);
  expect(wrong.output()).toContain('METRICS_PORT must be a number');
  expect(wrong.output()).toContain('PUBLIC_URL must be a URL');
}, 60_000);
