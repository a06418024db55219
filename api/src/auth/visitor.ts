import { SESSION_HOURS } from '@throughline/schema/domain/identity/session';
import type { CookieJar } from '../http/cookies.ts';
import type { AuthParts } from './auth.ts';
import type { Authenticated } from './claims.ts';
import { deviceOf } from './device.ts';
import { signedOut } from './refusals.ts';
import { SESSION_COOKIE } from './sessions.ts';

/** Who sent a request, and who they are after it has signed them in or out. */
export class Visitor {
  /** Address of the client, when it is known. */
  readonly network: string | null;
  readonly #parts: AuthParts;
  readonly #cookies: CookieJar;
  readonly #device: string;
  #token: string | null;

  constructor(parts: AuthParts, request: Request, cookies: CookieJar, network: string | null) {
    this.network = network;
    this.#parts = parts;
    this.#cookies = cookies;
    this.#device = deviceOf(request.headers.get('user-agent'));
    this.#token = parts.sessions.tokenIn(request.headers);
  }

  async who(): Promise<Authenticated | null> {
    return this.#token ? this.#parts.read(this.#token) : null;
  }

  /** @throws Forbidden when nobody is signed in, or not any more */
  async signedIn(): Promise<Authenticated & { readonly token: string }> {
    const who = await this.who();
    if (!who || !this.#token) throw signedOut();
    return { ...who, token: this.#token };
  }

  /** A new session with a new token; the one of before, perhaps somebody else's, ends. */
  async signIn(userId: string): Promise<void> {
    await this.#end();
    this.#token = await this.#parts.sessions.create(userId, this.#device);
    this.#cookies.set(SESSION_COOKIE, this.#token, SESSION_HOURS * 3600);
  }

  async signOut(): Promise<void> {
    await this.#end();
    this.#cookies.set(SESSION_COOKIE, '', 0);
  }

  async #end(): Promise<void> {
    if (!this.#token) return;
    const who = await this.who();
    await this.#parts.sessions.end(this.#token);
    if (who) this.#parts.forget(who.userId);
    this.#token = null;
  }
}
