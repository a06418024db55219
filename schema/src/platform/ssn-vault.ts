import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
  randomUUID,
} from 'node:crypto';
import { inspect } from 'node:util';
import { parseSsn, ssnProblem } from '../domain/customer/ssn.ts';
import type { FieldProblem } from '../domain/shared/field-problem.ts';

/** `key` has 32 bytes. The id is stored with what the key seals, so that keys can follow each other. */
export type SsnKey = { readonly id: string; readonly key: Uint8Array };

/** As ssn_secret keeps it. `sealed` opens with the key of `keyId` only, and only in the row `id`. */
export type SealedSsn = {
  readonly id: string;
  readonly keyId: string;
  readonly sealed: string;
};

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

type Keys = { readonly id: string; readonly seal: Buffer; readonly match: Buffer };

/** One key of the environment serves two ends, each with a key derived for it. */
const derived = ({ id, key }: SsnKey): Keys => {
  const of = (purpose: string) => Buffer.from(hkdfSync('sha256', key, '', `ssn ${purpose}`, 32));
  return { id, seal: of('seal'), match: of('match') };
};

/**
 * Seals Social Security numbers with AES-256-GCM and makes keyed hashes to match them by (CORE-019, IWTS-093).
 * The first key seals; all of them open and match, so that a new one can take over (`resealed`).
 */
export class SsnVault {
  readonly #keys: readonly [Keys, ...Keys[]];

  constructor(keys: readonly SsnKey[]) {
    const [first, ...others] = keys.map(derived);
    if (!first) throw new Error('A vault needs a key.');
    this.#keys = [first, ...others];
  }

  /** Of the key that seals. */
  get keyId(): string {
    return this.#keys[0].id;
  }

  seal(digits: string, id: string = randomUUID()): SealedSsn {
    const { id: keyId, seal } = this.#keys[0];
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(CIPHER, seal, nonce).setAAD(Buffer.from(`${keyId} ${id}`));
    const text = Buffer.concat([cipher.update(digits, 'utf8'), cipher.final()]);
    const sealed = Buffer.concat([nonce, text, cipher.getAuthTag()]).toString('base64');
    return { id, keyId, sealed };
  }

  /** By which equal numbers are found: the first key's, then those of keys that are on their way out. */
  matches(digits: string): readonly [string, ...string[]] {
    const by = ({ match }: Keys) => createHmac('sha256', match).update(digits).digest('base64');
    const [first, ...others] = this.#keys;
    return [by(first), ...others.map(by)];
  }

  /** The same number under the first key; null when the key it was sealed with is not here any more. */
  resealed(row: SealedSsn): (SealedSsn & { readonly match: string }) | null {
    const digits = this.#open(row);
    return digits === null
      ? null
      : { ...this.seal(digits, row.id), match: this.matches(digits)[0] };
  }

  /** @throws when it was tampered with */
  #open({ id, keyId, sealed }: SealedSsn): string | null {
    const keys = this.#keys.find((each) => each.id === keyId);
    if (!keys) return null;
    const bytes = Buffer.from(sealed, 'base64');
    const opener = createDecipheriv(CIPHER, keys.seal, bytes.subarray(0, NONCE_BYTES))
      .setAAD(Buffer.from(`${keyId} ${id}`))
      .setAuthTag(bytes.subarray(-TAG_BYTES));
    return opener.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)) + opener.final('utf8');
  }
}

/**
 * A number that somebody typed, on its way into the vault. Whatever prints, logs, stores or hashes an input
 * that holds it gets the keyed hash, or nothing.
 */
export class TypedSsn {
  readonly #vault: SsnVault;
  readonly #typed: string;

  constructor(vault: SsnVault, typed: string) {
    this.#vault = vault;
    this.#typed = typed;
  }

  problem(field: string): FieldProblem | null {
    return ssnProblem(field, this.#typed);
  }

  /** For app.keep_ssn; null when there is nothing, or nothing right, to keep. */
  sealed():
    (SealedSsn & { readonly lastFour: string; readonly matches: readonly string[] }) | null {
    const digits = parseSsn(this.#typed);
    return digits === null
      ? null
      : {
          ...this.#vault.seal(digits),
          lastFour: digits.slice(-4),
          matches: this.#vault.matches(digits),
        };
  }

  /** The hash of a command's input (command.ts) must not be one by which the number can be guessed. */
  toJSON(): string {
    return this.#vault.matches(this.#typed)[0];
  }

  toString(): string {
    return '[SSN]';
  }

  [inspect.custom](): string {
    return '[SSN]';
  }
}
