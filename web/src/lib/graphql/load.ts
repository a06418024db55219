import { browser } from '$app/env';
import type { AnyVariables, TypedDocumentNode } from '@urql/core';
import { error, redirect } from '@sveltejs/kit';
import { actingMembership } from './acting-membership.svelte.ts';
import { noteActivity } from './activity.ts';
import { browserClient } from './browser-client.svelte.ts';
import { refusedInput } from './failure.ts';
import { isHydrated } from './hydration.ts';
import { graphqlPath, postGraphql, type GraphqlAnswer, type GraphqlError } from './request.ts';

/** What a page's load got: the data, and the point in the event log from which it is live. */
export interface Loaded<Data> {
  data: Data;
  liveCursor: string | null;
  /** The server's time: what the rules go by, whatever this device's clock says. */
  now: string;
  /** The root field without which the page does not exist; set by `found`. */
  required?: keyof Data;
}

interface LoadContext {
  fetch: typeof globalThis.fetch;
  url: URL;
}

/** One wording for what is missing and what is not for you, so that neither can be told apart. */
export const NOT_FOUND_MESSAGE = 'This page does not exist, or you do not have access to it.';

const tabMembership = (): string | null => (isHydrated() ? actingMembership.id : null);

/**
 * Runs a page's query in a universal `load`, on the server and in the browser, and fills the
 * browser's cache so that live updates reach what it returns.
 *
 * @throws Redirect to sign-in without a session; 404 for what is missing or not visible; 400
 *   for what a rule refuses to be asked; 503 without a network; 429 for too much or too often; 500 with the request id for everything else.
 */
export async function loadQuery<Data, Variables extends AnyVariables>(
  event: LoadContext,
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
): Promise<Loaded<Data>> {
  const answer = await send(event, document, variables);
  if (answer.errors?.length) refuse(event.url, answer.errors, answer.extensions?.requestId);
  const { liveCursor = null, now = new Date().toISOString() } = answer.extensions ?? {};
  if (browser) await fillCache(document, variables, answer.text);
  return { data: answer.data as Data, liveCursor, now };
}

/** Turns a null root field into the "not found" page and narrows its type. */
export function found<Data extends object, Key extends keyof Data>(
  loaded: Loaded<Data>,
  key: Key,
): Loaded<Data & { [K in Key]: NonNullable<Data[K]> }> {
  if (loaded.data[key] == null) error(404, NOT_FOUND_MESSAGE);
  return { ...loaded, required: key } as Loaded<Data & { [K in Key]: NonNullable<Data[K]> }>;
}

async function send<Data, Variables extends AnyVariables>(
  event: LoadContext,
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
): Promise<GraphqlAnswer> {
  noteActivity();
  try {
    const path = graphqlPath(event.url.pathname);
    return await postGraphql(event.fetch, document, variables, tabMembership(), path);
  } catch (cause) {
    if (browser && cause instanceof TypeError) error(503, 'The server cannot be reached.');
    throw cause;
  }
}

function refuse(url: URL, errors: GraphqlError[], requestId: string | undefined): never {
  const codes = errors.map((e) => e.extensions?.code);
  if (codes.includes('UNAUTHENTICATED')) redirect(303, signInPath(url));
  if (codes.includes('NOT_FOUND') || codes.includes('FORBIDDEN')) error(404, NOT_FOUND_MESSAGE);
  if (codes.includes('LIMIT_EXCEEDED')) error(429, errors[0]?.message ?? '');
  const input = refusedInput(errors);
  if (input) error(400, input.message);
  const id = requestId ?? errors.find((e) => e.extensions?.requestId)?.extensions?.requestId;
  error(500, 'Something went wrong on our side.', id ? { requestId: id } : {});
}

/** Where to sign in, and to come back to the same page afterwards. */
export function signInPath(url: Pick<URL, 'pathname' | 'search'>): `/${string}` {
  return `/sign-in?next=${encodeURIComponent(url.pathname + url.search)}`;
}

/** The client has no way in for data from outside, so the operation is run on the answer we have. */
async function fillCache<Data, Variables extends AnyVariables>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  text: string,
): Promise<void> {
  const replay = () =>
    Promise.resolve(new Response(text, { headers: { 'content-type': 'application/json' } }));
  await browserClient().query(document, variables, {
    requestPolicy: 'network-only',
    fetch: replay,
  });
}
