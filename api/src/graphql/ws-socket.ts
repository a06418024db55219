import { setTimeout as sleep } from 'node:timers/promises';
import type { GraphQLError } from 'graphql';
import type { WebSocket } from 'ws';
import { z } from 'zod';
import type { Auth } from '../auth/auth.ts';
import { Rate } from '../http/rate.ts';
import { API_LIMITS, limitMessage, overLimit } from './limits.ts';
import type { Operation } from './ws-operation.ts';
import { SessionEnded, SocketSession } from './ws-session.ts';
import type { Prepared, Subscriber } from './ws-subscribe.ts';

/** A page that opens starts all its subscriptions at once. */
const MESSAGES_AT_ONCE = 100;

/** Chosen by us and not fatal: the client may try again, saying what it means. */
const BAD_INIT = 4400;
/** "Try again later": clients come back, more slowly each time. */
export const TRY_LATER = 1013;

const InitPayload = z
  .object({ membershipId: z.uuid().nullish(), authorization: z.string().nullish() })
  .optional();

/** One client's connection. */
export class Socket {
  readonly #ws: WebSocket;
  readonly #request: Request;
  readonly #auth: Auth;
  readonly #operations = new Map<string, Operation>();
  readonly #messages = new Rate(API_LIMITS.messages.allowed, MESSAGES_AT_ONCE);
  #session: SocketSession | null = null;
  #answered = true;

  constructor(ws: WebSocket, request: Request, auth: Auth) {
    this.#ws = ws;
    this.#request = request;
    this.#auth = auth;
    ws.on('pong', () => (this.#answered = true));
    ws.on('error', () => ws.terminate());
  }

  /** Null until `connection_init` said who it is. */
  get session(): SocketSession | null {
    return this.#session;
  }

  /** @param payload of `connection_init`. @throws SessionEnded after closing */
  async identify(payload: unknown): Promise<void> {
    const init = InitPayload.safeParse(payload);
    const authorization = init.data?.authorization;
    const cookie = this.#request.headers.has('cookie');
    if (!init.success || (authorization && cookie)) {
      this.close(BAD_INIT, 'Send a session cookie or a bearer, and membershipId as a UUID.');
      throw new SessionEnded();
    }
    this.#session = new SocketSession({
      auth: this.#auth,
      request: authorization ? withBearer(this.#request, authorization) : this.#request,
      membershipId: init.data?.membershipId ?? null,
      close: (code, reason) => this.close(code, reason),
      onChange: () => this.#operations.forEach((operation) => operation.recheck()),
    });
    // Known before it is looked up: a change of rights meanwhile must find it.
    await this.#session.current();
  }

  get subscriptions(): number {
    return this.#operations.size;
  }

  /** Why another subscription is refused; null when it is not. */
  refuses(): GraphQLError | null {
    return this.#operations.size < API_LIMITS.subscriptions.allowed
      ? null
      : overLimit('subscriptions');
  }

  /** Whether a message may be read; closes the socket when there are too many. */
  hears(): boolean {
    if (this.#messages.take('') === 0) return true;
    this.close(TRY_LATER, limitMessage('messages'));
    return false;
  }

  subscriber(): Subscriber {
    if (!this.#session) throw new SessionEnded();
    return { request: this.#request, session: this.#session, send: (frame) => this.send(frame) };
  }

  run(id: string, prepared: Prepared): Operation {
    const operation = prepared.start(() => this.#operations.delete(id));
    this.#operations.set(id, operation);
    return operation;
  }

  send(text: string): void {
    if (this.#ws.readyState !== this.#ws.OPEN) return;
    // Dropped without a word, which would wait behind all that is not read; it has to come back.
    if (this.#ws.bufferedAmount > API_LIMITS.unread.allowed) this.#ws.terminate();
    else this.#ws.send(text);
  }

  /** Drops a client that did not answer the last one. */
  beat(): void {
    if (!this.#answered) return this.#ws.terminate();
    this.#answered = false;
    this.#ws.ping();
  }

  close(code: number, reason: string): void {
    this.#session?.stop();
    this.#ws.close(code, reason);
  }

  /** Closes it once what is on its way has left, or after `ms`. */
  async drain(code: number, reason: string, ms: number): Promise<void> {
    const until = performance.now() + ms;
    const closed = new Promise<void>((resolve) => this.#ws.once('close', () => resolve()));
    while (this.#ws.bufferedAmount > 0 && performance.now() < until) await sleep(10);
    this.close(code, reason);
    await Promise.race([
      closed,
      sleep(Math.max(100, until - performance.now()), null, { ref: false }),
    ]);
    this.#ws.terminate();
  }

  stop(): void {
    this.#session?.stop();
  }
}

/** API clients sign in so; `authenticate` reads the header and then ignores cookies. */
function withBearer(request: Request, authorization: string): Request {
  return new Request(request.url, { headers: { authorization } });
}
