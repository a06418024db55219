import { LimitExceeded } from '@throughline/schema/platform/errors';
import { describe, expect, test } from 'vitest';
import { hashPassword, verifyPassword } from './password.ts';

describe('passwords', () => {
  test('are checked against a salted hash', async () => {
    const [first, second] = [
      await hashPassword('four words in a row'),
      await hashPassword('four words in a row'),
    ];
    expect(first).toMatch(/^scrypt\$32768\$8\$3\$[\w-]{22}\$[\w-]{43}$/);
    expect(second).not.toBe(first);
    expect(await verifyPassword('four words in a row', first)).toBe(true);
    expect(await verifyPassword('four words in a roW', first)).toBe(false);
  });

  test('an accent typed in two ways is one password', async () => {
    const hash = await hashPassword('contrase\u00f1a larga');
    expect(await verifyPassword('contrasen\u0303a larga', hash)).toBe(true);
  });

  test('with nothing to check against take as long and are wrong', async () => {
    const hash = await hashPassword('x');
    const time = async (stored: string | null) => {
      const began = performance.now();
      expect(await verifyPassword('y', stored)).toBe(false);
      return performance.now() - began;
    };
    const [known, unknown] = [await time(hash), await time(null)];
    expect(unknown).toBeGreaterThan(known / 3);
  });

  test('a flood is told to wait, and none of the others is lost', async () => {
    const flood = await Promise.allSettled(
      Array.from({ length: 70 }, () => verifyPassword('y', CHEAP)),
    );
    const refused = flood.filter((each) => each.status === 'rejected');
    expect(refused).toHaveLength(4);
    expect(refused.every(({ reason }) => reason instanceof LimitExceeded)).toBe(true);
    expect(await verifyPassword('y', CHEAP)).toBe(false);
  });
});

/** Of less than production's cost: old hashes stay readable. */
const CHEAP = `scrypt$16$8$1$${'A'.repeat(22)}$${'A'.repeat(43)}`;
