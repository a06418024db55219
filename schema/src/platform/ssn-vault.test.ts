import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { SsnVault, TypedSsn } from './ssn-vault.ts';

const key = (id: string, byte: number) => ({ id, key: new Uint8Array(32).fill(byte) });
const old = new SsnVault([key('2026', 1)]);
const both = new SsnVault([key('2027', 2), key('2026', 1)]);
const next = new SsnVault([key('2027', 2)]);
const DIGITS = '123456789';

describe('the vault for Social Security numbers (CORE-019)', () => {
  test('seals the same number differently each time, and matches it', () => {
    const [one, other] = [old.seal(DIGITS), old.seal(DIGITS)];
    expect(one.sealed).not.toBe(other.sealed);
    expect(JSON.stringify(one)).not.toContain(DIGITS);
    expect(old.matches(DIGITS)).toEqual(old.matches(DIGITS));
    expect(old.matches(DIGITS)).not.toEqual(old.matches('123456780'));
  });

  test('a new key takes over, and then the old one can go', () => {
    const row = old.seal(DIGITS);
    expect(both.matches(DIGITS)).toEqual([...next.matches(DIGITS), ...old.matches(DIGITS)]);
    const moved = both.resealed(row);
    expect(moved).toMatchObject({ id: row.id, keyId: '2027', match: next.matches(DIGITS)[0] });
    expect(next.resealed(row)).toBeNull();
    expect(moved && next.resealed(moved)).toMatchObject({ match: next.matches(DIGITS)[0] });
  });

  test('does not open what was changed, or moved to another row', () => {
    const row = old.seal(DIGITS);
    const bytes = Buffer.from(row.sealed, 'base64');
    bytes[14] = (bytes[14] ?? 0) ^ 1;
    expect(() => old.resealed({ ...row, sealed: bytes.toString('base64') })).toThrow();
    expect(() => old.resealed({ ...row, id: old.seal(DIGITS).id })).toThrow();
  });
});

describe('a number on its way', () => {
  test('shows in no print, log or hash', () => {
    const ssn = new TypedSsn(old, '123-45-6789');
    const printed = [
      inspect({ ssn }, { depth: 9 }),
      JSON.stringify({ ssn }),
      String(ssn),
      `${ssn}`,
    ];
    for (const text of printed) expect(text).not.toMatch(/123|6789/);
  });

  test('says what is wrong, and seals what is right', () => {
    expect(new TypedSsn(old, '666-45-6789').problem('ssn')?.code).toBe('NOT_ALLOWED');
    expect(new TypedSsn(old, '666-45-6789').sealed()).toBeNull();
    expect(new TypedSsn(old, '123-45-6789').sealed()).toMatchObject({
      keyId: '2026',
      lastFour: '6789',
      matches: old.matches(DIGITS),
    });
  });
});
