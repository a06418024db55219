import type { Context } from './context.ts';
import type { LiveSignal, Topic } from './live-port.ts';

export type LiveDecision<Value> = {
  /** What the operation is executed on; null: nothing is sent. */
  readonly value: Value | null;
  /** The subscription completes after it. */
  readonly last?: boolean;
  /** When the right to see the subject ends by itself: then it is decided anew. Undefined: as before. */
  readonly recheckInMs?: number | null;
};

/** The cursor that goes with what a signal leads to. */
export const cursorOf = (signal: LiveSignal): string =>
  signal.type === 'event' ? signal.envelope.cursor : signal.cursor;

export type LiveSourceOptions<Value> = {
  /** Whose changes are of interest. */
  readonly topics: readonly Topic[];
  /** Resume after this cursor; null: from now on. */
  readonly after: string | null;
  /**
   * Decides under the claims of this moment, which `ctx` carries: nothing may be kept from the context
   * that started the subscription. Called once with `recheck` when it starts, unless it is shared.
   */
  readonly decide: (signal: LiveSignal, ctx: Context) => Promise<LiveDecision<Value> | null>;
  readonly recheckInMs?: number | null;
  /** While it lasts, its user is present there. */
  readonly attends?: { readonly type: 'REFERRAL' | 'PERSON'; readonly id: string };
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

/** For `subscribe`: graphql-js awaits what it returns, which Pothos' types do not say. */
export const following = <Value>(source: Promise<LiveSource<Value>>): AsyncIterable<Value> =>
  source as unknown as AsyncIterable<Value>;
