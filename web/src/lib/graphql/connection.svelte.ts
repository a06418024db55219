import { browser } from '$app/env';

export type ConnectionState = 'idle' | 'live' | 'reconnecting' | 'delayed' | 'offline' | 'ended';

/** Behind this the page says "Delayed": what one sees may be older than it looks. */
const DELAYED_AFTER_MS = 5_000;

/** How the live connection of this tab is doing, as the word in the header says it. */
class Connection {
  #phase = $state<'idle' | 'live' | 'reconnecting' | 'ended'>('idle');
  #delayed = $state(false);
  #offlineSince = $state<Date | null>(null);
  #endedReason = $state<string | null>(null);

  constructor() {
    if (!browser) return;
    if (!navigator.onLine) this.#offlineSince = new Date();
    addEventListener('offline', () => (this.#offlineSince ??= new Date()));
    addEventListener('online', () => (this.#offlineSince = null));
  }

  get state(): ConnectionState {
    if (this.#phase === 'ended') return 'ended';
    if (this.#offlineSince) return 'offline';
    if (this.#phase === 'live' && this.#delayed) return 'delayed';
    return this.#phase;
  }

  get offlineSince(): Date | null {
    return this.#offlineSince;
  }

  /** Why the server ended the session for good; null while it has not. */
  get endedReason(): string | null {
    return this.#endedReason;
  }

  opened(): void {
    this.#phase = 'live';
    this.#endedReason = null;
    this.#offlineSince = null;
  }

  lost(): void {
    if (this.#phase !== 'ended') this.#phase = 'reconnecting';
    this.#delayed = false;
  }

  /** Nothing on the page listens any more. */
  rested(): void {
    if (this.#phase !== 'ended') this.#phase = 'idle';
  }

  ended(reason: string): void {
    this.#phase = 'ended';
    this.#endedReason = reason;
  }

  /** How far the server's event log is behind, in milliseconds, as its pings tell. */
  lagging(ms: number): void {
    this.#delayed = ms > DELAYED_AFTER_MS;
  }

  reset(): void {
    this.#phase = 'idle';
    this.#delayed = false;
    this.#endedReason = null;
  }
}

export const connection = new Connection();
