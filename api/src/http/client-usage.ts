type Counted = { requests: number; refused: number; cost: number };

/** What one process has counted of an API client since it was last written down. */
export type ClientUsage = Counted & { readonly client: string };

/** What API clients ask of this process, until somebody takes it to write it down (CORE-009). */
export class UsageCounter {
  #counted = new Map<string, Counted>();

  count(clientId: string, more: Partial<Counted>): void {
    const counted = this.#counted.get(clientId) ?? { requests: 0, refused: 0, cost: 0 };
    for (const key of ['requests', 'refused', 'cost'] as const) counted[key] += more[key] ?? 0;
    this.#counted.set(clientId, counted);
  }

  /** Empties it. */
  take(): ClientUsage[] {
    const taken = [...this.#counted].map(([client, counted]) => ({ client, ...counted }));
    this.#counted = new Map();
    return taken;
  }

  /** What could not be written down is counted on. */
  giveBack(usage: readonly ClientUsage[]): void {
    for (const { client, ...counted } of usage) this.count(client, counted);
  }
}

const WRITTEN_MS = 10_000;

type Sink = {
  readonly add: (usage: readonly ClientUsage[]) => Promise<void>;
  readonly onFailure: (error: unknown) => void;
};

/** Writes it down every ten seconds. Closing writes the rest. */
export function writeUsage(counter: UsageCounter, { add, onFailure }: Sink) {
  const write = async () => {
    const usage = counter.take();
    try {
      await add(usage);
    } catch (error) {
      counter.giveBack(usage);
      onFailure(error);
    }
  };
  const timer = setInterval(() => void write(), WRITTEN_MS).unref();
  return {
    async close(): Promise<void> {
      clearInterval(timer);
      await write();
    },
  };
}
