import { setTimeout as sleep } from 'node:timers/promises';
import { act } from '../../support/ask.ts';
import type { Visitor } from '../../support/actors.ts';
import { paid } from '../../support/seed.ts';
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
    await act(who, 'postMessage', { referralId, body }, '... on MessagePostedPayload { referral { id } }'),
    'referral',
  );
}

/** Follows from now on: what the test does next is not before the subscription. */
export async function following(subscribed: Subscribed): Promise<void> {
  await sleep(150);
  if (subscribed.errors.length > 0) throw new Error(JSON.stringify(subscribed.errors));
}

/** Long enough for anything that was on its way. */
export const quiet = (ms = 400): Promise<void> => sleep(ms);

/** Asks again until it holds. */
export async function eventually(holds: () => Promise<boolean> | boolean, ms = 8_000): Promise<void> {
  const deadline = performance.now() + ms;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(`Did not come true: ${holds}`);
    await sleep(25);
  }
}
