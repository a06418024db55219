import { ANSWER_API_PATH, ANSWER_PATH } from '@throughline/schema/domain/identity/answer-link';
import {
  formatDocument,
  stringifyDocument,
  type AnyVariables,
  type TypedDocumentNode,
} from '@urql/core';

export const GRAPHQL_PATH = '/graphql';

/** Pages that a mailed link opens ask at a door of their own, where nobody is signed in. */
export const graphqlPath = (pathname: string): string =>
  pathname === ANSWER_PATH ? ANSWER_API_PATH : GRAPHQL_PATH;

export const isGraphqlPath = (pathname: string): boolean =>
  pathname === GRAPHQL_PATH || pathname === ANSWER_API_PATH;

/** Names the membership one acts under; the API checks it against the session. */
export const MEMBERSHIP_HEADER = 'x-throughline-membership';

export interface GraphqlError {
  message: string;
  path?: (string | number)[];
  extensions?: { code?: string; requestId?: string };
}

export interface GraphqlBody {
  data?: unknown;
  errors?: GraphqlError[];
  /** `now`: the time of the rules, which the demo can move; absent when the database was not asked. */
  extensions?: { liveCursor?: string; now?: string; requestId?: string };
}

export interface GraphqlAnswer extends GraphqlBody {
  /** The body as it came, to be read again by the cache. */
  text: string;
}

export const membershipHeaders = (membershipId: string | null): Record<string, string> =>
  membershipId ? { [MEMBERSHIP_HEADER]: membershipId } : {};

/**
 * Sends one query and reads its answer.
 *
 * The body must come out the same on the server and in the browser: SvelteKit finds the response
 * that it inlined into the page by the hash of headers and body.
 *
 * @throws TypeError when the network cannot be reached, SyntaxError when the answer is not JSON
 */
export async function postGraphql<Data, Variables extends AnyVariables>(
  fetch: typeof globalThis.fetch,
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  membershipId: string | null,
  path: string = GRAPHQL_PATH,
): Promise<GraphqlAnswer> {
  const response = await fetch(path, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/graphql-response+json, application/json',
      ...membershipHeaders(membershipId),
    },
    body: JSON.stringify({ query: stringifyDocument(formatDocument(document)), variables }),
  });
  const text = await response.text();
  return { ...(JSON.parse(text) as GraphqlBody), text };
}
