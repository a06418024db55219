import { classifyError } from '@throughline/prisma/errors';
import { CommandError, LimitExceeded } from '@throughline/schema/platform/errors';
import { GraphQLError } from 'graphql';
import type { Log } from '../observability/log.ts';

/** Codes clients may rely on; anything else is a bug of ours and says nothing but the request id. */
const SPOKEN = new Set([
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'BAD_USER_INPUT',
  'LIMIT_EXCEEDED',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_FOUND',
  'INTERNAL',
]);

const CODE_OF: Readonly<Record<string, string>> = {
  NotFound: 'NOT_FOUND',
  Forbidden: 'FORBIDDEN',
  InvalidInput: 'BAD_USER_INPUT',
  LimitExceeded: 'LIMIT_EXCEEDED',
};

/**
 * Turns what was thrown into what the client may know. Applying it twice changes nothing.
 *
 * @param requestId what support asks for; the log has the rest under it
 */
export function maskError(error: unknown, log: Log, requestId?: string): Error {
  const masked = mask(error, log, requestId);
  if (requestId) masked.extensions['requestId'] = requestId;
  return masked;
}

function mask(error: unknown, log: Log, requestId?: string): GraphQLError {
  if (!(error instanceof GraphQLError)) return located(null, error, log, requestId);
  const original = error.originalError;
  // Without a path it comes from the document itself: syntax, validation, coercion of variables, which wraps
  // the words of a scalar.
  if (!error.path && (!original || original instanceof GraphQLError)) return ofLanguage(error);
  if (isSpoken(error)) return error;
  if (original instanceof GraphQLError && isSpoken(original)) return original;
  return located(error, original ?? error, log, requestId);
}

const isSpoken = ({ extensions }: GraphQLError): boolean =>
  typeof extensions['code'] === 'string' && SPOKEN.has(extensions['code']);

const WRONG_VALUE =
  /^Variable "\$(\w+)" got invalid value [\s\S]*?(?: at "(\1[\w.[\]]*)")?; ([\s\S]*)$/;

/** The language repeats the value, which may be long and is about somebody: where and why is enough. */
function withoutValue(message: string): string {
  const [, variable, place = variable, why = ''] = WRONG_VALUE.exec(message) ?? [];
  return place
    ? `Invalid value at "${place}": ${why.split(': ', 1)[0]?.slice(0, 200)}`
    : message.slice(0, 500);
}

function ofLanguage(error: GraphQLError): GraphQLError {
  const code = isSpoken(error) ? error.extensions['code'] : 'BAD_USER_INPUT';
  const extensions = { ...error.extensions };
  // What could not be read is quoted there; that it is there makes the status of the answer.
  if (extensions['originalError']) extensions['originalError'] = {};
  return new GraphQLError(withoutValue(error.message), {
    nodes: error.nodes ?? null,
    source: error.source ?? null,
    positions: error.positions ?? null,
    extensions: { ...extensions, code },
  });
}

function located(
  error: GraphQLError | null,
  original: unknown,
  log: Log,
  requestId?: string,
): GraphQLError {
  const known = original instanceof CommandError ? original : overloaded(original);
  const where = { nodes: error?.nodes ?? null, path: error?.path ?? null };
  if (known) {
    return new GraphQLError(known.message, {
      ...where,
      extensions: {
        code: CODE_OF[known.constructor.name] ?? 'BAD_USER_INPUT',
        ...(known instanceof LimitExceeded &&
          known.retryAfterSeconds !== null && { retryAfterSeconds: known.retryAfterSeconds }),
      },
    });
  }
  log.error('graphql.failed', original, { requestId, path: error?.path?.join('.') });
  return new GraphQLError('Something went wrong on our side. Nothing was changed.', {
    ...where,
    extensions: { code: 'INTERNAL' },
  });
}

const BUSY = new Set(['EXHAUSTED', 'CONNECTION', 'TIMEOUT', 'LOCK_TIMEOUT', 'WRITE_CONFLICT']);

/** A database that is busy or away is no bug of the request: say when to try again. */
function overloaded(original: unknown): LimitExceeded | null {
  const kind = classifyError(original)?.kind;
  return kind && BUSY.has(kind)
    ? new LimitExceeded('Throughline is busy right now. Try again in a few seconds.', 5)
    : null;
}
