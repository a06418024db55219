import type { CombinedError } from '@urql/core';

/** Why an operation got no answer at all; refusals by the rules are results, not failures. */
export type Failure =
  | { kind: 'offline' }
  | { kind: 'signedOut' }
  | { kind: 'notFound' }
  | { kind: 'input'; message: string }
  | { kind: 'limit'; message: string; retryAfterSeconds: number | null }
  | { kind: 'bug'; requestId: string | null };

const seconds = (value: unknown): number | null => (typeof value === 'number' ? value : null);

/** Reads a failed operation's error once, for queries and mutations alike. */
export function failureOf(error: CombinedError): Failure {
  const extensions = error.graphQLErrors.map((e) => e.extensions ?? {});
  const coded = (code: string) => extensions.find((e) => e['code'] === code);
  if (error.networkError && extensions.length === 0) return offlineOrBug(error.networkError);
  if (coded('UNAUTHENTICATED')) return { kind: 'signedOut' };
  if (coded('NOT_FOUND') ?? coded('FORBIDDEN')) return { kind: 'notFound' };
  const input = refusedInput(error.graphQLErrors);
  if (input) return { kind: 'input', message: input.message };
  const limit = coded('LIMIT_EXCEEDED');
  if (limit) {
    const retryAfterSeconds = seconds(limit['retryAfterSeconds']);
    return { kind: 'limit', message: error.graphQLErrors[0]?.message ?? '', retryAfterSeconds };
  }
  const requestId = extensions.find((e) => typeof e['requestId'] === 'string')?.['requestId'];
  return { kind: 'bug', requestId: (requestId as string | undefined) ?? null };
}

interface Refused {
  readonly message: string;
  readonly path?: unknown;
  readonly extensions?: { readonly code?: unknown };
}

/** A rule that refused what was asked: it has a path, which what is wrong with the document has not. */
export const refusedInput = <Found extends Refused>(errors: readonly Found[]): Found | undefined =>
  errors.find(({ path, extensions }) => path && extensions?.code === 'BAD_USER_INPUT');

/** fetch throws TypeError when it reaches no server; anything else came from one. */
const offlineOrBug = (error: Error): Failure =>
  error.name === 'TypeError' ? { kind: 'offline' } : { kind: 'bug', requestId: null };
