import { practiceId } from '@throughline/schema/domain/shared/practice';

/** Repeatable chance: the same seed tells the same story. */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** From 0 up to 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** A whole number from `least` to `most`, both included. */
  int(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  between(least: number, most: number): number {
    return least + this.next() * (most - least);
  }

  pick<T>(from: readonly T[]): T {
    const chosen = from[Math.floor(this.next() * from.length)];
    if (chosen === undefined) throw new Error('Nothing to pick from.');
    return chosen;
  }

  some<T>(from: readonly T[], probability = 0.5): T[] {
    return from.filter(() => this.chance(probability));
  }

  /** A uuid of the story, no secret. */
  id(): string {
    const hex = Array.from({ length: 32 }, () => this.int(0, 15).toString(16)).join('');
    const of = (from: number, to: number) => hex.slice(from, to);
    return `${of(0, 8)}-${of(8, 12)}-7${of(13, 16)}-8${of(17, 20)}-${of(20, 32)}`;
  }

  word(length: number): string {
    return Array.from({ length }, () => this.pick([...'abcdefghijklmnoprstuvwyz'])).join('');
  }
}

/** Whatever it names is of the practice side (REF-065). */
export class PracticeRandom extends Random {
  override id(): string {
    return practiceId(super.id());
  }
}
