import type { AnyVariables, TypedDocumentNode } from '@urql/core';
import { browserClient } from './browser-client.svelte.ts';
import { failureOf, type Failure } from './failure.ts';
import { graphql } from './graphql.ts';

/**
 * What each mutation asks of the errors it may return. Spread it into the mutation's field:
 * `… on WithdrawReferralPayload { … } ...MutationError`.
 */
export const MutationError = graphql(`
  fragment MutationError on Error {
    __typename
    message
    ... on ConflictError {
      changedBy
      changedAt
    }
    ... on InvalidInputError {
      problems {
        field
        code
        message
      }
    }
    ... on TransitionError {
      from
      allowed
      changedBy
      changedAt
    }
    ... on LimitExceededError {
      retryAfterSeconds
    }
  }
`);

export interface Problem {
  /** Path of the input field, as `contact.phone`; empty for the whole form. */
  field: string;
  code: string;
  message: string;
}

/** Who was faster, and when; null where the viewer may not know. */
export interface ChangedElsewhere {
  changedBy: string | null;
  changedAt: string | null;
}

type ErrorTypename =
  | 'NotFoundError'
  | 'ForbiddenError'
  | 'ConflictError'
  | 'InvalidInputError'
  | 'TransitionError'
  | 'LimitExceededError';

type Root<Data> = NonNullable<Data[keyof Data]>;
type Payload<Data> = Exclude<Root<Data>, { __typename: ErrorTypename }>;

export type MutationResult<Value> =
  | { kind: 'ok'; value: Value }
  | { kind: 'fields'; message: string; problems: Problem[] }
  | ({ kind: 'conflict'; message: string } & ChangedElsewhere)
  | ({ kind: 'transition'; message: string; from: string; allowed: string[] } & ChangedElsewhere)
  | { kind: 'notFound'; message: string }
  | { kind: 'forbidden'; message: string }
  | { kind: 'limit'; message: string; retryAfterSeconds: number | null }
  | Exclude<Failure, { kind: 'limit' | 'notFound' | 'input' }>;

interface ReturnedError {
  __typename: ErrorTypename;
  message: string;
  problems?: Problem[];
  from?: string;
  allowed?: string[];
  changedBy?: string | null;
  changedAt?: string | null;
  retryAfterSeconds?: number | null;
}

/** Whether the server has decided, so that trying again is a new attempt with a new id. */
export const isDecided = (result: MutationResult<unknown>): boolean =>
  result.kind !== 'offline' && result.kind !== 'bug' && result.kind !== 'signedOut';

/**
 * Runs one mutation and never throws: every way it can go is a `kind`.
 *
 * Pass the same `clientMutationId` again to repeat an attempt whose outcome is unknown (offline,
 * bug): the server carries it out at most once. Without one, each call is an attempt of its own.
 */
export async function mutate<Data extends object, Variables extends AnyVariables>(
  document: TypedDocumentNode<Data, Variables>,
  variables: WithoutId<Variables>,
  clientMutationId: string = crypto.randomUUID(),
): Promise<MutationResult<Payload<Data>>> {
  const result = await browserClient().mutation(
    document,
    sendable(withId(variables, clientMutationId)) as Variables,
  );
  if (result.error) {
    const failure = failureOf(result.error);
    if (failure.kind === 'notFound') return { kind: 'notFound', message: result.error.message };
    // A mutation's own refusals are results.
    return failure.kind === 'input' ? { kind: 'bug', requestId: null } : failure;
  }
  const root = Object.values(result.data ?? {})[0] as
    Payload<Data> | ReturnedError | null | undefined;
  if (!root) return { kind: 'bug', requestId: null };
  return refusalOf(root as ReturnedError) ?? { kind: 'ok', value: root as Payload<Data> };
}

/** The id goes into the mutation's `input`, where the callers need not think of it. */
type WithoutId<Variables> = Variables extends { input: infer Input }
  ? Omit<Variables, 'input'> & { input: Omit<Input, 'clientMutationId'> }
  : Omit<Variables, 'clientMutationId'>;

function withId(variables: object, clientMutationId: string): Record<string, unknown> {
  const { input } = variables as { input?: object };
  return input
    ? { ...variables, input: { ...input, clientMutationId } }
    : { ...variables, clientMutationId };
}

/**
 * Forms send back what they read, and the cache names the type of everything it answers; an input has no such
 * field.
 */
function sendable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sendable);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, each]) =>
      key === '__typename' ? [] : [[key, sendable(each)]],
    ),
  );
}

function refusalOf(error: ReturnedError): MutationResult<never> | null {
  const { message, changedBy = null, changedAt = null } = error;
  switch (error.__typename) {
    case 'InvalidInputError':
      return { kind: 'fields', message, problems: error.problems ?? [] };
    case 'ConflictError':
      return { kind: 'conflict', message, changedBy, changedAt };
    case 'TransitionError': {
      const { from = '', allowed = [] } = error;
      return { kind: 'transition', message, from, allowed, changedBy, changedAt };
    }
    case 'NotFoundError':
      return { kind: 'notFound', message };
    case 'ForbiddenError':
      return { kind: 'forbidden', message };
    case 'LimitExceededError':
      return { kind: 'limit', message, retryAfterSeconds: error.retryAfterSeconds ?? null };
    default:
      return null;
  }
}
