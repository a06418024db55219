import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { OpenQuote, readCsv, writeCsv } from './csv.ts';

const read = (text: string) => readCsv(text).map(({ cells }) => cells);

describe('a CSV file', () => {
  test('comes back as it was written, whatever stands in it', () => {
    const cell = fc.oneof(
      fc.string(),
      fc.constantFrom('=1+1', '+13125550123', "'=x", "''@", '-', '\t', 'a,b', 'a"b', 'a\r\nb', ' '),
    );
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 })), (rows) => {
        const heading = ['one', 'two', 'three', 'four'];
        const filled = rows.filter((cells) => cells.some(Boolean));
        expect(read(writeCsv([heading, ...rows]))).toEqual([heading, ...filled]);
      }),
    );
  });

  test.each(['=SUM(A1)', '+1', '-cmd', '@now', '\t=1', "'=1"])(
    'holds nothing that a spreadsheet runs: %j',
    (text) => expect(writeCsv([[text]])).toMatch(/^"?'/),
  );

  test('leaves numbers alone', () => expect(writeCsv([[-87.63, 5]])).toBe('-87.63,5\r\n'));

  test('counts lines as people do, and leaves out empty rows', () => {
    expect(readCsv('\uFEFFa;b\n"one\ntwo";2\n\n;\nlast;')).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, cells: ['one\ntwo', '2'] },
      { line: 6, cells: ['last', ''] },
    ]);
  });

  test('says where a quote never ends', () => {
    expect(() => readCsv('a,b\n1,"two')).toThrow(OpenQuote);
  });
});
