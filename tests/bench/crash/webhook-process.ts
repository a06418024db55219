// The server of those who wait for webhooks, a process of its own: it verifies what is posted to it, writes it
// down, and says at first no to some of it.
import { startReceiver, verifies } from '../../support/webhook-receiver.ts';
import type { Received } from '../../support/webhook-receiver.ts';
import { answering } from '../child.ts';

export type ReceiverAsk =
  | { readonly start: true }
  /** By the path at which an organization is told. */
  | { readonly secrets: Readonly<Record<string, string>> }
  | { readonly delivered: true };
export type ReceiverAnswer = { readonly url: string; readonly delivered: readonly Delivered[] };

/** One post that came. */
export type Delivered = {
  readonly path: string;
  /** The `webhook-id`, by which a receiver knows what it has already. */
  readonly eventId: string;
  /** What the body says that happened. */
  readonly activityId: string;
  /** Under this id at this path, from 1 on. */
  readonly attempt: number;
  readonly verified: boolean;
};

/** So many events are refused when they come first. */
const REFUSED_EVERY = 10;

const delivered: Delivered[] = [];
const attempts = new Map<string, number>();
let secrets: Readonly<Record<string, string>> = {};
let url = '';

answering<ReceiverAsk, ReceiverAnswer>(async (message) => {
  if ('start' in message) {
    const receiver = await startReceiver();
    receiver.answer = (_index, received) => {
      receiver.received.length = 0; // written down below, shorter
      return take(received);
    };
    url = new URL('/', receiver.url).href;
  }
  if ('secrets' in message) secrets = message.secrets;
  return { url, delivered: 'delivered' in message ? delivered : [] };
});

function take(received: Received): number {
  const { path, headers, body } = received;
  const eventId = String(headers['webhook-id']);
  const key = `${path} ${eventId}`;
  const attempt = (attempts.get(key) ?? 0) + 1;
  attempts.set(key, attempt);
  const { data } = JSON.parse(body) as { data: { activityId: string } };
  const verified = verifies(secrets[path] ?? '', received);
  delivered.push({ path, eventId, activityId: data.activityId, attempt, verified });
  return attempt === 1 && attempts.size % REFUSED_EVERY === 0 ? 503 : 204;
}
