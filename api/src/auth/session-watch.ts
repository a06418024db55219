import { Gate } from '../gate.ts';
import type { SessionRow } from './auth-database.ts';

type Read = (token: string) => Promise<SessionRow | null>;

/**
 * Sessions as sockets ask for them: thousands at once when anybody's rights may have changed. A few are read
 * at a time. One read serves all who asked for the session before it began, and nobody who asked later: what
 * changed before somebody asks is in the answer, whether or not it was announced. So nothing is cached here.
 */
export class SessionWatch {
  readonly #read: Read;
  readonly #gate: Gate;
  /** Asked for, and not begun to be read. */
  readonly #waiting = new Map<string, Promise<SessionRow | null>>();

  constructor(read: Read, atOnce: number) {
    this.#read = read;
    this.#gate = new Gate(atOnce);
  }

  look(token: string): Promise<SessionRow | null> {
    const waiting = this.#waiting.get(token);
    if (waiting) return waiting;
    const looking = this.#gate.run(() => {
      this.#waiting.delete(token);
      return this.#read(token);
    });
    this.#waiting.set(token, looking);
    return looking;
  }
}
