/** Lets so many tasks work at a time. The others wait in order, for as long as it takes. */
export class Gate {
  readonly #waiting: (() => void)[] = [];
  #free: number;

  constructor(atOnce: number) {
    this.#free = atOnce;
  }

  /** Never calls `task` before it has returned. */
  async run<Result>(task: () => Promise<Result>): Promise<Result> {
    await new Promise<void>((resolve) => {
      if (this.#free === 0) return void this.#waiting.push(resolve);
      this.#free -= 1;
      resolve();
    });
    try {
      return await task();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#free += 1;
    }
  }
}
