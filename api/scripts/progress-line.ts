import type { WriteStream } from 'node:tty';

const WIDTH = 30;

/** A bar that stays on its line in a terminal; elsewhere a plain line for each tenth. */
export class ProgressLine {
  readonly #out: Pick<WriteStream, 'write' | 'isTTY'>;
  #what = '';
  #began = 0;
  #shown = -1;

  constructor(out: Pick<WriteStream, 'write' | 'isTTY'>) {
    this.#out = out;
  }

  show(what: string, done: number, of: number): void {
    if (what !== this.#what) {
      this.end();
      this.#what = what;
      this.#began = performance.now();
      this.#shown = -1;
    }
    const share = of > 0 ? done / of : 1;
    const step = Math.floor(share * (this.#out.isTTY ? 1000 : 10));
    if (step === this.#shown) return;
    this.#shown = step;
    const text = `${what}: ${done.toLocaleString('en-US')} of ${of.toLocaleString('en-US')}`;
    if (!this.#out.isTTY) {
      this.#out.write(`  ${text}\n`);
      return;
    }
    const bar = '█'.repeat(Math.round(share * WIDTH)).padEnd(WIDTH, '·');
    const left = (performance.now() - this.#began) * (1 / Math.max(share, 0.001) - 1);
    const wait = share < 1 && share > 0.02 ? `, ${Math.ceil(left / 1000)} s left` : '';
    this.#out.write(`\r  ${bar} ${text}${wait}\u001b[K`);
  }

  /** Leaves the line. */
  end(): void {
    if (this.#what && this.#out.isTTY) this.#out.write('\n');
    this.#what = '';
  }
}
