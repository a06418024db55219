import { setTimeout as sleep } from 'node:timers/promises';
import type { Claims } from '@throughline/prisma/claims';
import type { Actor } from '@throughline/schema/domain/access/actor';
import { MEMBERSHIP_ENDED, SESSION_ENDED } from '@throughline/schema/domain/identity/session';
import type { ApiScope } from '@throughline/schema/domain/api-client/scope';
import type { Locale } from '@throughline/schema/domain/shared/locale';
import { Forbidden } from '@throughline/schema/platform/errors';
import type { Auth } from '../auth/auth.ts';
import { nextMembershipEnd } from '../auth/claims.ts';
import type { Authenticated } from '../auth/claims.ts';
import { backoffMs } from '../events/listening.ts';

const LONGEST_TIMER_MS = 2 ** 31 - 1;
/** For so long a session that cannot be read is asked for again. */
const PATIENCE_MS = 10_000;

/** The client does not reconnect after it (graphql-ws). */
export const UNAUTHORIZED = 4401;

/** The socket was closed: nothing more is to be sent. */
export class SessionEnded extends Error {}

/** Who a socket acts as at this moment. */
export type Identity = {
  readonly actor: Actor & Claims;
  readonly locale: Locale;
  readonly sessionId: string;
  /** Of an API client. */
  readonly scopes: readonly ApiScope[] | null;
};

type Derived = Identity & { readonly endsAt: number };

export type SocketSessionOptions = {
  readonly auth: Auth;
  /** The upgrade, whose cookie names the session. */
  readonly request: Request;
  /** The acting membership that the tab named; null: the session's default, which then stays. */
  readonly membershipId: string | null;
  readonly close: (code: number, reason: string) => void;
  /** Its rights are others than before, or may be. */
  readonly onChange: () => void;
};

/**
 * The session behind a socket: looked up again whenever a change is announced, and when it or the
 * membership would end by itself. Frames are not activity and keep nothing alive.
 */
export class SocketSession {
  readonly #options: SocketSessionOptions;
  #membershipId: string | null;
  #known: Derived | null = null;
  #userId: string | null = null;
  #deriving: Promise<Identity> | null = null;
  #generation = 0;
  #timer: NodeJS.Timeout | undefined;
  #ended = false;

  constructor(options: SocketSessionOptions) {
    this.#options = options;
    this.#membershipId = options.membershipId;
  }

  /** The same object until something changes. @throws SessionEnded after closing the socket */
  async current(): Promise<Identity> {
    if (this.#ended) throw new SessionEnded();
    if (this.#known && this.#known.endsAt > Date.now()) return this.#known;
    if (this.#deriving) return this.#deriving;
    const deriving = this.#derive().finally(() => {
      if (this.#deriving === deriving) this.#deriving = null;
    });
    this.#deriving = deriving;
    return deriving;
  }

  /** Null until it has been looked up. */
  get userId(): string | null {
    return this.#userId;
  }

  /** Whether a change concerns it; null concerns everybody. */
  isOf(userId: string | null): boolean {
    return userId === null || this.#userId === null || userId === this.#userId;
  }

  /** Looks up its rights anew, closing the socket when there are none left; nothing is sent before. */
  async changed(): Promise<void> {
    this.#generation += 1;
    this.#known = null;
    this.#deriving = null;
    try {
      await this.current();
    } catch (error) {
      if (!(error instanceof SessionEnded)) this.#lookAgain(Date.now() + 1_000);
      throw error;
    }
    this.#options.onChange();
  }

  stop(): void {
    this.#ended = true;
    clearTimeout(this.#timer);
  }

  async #derive(): Promise<Identity> {
    const { auth } = this.#options;
    const generation = this.#generation;
    const who = await this.#lookUp();
    // Something changed while it was read: what was read may be from before.
    if (generation !== this.#generation) return this.current();
    if (!who) throw this.#end(SESSION_ENDED);
    const actor = this.#claims(() => auth.claimsFor(who, this.#membershipId));
    this.#membershipId ??= actor.membershipId;
    this.#userId = who.userId;
    const ends = [who.expiresAt, who.endsAt, nextMembershipEnd(who)].map((end) => end?.getTime());
    const endsAt = Math.min(...ends.filter((end) => end !== undefined));
    const { locale, sessionId, scopes } = who;
    const derived = { actor, locale, sessionId, scopes, endsAt };
    // A change could be missed right now, so nothing is remembered.
    this.#known = auth.isListening() ? derived : null;
    this.#lookAgain(endsAt);
    return derived;
  }

  /** A database that is away or has too much to do says nothing about the session. */
  async #lookUp(): Promise<Authenticated | null> {
    const { auth, request } = this.#options;
    const until = performance.now() + PATIENCE_MS;
    for (let attempt = 0; ; attempt++) {
      try {
        return await auth.authenticate(request, { keepAlive: false });
      } catch (error) {
        if (performance.now() > until) throw error;
        await sleep(backoffMs(attempt), null, { ref: false });
        if (this.#ended) throw new SessionEnded();
      }
    }
  }

  #claims(derive: () => Actor & Claims): Actor & Claims {
    try {
      return derive();
    } catch (error) {
      if (error instanceof Forbidden) throw this.#end(MEMBERSHIP_ENDED);
      throw error;
    }
  }

  #lookAgain(at: number): void {
    clearTimeout(this.#timer);
    if (this.#ended) return;
    const wait = Math.min(Math.max(at - Date.now(), 0) + 25, LONGEST_TIMER_MS);
    this.#timer = setTimeout(() => {
      // Somebody at work may have moved its end meanwhile.
      this.changed().catch(() => {});
    }, wait).unref();
  }

  #end(reason: string): SessionEnded {
    if (!this.#ended) {
      this.stop();
      this.#options.close(UNAUTHORIZED, reason);
    }
    return new SessionEnded(reason);
  }
}
