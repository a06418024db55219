import { describe, expect, test } from 'vitest';
import { ANONYMOUS, currentClaims, systemClaims, withClaims } from './claims.ts';

/** As Prisma's promises are: nothing happens until somebody waits. */
function lazy<T>(run: () => T): PromiseLike<T> {
  return { then: (resolve, reject) => Promise.resolve().then(run).then(resolve, reject) };
}

describe('claims', () => {
  test('there are none outside withClaims', () => {
    expect(() => currentClaims()).toThrow('No claims');
  });

  test('follow what is awaited, and each call has its own', async () => {
    const roleAfter = async (role: string) =>
      withClaims({ ...ANONYMOUS, role }, async () => {
        await new Promise((resolve) => setTimeout(resolve, 1));
        return currentClaims().role;
      });
    expect(await Promise.all(['A', 'B', 'C'].map(roleAfter))).toEqual(['A', 'B', 'C']);
  });

  test('hold for a promise that starts only when awaited', async () => {
    const inner = { ...ANONYMOUS, role: 'INNER' };
    const outer = { ...ANONYMOUS, role: 'OUTER' };
    const role = await withClaims(outer, async () => {
      const read = withClaims(inner, () => lazy(() => currentClaims().role));
      return read;
    });
    expect(role).toBe('INNER');
  });

  test('a failure passes through', async () => {
    const fail = () => lazy(() => Promise.reject(new Error('no')));
    await expect(withClaims(ANONYMOUS, fail)).rejects.toThrow('no');
  });

  test('of the system name the organization it works for', () => {
    expect(systemClaims({ organizationId: 'x' })).toEqual({
      ...ANONYMOUS,
      role: 'SYSTEM',
      organizationId: 'x',
    });
    expect(systemClaims().organizationId).toBeNull();
  });
});
