import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isEmail } from './email.ts';
import { checkText, limitText, problemMessage, textLength, under } from './field-problem.ts';
import { localeFor } from './locale.ts';
import { fullName, initials, nameKey, normalizeName, sortName } from './name.ts';
import { pageSize } from './page.ts';
import { formatPhone, parsePhone, telHref } from './phone.ts';
import {
  REFERRAL_NUMBER_BYTES,
  parseReferralNumber,
  referralNumberSpans,
  referralNumberFrom,
} from './referral-number.ts';
import { SPEAKABLE_ALPHABET, readSpeakable, speakableFrom } from './speakable.ts';
import { isIllinoisZip, parseZip, zip5 } from './zip.ts';

describe('phone numbers', () => {
  test.each([
    ['(312) 555-0123', '+13125550123'],
    ['312.555.0123', '+13125550123'],
    ['1 312 555 0123', '+13125550123'],
    ['+1-312-555-0123 x12', '+13125550123;ext=12'],
    ['3125550123 ext. 7', '+13125550123;ext=7'],
    ['+13125550123;ext=12', '+13125550123;ext=12'],
  ])('%s', (typed, stored) => {
    expect(parsePhone(typed)).toBe(stored);
    expect(parsePhone(formatPhone(stored))).toBe(stored);
    expect(telHref(stored)).toBe(`tel:${stored}`);
  });
  test.each([
    '',
    '555-0123',
    '112 555 0123',
    '312 155 0123',
    '44 20 7946 0123',
    '312 555 0123 4',
    'call me',
    '312555012O',
    '312-555-0123 x',
    '312555&0123',
  ])('%s is none', (typed) => {
    expect(parsePhone(typed)).toBeNull();
  });
  test('what we do not know is left alone, and never linked', () => {
    expect(formatPhone('911')).toBe('911');
    expect(telHref('javascript:alert(1)')).toBeNull();
  });
});

describe('ZIP codes', () => {
  test.each([
    [' 60601 ', '60601'],
    ['60601-1234', '60601-1234'],
    ['606011234', '60601-1234'],
    ['6060', null],
    ['60601-12', null],
    ['6O6O1', null],
  ])('%s → %s', (typed, zip) => {
    expect(parseZip(typed)).toBe(zip);
  });
  test('of Illinois', () => {
    expect(['60001', '61999', '62001', '62999', '60601-1234'].every(isIllinoisZip)).toBe(true);
    expect(['53001', '63001', '62100', '46320', '6060'].some(isIllinoisZip)).toBe(false);
    expect(zip5('60601-1234')).toBe('60601');
  });
});

describe('email', () => {
  test.each([
    'ana@example.org',
    ' Ana.Perez+work@mail.example.org ',
    "o'neil@example.org",
    'josé@example.org',
  ])('%s', (typed) => expect(isEmail(typed)).toBe(true));
  test.each([
    '',
    'ana',
    'ana@',
    '@example.org',
    'ana@example',
    'ana@@example.org',
    'a b@example.org',
    'ana@example..org',
    'ana@-example.org',
    '.ana@example.org',
    `${'a'.repeat(65)}@example.org`,
    'ana@example.org,b@example.org',
    'ana@example.org\nBcc: b@example.org',
  ])('%s is none', (typed) => {
    expect(isEmail(typed)).toBe(false);
  });
});

describe('names', () => {
  test('compared without accents, case and marks', () => {
    expect(nameKey("  O'Neil-Pérez  Jr. ")).toBe('oneil perez jr');
    expect(nameKey('Müller')).toBe(nameKey('MULLER'));
    expect(nameKey('李 雷')).toBe('李 雷');
  });
  test('shown', () => {
    const ana = { firstName: 'Anastasia', lastName: 'Pérez  Luna', preferredName: 'Ana' };
    expect(fullName(ana)).toBe('Ana Pérez Luna');
    expect(sortName(ana)).toBe('Pérez Luna, Anastasia');
    expect(initials(ana)).toBe('AP');
    expect(initials('maria de la cruz')).toBe('MC');
    expect(initials('Cher')).toBe('C');
    expect(initials('')).toBe('');
  });
  test('normalizing twice changes nothing more', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
        expect(normalizeName(normalizeName(typed))).toBe(normalizeName(typed));
        expect(nameKey(nameKey(typed))).toBe(nameKey(typed));
      }),
    );
  });
});

describe('referral numbers', () => {
  const bytes = fc.uint8Array({
    minLength: REFERRAL_NUMBER_BYTES,
    maxLength: REFERRAL_NUMBER_BYTES,
  });

  test('look like R-7K4M-2Q and are read however typed', () => {
    fc.assert(
      fc.property(bytes, (random) => {
        const number = referralNumberFrom(random);
        expect(number).toMatch(/^R-[2-9A-HJKMNP-TV-Z]{4}-[2-9A-HJKMNP-TV-Z]{2}$/);
        const bare = number.slice(2).replace('-', '');
        for (const typed of [
          number,
          number.toLowerCase(),
          ` ${bare} `,
          `r${bare}`,
          number.replaceAll('-', ' '),
          number.replaceAll('-', '–'),
        ]) {
          expect(parseReferralNumber(typed)).toBe(number);
        }
      }),
    );
  });

  test('any one wrong character is found', () => {
    const position = fc.integer({ min: 0, max: 5 });
    fc.assert(
      fc.property(bytes, position, fc.constantFrom(...SPEAKABLE_ALPHABET), (random, at, wrong) => {
        const bare = referralNumberFrom(random).slice(2).replace('-', '');
        const changed = bare.slice(0, at) + wrong + bare.slice(at + 1);
        expect(parseReferralNumber(changed) === null).toBe(changed !== bare);
      }),
    );
  });

  test('of all swaps of neighbors only one pair of letters escapes the check', () => {
    const escaped = new Set<string>();
    for (const a of SPEAKABLE_ALPHABET) {
      for (const b of SPEAKABLE_ALPHABET) {
        if (a === b) continue;
        for (const check of SPEAKABLE_ALPHABET) {
          if (readSpeakable(`22${a}${b}2${check}`, 6) && readSpeakable(`22${b}${a}2${check}`, 6))
            escaped.add([a, b].sort().join(''));
        }
      }
    }
    expect([...escaped]).toEqual(['2Z']);
  });

  test('every character is about as likely as another', () => {
    const counts = new Map<string, number>();
    for (let n = 0; n < 30_000; n += 1) {
      const random = new Uint8Array(REFERRAL_NUMBER_BYTES).map(
        (_, index) => (n * 2654435761 * (index + 7)) >>> 13,
      );
      for (const letter of referralNumberFrom(random).slice(2).replace('-', ''))
        counts.set(letter, (counts.get(letter) ?? 0) + 1);
    }
    expect(counts.size).toBe(SPEAKABLE_ALPHABET.length);
    expect(Math.min(...counts.values())).toBeGreaterThan(4_000);
  });

  test('are found by how they begin, from three characters on, however typed', () => {
    const begins = (typed: string, number: string) =>
      referralNumberSpans(typed).some(({ gte, lte }) => gte <= number && number <= lte);
    fc.assert(
      fc.property(bytes, bytes, fc.integer({ min: 3, max: 6 }), (random, more, length) => {
        const [number, other] = [referralNumberFrom(random), referralNumberFrom(more)];
        const code = number.slice(2).replace('-', '').slice(0, length);
        for (const typed of [`R-${code}`, code.toLowerCase(), `r${code}`, ` R ${code}`]) {
          expect(begins(typed, number)).toBe(true);
          if (typed.includes('-'))
            expect(begins(typed, other)).toBe(other.replaceAll('-', '').startsWith(`R${code}`));
        }
      }),
    );
    for (const typed of ['', 'R-', 'S2', 'R-S2', 'Lee', 'S2RQ-77-7', "'; drop"])
      expect(referralNumberSpans(typed)).toEqual([]);
  });

  test.each(['', 'R', '7K4M2', 'R-7K4M-2QQ', 'O0I1LU', "'; drop table"])('%s is none', (typed) => {
    expect(parseReferralNumber(typed)).toBeNull();
  });
  test('too few random bytes are refused', () =>
    expect(() => speakableFrom(new Uint8Array(8), 6)).toThrow(RangeError));
});

describe('problems', () => {
  test('characters are counted as the database counts them', () => {
    expect(textLength('é🦊👍🏽')).toBe(4);
    expect(limitText('note', '🦊🦊', 2)).toBeNull();
    expect(limitText('note', '🦊🦊🦊', 2)?.code).toBe('TOO_LONG');
  });
  test('say what would be right in the reader’s language', () => {
    const found = checkText('name', ' ', { en: 'your name', es: 'su nombre' }, 80);
    expect(found && [problemMessage(found, 'en'), problemMessage(found, 'es')]).toEqual([
      'Enter your name.',
      'Escriba su nombre.',
    ]);
    expect(under('items.2', found ? [found] : [])).toMatchObject([{ field: 'items.2.name' }]);
  });
});

describe('odds and ends', () => {
  test('pages', () => {
    expect([undefined, null, 0, -5, 10, 1000, 7.9].map(pageSize)).toEqual([
      25, 25, 0, 0, 10, 100, 7,
    ]);
  });
  test('the first language we write', () => {
    expect(localeFor('pl', 'es-MX', 'en')).toBe('es');
    expect(localeFor(null, 'zh')).toBe('en');
  });
});
