import { browser } from '$app/env';
import { createRequest, type AnyVariables, type TypedDocumentNode } from '@urql/core';
import { browserClient } from './browser-client.svelte.ts';
import { failureOf, type Failure } from './failure.ts';

export interface AskedQuery<Data> {
  /** What was last answered; kept while another question is under way. Null before the first. */
  readonly data: Data | null;
  readonly error: Failure | null;
  readonly loading: boolean;
  retry(): void;
}

/**
 * A question that comes up while one works on a page: a search as one types. Nothing is asked on the
 * server, nor while `variables` gives null; then nothing is shown either. Call while a component
 * initializes.
 */
export function askedQuery<Data, Variables extends AnyVariables>(
  document: TypedDocumentNode<Data, Variables>,
  variables: () => Variables | null,
): AskedQuery<Data> {
  let data = $state.raw<Data | null>(null);
  let error = $state.raw<Failure | null>(null);
  let loading = $state(false);
  let attempt = $state(0);
  // As text, so that an equal object asks nothing anew.
  const key = $derived(JSON.stringify(variables()));

  $effect(() => {
    void attempt;
    const given = JSON.parse(key) as Variables | null;
    if (!browser || given === null) {
      data = null;
      error = null;
      loading = false;
      return;
    }
    loading = true;
    const subscription = browserClient()
      .executeQuery(createRequest(document, given), { requestPolicy: 'cache-and-network' })
      .subscribe((result) => {
        if (result.data) data = result.data;
        error = result.error ? failureOf(result.error) : null;
        loading = result.stale;
      });
    return () => subscription.unsubscribe();
  });

  return {
    get data() {
      return data;
    },
    get error() {
      return error;
    },
    get loading() {
      return loading;
    },
    retry: () => void (attempt += 1),
  };
}
