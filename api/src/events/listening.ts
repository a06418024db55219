import pg from 'pg';

/** How long a statement or a connection attempt may take before the connection counts as lost. */
const ANSWER_WITHIN_MS = 5_000;

/**
 * One dedicated connection that LISTENs. Whoever uses it waits in {@link pause}, which a notification
 * cuts short and a lost connection ends with an error.
 */
export class Listening {
  readonly client: pg.Client;
  #lost: Error | null = null;
  #woken = false;
  #wake: () => void = () => {};

  private constructor(client: pg.Client) {
    this.client = client;
  }

  /** @param onNotification called in the order of arrival; then {@link pause} returns. */
  static async open(
    url: string,
    { name, channels }: { name: string; channels: readonly string[] },
    onNotification: (channel: string, payload: string) => void = () => {},
  ): Promise<Listening> {
    const client = new pg.Client({
      connectionString: url,
      application_name: name,
      connectionTimeoutMillis: ANSWER_WITHIN_MS,
      query_timeout: ANSWER_WITHIN_MS,
      keepAlive: true,
    });
    const listening = new Listening(client);
    client.on('error', (error) => listening.#lose(error));
    client.on('end', () => listening.#lose(new Error('The connection was closed.')));
    client.on('notification', ({ channel, payload }) => {
      onNotification(channel, payload ?? '');
      listening.wake();
    });
    try {
      await client.connect();
      for (const channel of channels) await client.query(`listen ${pg.escapeIdentifier(channel)}`);
    } catch (error) {
      await listening.close();
      throw error;
    }
    return listening;
  }

  /** Until something arrives, {@link wake} is called, or `ms` are over. @throws when the connection is lost */
  async pause(ms: number): Promise<void> {
    if (!this.#woken && !this.#lost) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms);
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      this.#wake = () => {};
    }
    this.#woken = false;
    if (this.#lost) throw this.#lost;
  }

  wake(): void {
    this.#woken = true;
    this.#wake();
  }

  async close(): Promise<void> {
    await this.client.end().catch(() => {}); // it may be gone already
  }

  #lose(error: Error): void {
    this.#lost ??= error;
    this.#wake();
  }
}

const BACKOFF_MS = [20, 50, 100, 250, 500, 1_000, 2_000];

/** Half of it is random: processes that lost one database do not come back all at once. */
export const backoffMs = (attempt: number): number =>
  (BACKOFF_MS[Math.min(attempt, BACKOFF_MS.length - 1)] ?? 0) * (0.5 + Math.random() / 2);
