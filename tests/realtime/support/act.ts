import { setTimeout as sleep } from 'node:timers/promises';
import { decodeCursor } from '@throughline/schema/platform/cursor';
import { act } from '../../support/ask.ts';
import type { Visitor } from '../../support/actors.ts';
import { adminQuery } from '../../support/database.ts';
import { paid } from '../../support/seed.ts';
import type { LiveServer } from './live-server.ts';
import { LiveClient } from './ws-client.ts';
import type { Subscribed } from './ws-client.ts';

/** A mutation of a referral that has to succeed. */
export async function refer(
  who: Visitor,
  name: string,
  input: Readonly<Record<string, unknown>>,
): Promise<void> {
  paid(await act(who, name, input, '... on ReferralPayload { referral { id } }'), 'referral');
}

export async function say(who: Visitor, referralId: string, body = 'Hello.'): Promise<void> {
  paid(
    await act(
      who,
      'postMessage',
      { referralId, body },
      '... on MessagePostedPayload { referral { id } }',
    ),
    'referral',
  );
}

/** Follows from now on: what the test does next is not before the subscription. */
export async function following(subscribed: Subscribed): Promise<void> {
  await sleep(150);
  if (subscribed.errors.length > 0) throw new Error(JSON.stringify(subscribed.errors));
}

/** Once everything that is committed by now has been dispatched. */
export async function caughtUp({ live }: LiveServer): Promise<void> {
  const [now] = await adminQuery('select pg_current_xact_id()::text as xid');
  const until = BigInt(now?.['xid'] as string);
  await eventually(() => (decodeCursor(live.port.position())?.xid ?? 0n) > until);
}

/** Long enough for anything that was on its way. */
export const quiet = (ms = 400): Promise<void> => sleep(ms);

/** Asks again until it holds. */
export async function eventually(
  holds: () => Promise<boolean> | boolean,
  ms = 8_000,
): Promise<void> {
  const deadline = performance.now() + ms;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(`Did not come true: ${holds}`);
    await sleep(25);
  }
}

/** A socket of somebody's with one subscription. */
export async function follow(
  server: LiveServer,
  who: Visitor,
  document: string,
  variables: object = {},
): Promise<{ client: LiveClient; subscribed: Subscribed }> {
  const client = await LiveClient.connect(server.url, who);
  const subscribed = client.subscribe(document, variables as Record<string, unknown>);
  await following(subscribed);
  return { client, subscribed };
}
