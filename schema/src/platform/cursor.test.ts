import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { comparePlaces, decodeCursor, encodeCursor } from './cursor.ts';

const bigint63 = fc.bigInt({ min: 0n, max: 2n ** 63n - 1n });
const cursors = fc.record({
  epoch: fc.stringMatching(/^[0-9a-z]{1,32}$/),
  xid: bigint63,
  seq: bigint63,
});

describe('cursor', () => {
  test('survives the way to the client and back', () => {
    fc.assert(
      fc.property(cursors, (cursor) => {
        expect(decodeCursor(encodeCursor(cursor))).toEqual(cursor);
      }),
    );
  });

  test('whatever a client sends is a cursor or null, never an exception', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const decoded = decodeCursor(text);
        if (decoded) expect(decoded.xid).toBeLessThan(2n ** 63n);
      }),
    );
    for (const text of ['', '.', 'x', 'ZQ', Buffer.from('e.1').toString('base64url')]) {
      expect(decodeCursor(text)).toBeNull();
    }
    const tooLarge = Buffer.from(`e.${'f'.repeat(16)}.1`).toString('base64url');
    expect(decodeCursor(tooLarge)).toBeNull();
  });

  test('orders by transaction, then by sequence', () => {
    fc.assert(
      fc.property(cursors, cursors, (a, b) => {
        const expected =
          a.xid === b.xid ? Number(a.seq > b.seq) - Number(a.seq < b.seq) : a.xid > b.xid ? 1 : -1;
        expect(comparePlaces(a, b)).toBe(expected);
        expect(comparePlaces(b, a)).toBe(expected === 0 ? 0 : -expected);
      }),
    );
  });
});
