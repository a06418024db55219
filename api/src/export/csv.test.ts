import { expect, test } from 'vitest';
import { csvOf } from './csv.ts';

test('what has commas, quotes or line breaks is quoted, and nothing is an empty cell', () => {
  const rows = [
    ['Río, "El" Centro', 1.5, null],
    ['two\nlines', 0, ''],
  ];
  expect(csvOf({ columns: ['a', 'b', 'c'], rows })).toBe(
    '\uFEFFa,b,c\r\n"Río, ""El"" Centro",1.5,\r\n"two\nlines",0,\r\n',
  );
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])('%j is no formula', (text) => {
  const [, line = ''] = csvOf({ columns: ['a'], rows: [[text]] }).split('\r\n', 2);
  expect(line.replace(/^"/, '')).toMatch(/^'/);
});

test('numbers stay numbers', () => {
  expect(csvOf({ columns: ['a'], rows: [[-1]] })).toContain('\r\n-1\r\n');
});
