import { LIMITS } from '@throughline/schema/domain/shared/limits';
import { GraphQLError } from 'graphql';

type Limit = {
  readonly allowed: number;
  /** Goes on after "At most 15 …". */
  readonly of: string;
  readonly instead: string;
  /** Of the answer over HTTP, where the rules of GraphQL over HTTP do not say. */
  readonly status?: number;
};

const ASK_TWICE = 'Ask in several requests.';

/**
 * What one client may ask of the API (CORE-009). The table in the README is this one: a test compares them,
 * and another holds every operation of the screens well below.
 */
export const API_LIMITS = {
  // Of a document, before it is validated.
  documentLength: { allowed: 20_000, of: 'characters in a document', instead: ASK_TWICE },
  tokens: { allowed: 2_000, of: 'tokens in a document', instead: ASK_TWICE },
  depth: { allowed: 20, of: 'levels of fields', instead: ASK_TWICE },
  rootFields: { allowed: 20, of: 'fields at the root of an operation', instead: ASK_TWICE },
  aliases: { allowed: 30, of: 'aliases in a document', instead: ASK_TWICE },
  directives: { allowed: 20, of: 'directives in a document', instead: ASK_TWICE },

  // Of an operation with its variables, before it runs.
  cost: {
    allowed: 20_000,
    of: 'objects an operation may lead to',
    instead: 'Ask for fewer rows (`first`), or for fewer lists within lists.',
  },
  pageSize: {
    allowed: LIMITS.pageSizeMax,
    of: 'rows in a page',
    instead: 'Go on with `after`.',
  },
  inputDepth: { allowed: 20, of: 'levels in variables', instead: 'No input has that many.' },
  listItems: { allowed: 100, of: 'items in a list that is sent', instead: ASK_TWICE },

  // Of requests and sockets. Each process counts for itself.
  bodySize: { allowed: 512 * 1024, of: 'bytes in a body', instead: ASK_TWICE, status: 413 },
  requests: {
    allowed: 50,
    of: 'requests a second of one user, or of one address that is not signed in',
    instead: 'Wait.',
    status: 429,
  },
  clientRequests: {
    allowed: 600,
    of: 'requests a minute of one API client',
    instead: 'Wait.',
    status: 429,
  },
  clientCost: {
    allowed: 200_000,
    of: 'objects a minute that one API client may ask for',
    instead: 'Wait, and ask for fewer rows.',
    status: 429,
  },
  papers: {
    allowed: 10,
    of: 'PDF files a minute of one user',
    instead: 'Wait.',
    status: 429,
  },
  sockets: { allowed: 50, of: 'sockets of one user', instead: 'Close what is not needed.' },
  subscriptions: {
    allowed: 40,
    of: 'subscriptions on a socket',
    instead: 'Complete what is not needed.',
  },
  messages: { allowed: 20, of: 'messages a second on a socket', instead: 'Send fewer.' },
  messageSize: { allowed: 64 * 1024, of: 'bytes in a message', instead: ASK_TWICE },
  unread: { allowed: 1024 * 1024, of: 'bytes waiting for a slow reader', instead: 'Come back.' },
} as const satisfies Record<string, Limit>;

export type LimitName = keyof typeof API_LIMITS;

/** "At most 20 levels of fields. Ask in several requests." */
export function limitMessage(name: LimitName): string {
  const { allowed, of, instead } = API_LIMITS[name];
  return `At most ${allowed.toLocaleString('en-US')} ${of}. ${instead}`;
}

/** What a client is told that asks for too much: which limit, the number and what to do. */
export function overLimit(name: LimitName, retryAfterSeconds?: number): GraphQLError {
  const { allowed, status }: Limit = API_LIMITS[name];
  const headers = retryAfterSeconds && { 'retry-after': String(retryAfterSeconds) };
  return new GraphQLError(limitMessage(name), {
    extensions: {
      code: 'LIMIT_EXCEEDED',
      limit: name,
      allowed,
      ...(retryAfterSeconds && { retryAfterSeconds }),
      ...(status && { http: { status, ...(headers && { headers }) } }),
    },
  });
}
