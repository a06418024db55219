import { initContextCache } from '@pothos/core';
import type { Db } from '@throughline/prisma/client';
import type { Claims } from '@throughline/prisma/claims';
import type { Actor } from '../domain/access/actor.ts';
import type { ApiScope } from '../domain/api-client/scope.ts';
import type { Locale } from '../domain/shared/locale.ts';
import type { AuthPort } from './auth-port.ts';
import type { SsnVault } from './ssn-vault.ts';
import type { FilePort } from './file-port.ts';
import type { LivePort } from './live-port.ts';

/** What every resolver receives. Made per request, and anew for every subscription event. */
export type Context = {
  readonly requestId: string;
  /** The network address it came from, when known. */
  readonly network: string | null;
  readonly actor: Actor;
  readonly claims: Claims;
  readonly locale: Locale;
  /** The signed-in session; null for API clients and signed-out requests. */
  readonly sessionId: string | null;
  /** What an API client may ask for; null: it is a person, who may ask for anything. */
  readonly scopes: readonly ApiScope[] | null;
  readonly db: Db;
  readonly auth: AuthPort;
  readonly live: LivePort;
  /** For Social Security numbers that somebody types; null where none may be: in addresses (GET), over sockets. */
  readonly ssn: SsnVault | null;
  readonly files: FilePort;
};

/**
 * A context of its own for one execution. Without a fresh cache the second event of a subscription would
 * read through the first event's client.
 */
export const freshContext = (parts: Context): Context => ({ ...parts, ...initContextCache() });

/** Sent by the browser with each operation of a tab. */
export const ACTING_MEMBERSHIP_HEADER = 'x-throughline-membership';
