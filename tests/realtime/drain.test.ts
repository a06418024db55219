import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { buildWeb } from '../../api/scripts/build-web.ts';
import type { Visitor } from '../support/actors.ts';
import { adminQuery, testDatabase } from '../support/database.ts';
import { freePort, startProcess, untilStatus } from '../support/own-process.ts';
import type { OwnProcess } from '../support/own-process.ts';
import { seedReferral } from '../support/referral-seed.ts';
import { seedWorld } from '../support/seed.ts';
import { following } from './support/act.ts';
import { REFERRAL_CHANGED } from './support/documents.ts';
import { LiveClient } from './support/ws-client.ts';

const CLIENTS = 12;
/** Sent so shortly before the signal, a request may not have arrived. */
const ON_ITS_WAY_MS = 100;

const started: OwnProcess[] = [];

/** A process as it is deployed, jobs included, on the database of the tests. */
async function serve(): Promise<{ process: OwnProcess; port: number; url: string }> {
  const { roles, secret } = await testDatabase();
  const port = await freePort();
  const process = startProcess(['node', 'api/scripts/serve.ts'], {
    DATABASE_URL: roles.app,
    THROUGHLINE_SECRET: secret,
    THROUGHLINE_SSN_KEYS: `tests:${Buffer.alloc(32, 7).toString('base64')}`,
    PUBLIC_URL: 'https://throughline.example.org',
    PORT: String(port),
    HOST: '127.0.0.1',
    REQUESTS_PER_SECOND: '0',
  });
  started.push(process);
  const url = `http://127.0.0.1:${port}`;
  await untilStatus(`${url}/readyz`, 200);
  return { process, port, url };
}

type Sent = { readonly body: string; readonly at: number; answeredAt?: number; failed?: boolean };

/** Posts one message after the other until nobody answers any more. */
async function post(url: string, { token }: Visitor, referralId: string): Promise<Sent[]> {
  const all: Sent[] = [];
  for (;;) {
    const sent: Sent = { body: randomUUID(), at: performance.now() };
    all.push(sent);
    const input = { referralId, body: sent.body, clientMutationId: randomUUID() };
    try {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify({
          query:
            'mutation ($input: PostMessageInput!) { postMessage(input: $input) { __typename } }',
          variables: { input },
        }),
      });
      const { data } = (await response.json()) as { data: { postMessage: { __typename: string } } };
      if (data.postMessage.__typename !== 'MessagePostedPayload') throw new Error('refused');
      sent.answeredAt = performance.now();
    } catch {
      sent.failed = true;
      return all;
    }
  }
}

beforeAll(() => buildWeb(() => {}), 180_000);

afterEach(async () => {
  for (const process of started) process.signal('SIGKILL');
  await Promise.all(started.map(({ ended }) => ended));
});

describe('a process that is asked to end', () => {
  test('answers what it was asked, asks sockets to come back, leaves no job behind, and ends well', async () => {
    const world = await seedWorld();
    const { id } = await seedReferral(world, 'RECEIVED');
    const { process, url } = await serve();
    const client = await LiveClient.connect(
      `${url.replace('http', 'ws')}/graphql`,
      world.receiver.staff,
    );
    await following(client.subscribe(REFERRAL_CHANGED, { id }));

    const posting = Array.from({ length: CLIENTS }, () => post(url, world.sender.staff, id));
    await sleep(2_000);
    const signaledAt = performance.now();
    process.signal('SIGTERM');
    const sent = (await Promise.all(posting)).flat();
    expect(await process.ended).toBe(0);
    expect(performance.now() - signaledAt).toBeLessThan(10_000);
    expect((await client.closed).code).toBe(1012);

    const answered = sent.filter(({ answeredAt }) => answeredAt !== undefined);
    const inFlight = sent.filter(
      ({ at, answeredAt = 0 }) => at < signaledAt && answeredAt > signaledAt,
    );
    expect(answered.length).toBeGreaterThan(CLIENTS);
    expect(inFlight.length).toBeGreaterThan(0);
    expect(sent.filter(({ at, failed }) => failed && at < signaledAt - ON_ITS_WAY_MS)).toEqual([]);

    const kept = await adminQuery(
      'select body, count(*)::int as times from referral_message where referral_id = $1 group by body',
      [id],
    );
    const times = new Map(kept.map((row) => [row['body'], row['times']]));
    expect(answered.filter(({ body }) => times.get(body) !== 1)).toEqual([]);
    // Each message planned one job: done, or waiting for the next worker, but in nobody's hands.
    const [jobs] = await adminQuery(
      'select count(*)::int as held from graphile_worker.jobs where locked_at is not null',
    );
    expect(jobs).toEqual({ held: 0 });
    expect(process.output()).not.toContain('"level":"error"');
  }, 60_000);

  test('cuts a request that hangs after ten seconds; a second signal ends it at once', async () => {
    const [patient, hurried] = [await serve(), await serve()];
    for (const { port } of [patient, hurried]) {
      const stuck = connect(port, '127.0.0.1');
      stuck.on('error', () => {});
      stuck.write(
        'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{',
      );
    }
    await sleep(300);
    const signaledAt = performance.now();
    for (const { process } of [patient, hurried]) process.signal('SIGTERM');
    await sleep(500);
    hurried.process.signal('SIGTERM');
    expect(await hurried.process.ended).toBe(1);
    expect(performance.now() - signaledAt).toBeLessThan(3_000);
    expect(await patient.process.ended).toBe(0);
    expect(performance.now() - signaledAt).toBeGreaterThan(9_000);
    expect(performance.now() - signaledAt).toBeLessThan(13_000);
  }, 60_000);
});
