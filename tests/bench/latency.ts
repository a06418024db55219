import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Child } from './child.ts';
import { openBenchDatabase, subjectsOf } from './dataset.ts';
import { clientsChild, INBOX } from './fanout.ts';
import type { ServerAnswer, ServerAsk } from './product-server.ts';
import { now, percentile, table, writeSection } from './report.ts';

const SOCKETS = 1_000;
const MESSAGES = 100;
const WARM_UP = 10;

const SAY = `mutation ($input: PostMessageInput!) { postMessage(input: $input) {
  ... on MessagePostedPayload { message { id } } } }`;

/** From the answer to whoever changed something to the screens of a thousand others. */
export async function latency(): Promise<void> {
  const database = await openBenchDatabase();
  const product = new Child<ServerAsk, ServerAnswer>('product-server.ts');
  const clients = clientsChild();
  try {
    const { roles, secret } = database;
    const { port } = await product.ask({ start: { roles, secret } });
    const [subject] = await subjectsOf(database, { staff: 1, each: 1 });
    if (!subject) throw new Error('Nobody to write.');
    const { token, referralId } = subject;
    await clients.ask({ open: { port, count: SOCKETS, tokens: [token], query: INBOX } });
    await sleep(1_000);
    const waits: number[] = [];
    for (let message = 0; message < WARM_UP + MESSAGES; message++) {
      const answered = await say(port, token, referralId);
      const { at } = await clients.ask({ told: true });
      if (message >= WARM_UP) waits.push(...at.map((told) => Math.max(0, told - answered)));
      await sleep(50);
    }
    const cells = [0.5, 0.95, 0.99].map((share) => percentile(waits, share).toFixed(0));
    console.log(cells.join('  '));
    await writeSection('latency', table(['p50 (ms)', 'p95 (ms)', 'p99 (ms)'], [cells]));
  } finally {
    await Promise.all([product.stop(), clients.stop()]);
    await database.close();
  }
}

/** The time at which the answer was there. */
async function say(port: number, token: string, referralId: string): Promise<number> {
  const url = `http://127.0.0.1:${port}`;
  const input = { referralId, body: 'Hello.', clientMutationId: randomUUID() };
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: `tl_session=${token}`, origin: url },
    body: JSON.stringify({ query: SAY, variables: { input } }),
  });
  const text = await response.text();
  if (!text.includes('"message"')) throw new Error(text);
  return now();
}
