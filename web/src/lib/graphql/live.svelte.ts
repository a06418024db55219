import { browser } from '$app/env';
import { refreshAll } from '$app/navigation';
import {
  createRequest,
  type AnyVariables,
  type OperationResult,
  type TypedDocumentNode,
} from '@urql/core';
import { untrack } from 'svelte';
import { browserClient } from './browser-client.svelte.ts';
import { connection } from './connection.svelte.ts';
import { failureOf, type Failure } from './failure.ts';
import type { Loaded } from './load.ts';

export interface LiveQuery<Data> {
  readonly data: Data;
  /** The last refresh failed; `data` is what was there before. */
  readonly error: Failure | null;
  /** A refresh is under way behind what is shown. */
  readonly stale: boolean;
  /** The record ended while one looked: it no longer exists, or not for you. */
  readonly gone: boolean;
  /** Asks the server again, however fresh the cache is. */
  refetch(): Promise<void>;
}

/**
 * A page's query as reactive state: starts with what its load got and then follows the cache, so
 * that mutations and events show at once. Call while a component initializes.
 *
 * `data` never goes back to nothing: when a refresh fails or the record ends, it keeps what it had.
 */
export function liveQuery<Data extends object, Full, Variables extends AnyVariables>(
  document: TypedDocumentNode<Full, Variables>,
  variables: () => Variables,
  initial: () => Loaded<Data>,
): LiveQuery<Data> {
  let latest = $state.raw<{ of: Loaded<Data>; result: OperationResult } | null>(null);
  const result = $derived(latest?.of === initial() ? latest.result : null);
  const request = $derived(createRequest(document, variables()));
  const gone = $derived.by(() => {
    const { required } = initial();
    return Boolean(required && result?.data && (result.data as Data)[required] == null);
  });
  let kept: { of: Loaded<Data>; data: Data } | undefined;
  const data = $derived.by(() => {
    const of = initial();
    if (result?.data && !gone) kept = { of, data: result.data as Data };
    return kept?.of === of ? kept.data : of.data;
  });

  $effect(() => {
    const of = initial();
    const subscription = browserClient()
      .executeQuery(request)
      .subscribe((next) => (latest = { of, result: next }));
    return () => subscription.unsubscribe();
  });

  const ask = () =>
    browserClient().executeQuery(request, { requestPolicy: 'network-only' }).toPromise();
  let asking: Promise<unknown> | null = null;
  let following: Promise<void> | null = null;
  const begin = async (): Promise<void> => {
    const mine = ask();
    asking = mine;
    await mine;
    if (asking === mine) asking = null;
  };
  // The client takes a question under way for the same one, but its answer may be older than what made one ask.
  const refetch = (): Promise<void> => {
    const underWay = asking ?? (untrack(() => result?.stale) ? ask() : null);
    if (!underWay) return begin();
    following ??= underWay.then(() => {
      following = null;
      return begin();
    });
    return following;
  };

  return {
    get data() {
      return data;
    },
    get error() {
      return result?.error ? failureOf(result.error) : null;
    },
    get stale() {
      return result?.stale ?? false;
    },
    get gone() {
      return gone;
    },
    refetch,
  };
}

type RootEvent<Data> = NonNullable<Data[keyof Data]>;
type Named<Event, Name extends string> = Extract<Event, { __typename: Name }>;

export interface LiveHandlers<Data> {
  /** A change. Its entities are already in the cache; ask for more by `refetch`. */
  event(event: Exclude<RootEvent<Data>, { __typename: 'Removed' | 'Resync' }>): void;
  /** What one follows ended for this viewer. The operation is over. */
  removed?(event: Named<RootEvent<Data>, 'Removed'>): void;
  /** Too much was missed to replay. By default everything on the page is loaded anew. */
  resync?(): void;
}

const REMEMBERED_EVENTS = 500;
const RESTART_MS = 5_000;

/**
 * Follows events from `variables().after` on, which is the page load's `liveCursor`, and drops what
 * came before. Call while a component initializes. Only a change of the other variables, or of the
 * membership one acts under, begins anew.
 */
export function liveSubscription<Data extends object, Variables extends AnyVariables>(
  document: TypedDocumentNode<Data, Variables>,
  variables: () => Variables,
  handlers: LiveHandlers<Data>,
): void {
  const key = $derived(JSON.stringify({ ...variables(), after: undefined }));
  let attempt = $state(0);
  let cursor: string | null = null;
  let cursorKey: string | undefined;
  const seen = new Set<string>();

  const isNew = (next: string | undefined): boolean => {
    if (!next) return true;
    if (seen.has(next)) return false;
    seen.add(next);
    if (seen.size > REMEMBERED_EVENTS) seen.delete(seen.values().next().value as string);
    cursor = next;
    return true;
  };

  const receive = (data: Data): void => {
    const event = Object.values(data)[0] as { __typename?: string; cursor?: string } | null;
    if (!event) return;
    // Said at the place of the last event, when a time has run out.
    if (event.__typename === 'Removed') return handlers.removed?.(event as never);
    if (!isNew(event.cursor)) return;
    if (event.__typename === 'Resync') {
      (handlers.resync ?? refreshAll)();
      // It may also be the last of this operation: what one follows is known under another name now.
      attempt += 1;
    } else handlers.event(event as never);
  };

  $effect(() => {
    if (!browser || connection.endedReason !== null) return;
    void attempt;
    if (cursorKey !== key) cursor = null;
    cursorKey = key;
    const given = untrack(variables) as Record<string, unknown>;
    const after = cursor ?? given['after'];
    let restart: ReturnType<typeof setTimeout> | undefined;
    const subscription = browserClient()
      .subscription(document, { ...given, after } as unknown as Variables)
      .subscribe((result) => {
        if (result.data) untrack(() => receive(result.data as Data));
        // The socket retries by itself; what comes here is a refusal or a fault of this operation.
        if (result.error)
          restart = setTimeout(() => (attempt += 1), RESTART_MS * (1 + Math.random()));
      });
    return () => {
      clearTimeout(restart);
      subscription.unsubscribe();
    };
  });
}
