import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maskedSsn, parseSsn, ssnProblem } from './ssn.ts';

const part = (digits: number, from = 1, to = 10 ** digits - 1) =>
  fc.integer({ min: from, max: to }).map((value) => String(value).padStart(digits, '0'));

describe('a Social Security number (CORE-019, IWTS-092)', () => {
  test('is taken as people write it', () => {
    const area = part(3, 1, 899).filter((each) => each !== '666');
    fc.assert(
      fc.property(
        area,
        part(2),
        part(4),
        fc.constantFrom('', '-', ' '),
        (first, second, third, mark) => {
          const digits = first + second + third;
          fc.pre(digits !== '078051120' && digits !== '219099999');
          const typed = ` ${[first, second, third].join(mark)} `;
          expect(parseSsn(typed)).toBe(digits);
          expect(ssnProblem('ssn', typed)).toBeNull();
        },
      ),
    );
  });

  test.each([
    ['000-12-3456', 'NOT_ALLOWED'],
    ['666-12-3456', 'NOT_ALLOWED'],
    ['900-12-3456', 'NOT_ALLOWED'],
    ['987-65-4321', 'NOT_ALLOWED'],
    ['123-00-4567', 'NOT_ALLOWED'],
    ['123-45-0000', 'NOT_ALLOWED'],
    ['078-05-1120', 'NOT_ALLOWED'],
    ['219-09-9999', 'NOT_ALLOWED'],
    ['123-45-678', 'MALFORMED'],
    ['1234567890', 'MALFORMED'],
    ['12-345-6789', 'MALFORMED'],
    ['123-45-678X', 'MALFORMED'],
  ])('%s is refused: %s', (typed, code) => {
    expect(parseSsn(typed)).toBeNull();
    const found = ssnProblem('ssn', typed);
    expect(found?.code).toBe(code);
    expect(found?.message.replace('123-45-6789', '')).not.toContain(typed);
  });

  test('may be left out', () => {
    expect([null, undefined, '', '  '].map((typed) => ssnProblem('ssn', typed))).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });

  test('is shown by its last four', () => {
    expect(maskedSsn('6789')).toBe('•••-••-6789');
  });
});
