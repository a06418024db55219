import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  keysetConnection,
  readSeqCursor,
  readTimeCursor,
  seqCursor,
  timeCursor,
} from './keyset-page.ts';

describe('cursors', () => {
  test('name the place they were made from', () => {
    fc.assert(
      fc.property(
        fc.date({ noInvalidDate: true }),
        fc.uuid(),
        fc.bigInt(0n, 2n ** 63n - 1n),
        (at, id, seq) => {
          const time = Math.abs(at.getTime()) < 1e15 ? at : new Date(0);
          expect(readTimeCursor(timeCursor({ at: time, id }))).toEqual({ at: time, id });
          expect(readSeqCursor(seqCursor(seq))).toBe(seq);
        },
      ),
    );
  });

  test('nothing else is one', () => {
    const refuses = (text: string) => {
      expect(() => readTimeCursor(text)).toThrow('must be a cursor');
      expect(() => readSeqCursor(text)).toThrow('must be a cursor');
    };
    fc.assert(fc.property(fc.string(), refuses));
    for (const inside of ['t:9e9:x', 's:-1', `s:${2n ** 63n}`, 't::', `t:1:${'a'.repeat(36)}`]) {
      refuses(Buffer.from(inside).toString('base64url'));
    }
  });

  test('absent ones mean the beginning', () => {
    expect([readTimeCursor(null), readSeqCursor(undefined)]).toEqual([null, null]);
  });
});

describe('pages', () => {
  /** Rows as the database would give them: one more than the page, backward ones in reverse. */
  const page = (all: number[], args: { first?: number; last?: number }) => {
    const size = (args.last ?? args.first ?? 0) + 1;
    const rows = args.last === undefined ? all.slice(0, size) : [...all].reverse().slice(0, size);
    return keysetConnection(rows, args, String);
  };

  test('keep the order of the list whichever way they are read, and know of more', () => {
    fc.assert(
      fc.property(fc.nat(30), fc.integer({ min: 1, max: 20 }), (length, size) => {
        const all = Array.from({ length }, (_, index) => index);
        const forward = page(all, { first: size });
        const backward = page(all, { last: size });
        expect(forward.edges.map(({ node }) => node)).toEqual(all.slice(0, size));
        expect(backward.edges.map(({ node }) => node)).toEqual(all.slice(-size));
        expect(forward.pageInfo.hasNextPage).toBe(length > size);
        expect(backward.pageInfo.hasPreviousPage).toBe(length > size);
      }),
    );
  });

  test('of nothing have no cursors', () => {
    expect(page([], { first: 5 })).toEqual({
      edges: [],
      pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
    });
  });
});
