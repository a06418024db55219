import type { Context } from './context.ts';
import type { LiveSignal, Topic } from './live-port.ts';

/** What a signal means to a subscriber: an event to send, the last one, or (null) nothing. */
export type LiveEvent<Value> = { readonly value: Value; readonly last?: boolean } | null;

export type LiveSourceOptions<Value> = {
  /** Whose changes are of interest. */
  readonly topics: readonly Topic[];
  /** Resume after this cursor; null: from now on. */
  readonly after: string | null;
  /**
   * Decides under the claims of this moment, which `ctx` carries: nothing may be kept from the context
   * that started the subscription.
   */
  readonly decide: (signal: LiveSignal, ctx: Context) => Promise<LiveEvent<Value>>;
  /** When the right to see the subject ends by itself: then it is decided anew. */
  readonly endsAt?: (ctx: Context) => Promise<Date | null>;
  /** Runs while the subscription lasts; what it returns ends it. */
  readonly open?: (ctx: () => Promise<Context>) => Promise<() => Promise<void>>;
};

/**
 * What a subscription field's `subscribe` returns. The socket server (api/src/graphql) drives it: for
 * each signal it derives the claims anew, decides, and executes the operation on what came of it.
 */
export class LiveSource<Value> implements AsyncIterable<Value> {
  readonly options: LiveSourceOptions<Value>;

  constructor(options: LiveSourceOptions<Value>) {
    this.options = options;
  }

  /** graphql-js accepts only what could be iterated; nobody but the socket server ever does. */
  [Symbol.asyncIterator](): AsyncIterator<Value> {
    throw new Error('Subscriptions are served over a WebSocket.');
  }
}
