import type { Db } from '@throughline/prisma/client';
import type { Claims } from '@throughline/prisma/claims';
import type { Actor } from '../domain/access/actor.ts';
import type { Locale } from '../domain/shared/locale.ts';
import type { AuthPort } from './auth-port.ts';
import type { LivePort } from './live-port.ts';

/** What every resolver receives. Made per request, and anew for every subscription event. */
export type Context = {
  readonly requestId: string;
  readonly actor: Actor;
  readonly claims: Claims;
  readonly locale: Locale;
  /** The signed-in session; null for API clients and signed-out requests. */
  readonly sessionId: string | null;
  readonly db: Db;
  readonly auth: AuthPort;
  readonly live: LivePort;
};

/** Sent by the browser with each operation of a tab. */
export const ACTING_MEMBERSHIP_HEADER = 'x-throughline-membership';
