import { createHmac } from 'node:crypto';
import type { Text } from '@throughline/schema/domain/shared/locale';
import { waitWords } from '@throughline/schema/domain/shared/time-words';
import { LimitExceeded } from '@throughline/schema/platform/errors';
import type { AuthDatabase } from './auth-database.ts';

/**
 * What can be guessed or abused, and how often before one has to wait: of one subject (an address or a user),
 * and from one network address, which an office or a library shares. Links need none: they have 256 bits.
 */
const ALLOWED = {
  'sign-in': { subject: 5, network: 100 },
  'sign-up': { subject: 5, network: 200 },
  reset: { subject: 5, network: 100 },
  verify: { subject: 5, network: 100 },
  invitation: { subject: 5, network: 50 },
  password: { subject: 5, network: 100 },
  unsubscribe: { subject: 5, network: 100 },
  answer: { subject: 5, network: 100 },
  'answer-again': { subject: 3, network: 50 },
} as const;
type Kind = keyof typeof ALLOWED;

/** Counts attempts in the database, for all processes, under keys that name nobody. */
export class Throttle {
  readonly #database: AuthDatabase;
  readonly #secret: string;

  constructor(database: AuthDatabase, secret: string) {
    this.#database = database;
    this.#secret = secret;
  }

  /**
   * Counts one attempt before its outcome is known.
   * @returns to be called when it was no guess
   * @throws LimitExceeded with the seconds to wait, the same whether or not the subject exists
   */
  async attempt(kind: Kind, subject: string, network: string | null): Promise<() => Promise<void>> {
    const bySubject = this.#key(kind, 'subject', subject);
    const byNetwork = network && this.#key(kind, 'network', network);
    const allowed = ALLOWED[kind];
    const seconds = await this.#database.value<number>(
      'count_attempt',
      byNetwork ? [bySubject, byNetwork] : [bySubject],
      byNetwork ? [allowed.subject, allowed.network] : [allowed.subject],
    );
    if (seconds > 0) {
      throw new LimitExceeded(tooOften(seconds), seconds);
    }
    return async () => {
      await this.#database.rows('forgive_attempt', bySubject, byNetwork);
    };
  }

  #key(...parts: string[]): string {
    return createHmac('sha256', this.#secret)
      .update(`throttle:${parts.join(':')}`)
      .digest('base64url');
  }
}

function tooOften(seconds: number): Text {
  const { en, es } = waitWords(seconds);
  return {
    en: `Too many attempts. Try again in ${en}.`,
    es: `Demasiados intentos. Inténtelo de nuevo en ${es}.`,
  };
}
