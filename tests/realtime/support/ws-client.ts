import { WebSocket } from 'ws';

const PROTOCOL = 'graphql-transport-ws';
const PATIENCE_MS = 8_000;

export type Closed = { readonly code: number; readonly reason: string };

// Tests read what they asked for.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Event = any;

type Frame = { type: string; id?: string; payload?: Event };

/** The frames of one subscription, as they came. */
export class Subscribed {
  /** The value of the root field of each event. */
  readonly events: Event[] = [];
  /** The texts as they came over the wire, from `"payload"` on. */
  readonly payloads: string[] = [];
  readonly errors: Event[] = [];
  isComplete = false;
  #read = 0;
  #wake: () => void = () => {};
  readonly complete: () => void;

  constructor(complete: () => void) {
    this.complete = complete;
  }

  receive(frame: Frame, text: string): void {
    if (frame.type === 'complete') this.isComplete = true;
    if (frame.type === 'error') this.errors.push(...frame.payload);
    if (frame.type === 'next') {
      this.payloads.push(text.slice(text.indexOf('"payload"')));
      if (frame.payload.errors) this.errors.push(...frame.payload.errors);
      else this.events.push(Object.values(frame.payload.data)[0]);
    }
    this.#wake();
  }

  /** The next event not read yet. */
  async next(ms = PATIENCE_MS): Promise<Event> {
    await this.until(() => this.events.length > this.#read, ms);
    return this.events[this.#read++];
  }

  async until(condition: () => boolean, ms = PATIENCE_MS): Promise<void> {
    const deadline = performance.now() + ms;
    while (!condition()) {
      const left = deadline - performance.now();
      if (left <= 0)
        throw new Error(
          `Nothing came in time after ${this.events.length} events: ${JSON.stringify(this.errors)}`,
        );
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, Math.min(left, 100));
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  }
}

type SignedIn = { readonly token: string };

export type ConnectOptions = {
  /** The session as a browser sends it; else as a bearer. */
  readonly cookie?: boolean;
  readonly origin?: string;
  readonly init?: Readonly<Record<string, unknown>>;
};

/** A client that shows what is on the wire; it never reconnects. */
export class LiveClient {
  readonly pings: Event[] = [];
  readonly closed: Promise<Closed>;
  readonly #ws: WebSocket;
  readonly #subscribed = new Map<string, Subscribed>();
  #next = 1;
  readonly #acknowledged: Promise<void>;

  private constructor(ws: WebSocket, init: unknown) {
    this.#ws = ws;
    this.closed = new Promise((resolve) =>
      ws.on('close', (code, reason) => resolve({ code, reason: String(reason) })),
    );
    ws.on('open', () => this.send({ type: 'connection_init', payload: init }));
    this.#acknowledged = new Promise((resolve, reject) => {
      ws.on('message', (data) => {
        const text = String(data);
        const frame = JSON.parse(text) as Frame;
        if (frame.type === 'connection_ack') resolve();
        if (frame.type === 'ping') this.pings.push(frame.payload);
        if (frame.id) this.#subscribed.get(frame.id)?.receive(frame, text);
      });
      ws.on('error', reject);
      void this.closed.then(({ code, reason }) => reject(new Error(`Closed: ${code} ${reason}`)));
    });
    this.#acknowledged.catch(() => {});
  }

  static open(url: string, who: SignedIn | null, options: ConnectOptions = {}): LiveClient {
    const { cookie = false, origin = new URL(url).origin.replace('ws:', 'http:'), init } = options;
    const headers = who && cookie ? { cookie: `tl_session=${who.token}` } : {};
    const ws = new WebSocket(url, PROTOCOL, { headers, origin });
    const bearer = who && !cookie ? { authorization: `Bearer ${who.token}` } : {};
    return new LiveClient(ws, { ...bearer, ...init });
  }

  static async connect(url: string, who: SignedIn, options?: ConnectOptions): Promise<LiveClient> {
    const client = LiveClient.open(url, who, options);
    await client.acknowledged();
    return client;
  }

  acknowledged(): Promise<void> {
    return this.#acknowledged;
  }

  send(frame: object): void {
    this.#ws.send(JSON.stringify(frame));
  }

  subscribe(query: string, variables: Readonly<Record<string, unknown>> = {}): Subscribed {
    const id = String(this.#next++);
    const subscribed = new Subscribed(() => this.send({ type: 'complete', id }));
    this.#subscribed.set(id, subscribed);
    this.send({ type: 'subscribe', id, payload: { query, variables } });
    return subscribed;
  }

  /** Answers nothing from now on, so that what is sent to it piles up. */
  pause(): void {
    this.#ws.pause();
  }

  async close(): Promise<void> {
    this.#ws.close();
    await this.closed;
  }

  terminate(): void {
    this.#ws.terminate();
  }
}
