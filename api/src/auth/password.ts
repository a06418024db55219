import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { LimitExceeded } from '@throughline/schema/platform/errors';

type Cost = { readonly N: number; readonly r: number; readonly p: number };

/** OWASP's equivalent settings for scrypt: 32 MiB and about a fifth of a second. */
const COST: Cost = { N: 2 ** 15, r: 8, p: 3 };
const KEY_BYTES = 32;

/** `scrypt$N$r$p$salt$key`, so that the cost can rise and old hashes still be checked. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt, COST);
  return [
    'scrypt',
    COST.N,
    COST.r,
    COST.p,
    salt.toString('base64url'),
    key.toString('base64url'),
  ].join('$');
}

/**
 * Takes as long for somebody unknown as for a wrong password: pass null when there is no hash, and the answer
 * is false all the same.
 */
export async function verifyPassword(password: string, stored: string | null): Promise<boolean> {
  const { cost, salt, key } = parse(stored) ?? nobody();
  const given = await derive(password, salt, cost);
  return timingSafeEqual(given, key) && stored !== null;
}

type Parsed = { readonly cost: Cost; readonly salt: Buffer; readonly key: Buffer };

function parse(stored: string | null): Parsed | null {
  const [scheme, N, r, p, salt = '', key = ''] = stored?.split('$') ?? [];
  if (scheme !== 'scrypt') return null;
  return {
    cost: { N: Number(N), r: Number(r), p: Number(p) },
    salt: Buffer.from(salt, 'base64url'),
    key: Buffer.from(key, 'base64url'),
  };
}

function nobody(): Parsed {
  return { cost: COST, salt: randomBytes(16), key: randomBytes(KEY_BYTES) };
}

/** Two ways to type the same accented letter are one password. */
function derive(password: string, salt: Buffer, cost: Cost): Promise<Buffer> {
  const options = { ...cost, maxmem: 256 * cost.N * cost.r };
  return taken(
    () =>
      new Promise((resolve, reject) => {
        scrypt(password.normalize('NFKC'), salt, KEY_BYTES, options, (error, key) =>
          error ? reject(error) : resolve(key),
        );
      }),
  );
}

/** Half of the threads that files and names are looked up on; the others must not wait for a flood. */
const AT_ONCE = 2;
const WAITING = 64;
let running = 0;
const waiting: (() => void)[] = [];

async function taken<T>(work: () => Promise<T>): Promise<T> {
  if (waiting.length >= WAITING) {
    throw new LimitExceeded(
      {
        en: 'Too many people are signing in right now. Try again in a few seconds.',
        es: 'Demasiadas personas están iniciando sesión. Inténtelo de nuevo en unos segundos.',
      },
      5,
    );
  }
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  else running += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}
