import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LIMITS } from '../shared/limits.ts';
import { cleanFileName, FILE_TYPES, fileNameFor, fileProblems, fileSizeText } from './file.ts';

describe('names of files (REF-062)', () => {
  test.each([
    ['C:\\Users\\ana\\Cover letter.pdf', 'Cover letter.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['  .hidden. ', 'hidden'],
    ['résumé\u202Efdp.exe', 'résumé fdp.exe'],
    ['a\u0000b\r\nc".pdf', 'a b c .pdf'],
    ['/', ''],
  ])('%j becomes %j', (typed, clean) => expect(cleanFileName(typed)).toBe(clean));

  test.each([
    ['letter.pdf', 'PDF', 'letter.pdf'],
    ['letter.PDF', 'PDF', 'letter.PDF'],
    ['letter.exe', 'PDF', 'letter.exe.pdf'],
    ['photo.jpeg', 'JPEG', 'photo.jpeg'],
    ['photo', 'JPEG', 'photo.jpg'],
  ] as const)('%s that is %s is called %s', (name, type, called) =>
    expect(fileNameFor(name, type)).toBe(called),
  );

  test('whatever it is called, it fits and its ending tells the type', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.constantFrom(...FILE_TYPES),
        (typed, type) => {
          fc.pre(cleanFileName(typed) !== '');
          const name = fileNameFor(cleanFileName(typed), type);
          expect([...name].length).toBeLessThanOrEqual(LIMITS.fileName);
          expect(name).not.toMatch(/[\p{Cc}\p{Cf}/\\"]/u);
          expect(fileNameFor(name, type)).toBe(name);
        },
      ),
    );
  });
});

test('a file needs a name and some bytes, and not too many', () => {
  const codes = (name: string, size: number) =>
    fileProblems({ name, size }).map(({ field, code }) => `${field} ${code}`);
  expect(codes('a.pdf', LIMITS.fileBytes)).toEqual([]);
  expect(codes('..', 0)).toEqual(['name REQUIRED', 'size REQUIRED']);
  expect(codes('a.pdf', LIMITS.fileBytes + 1)).toEqual(['size TOO_LONG']);
});

test.each([
  [12, '12 bytes'],
  [340 * 1024, '340 KB'],
  [1023 * 1024, '1 MB'],
  [2.44 * 1024 * 1024, '2.4 MB'],
])('%d bytes read %s', (bytes, text) => expect(fileSizeText(bytes)).toBe(text));
