import { expect, test } from 'vitest';
import { createStatementNames } from './statement-names.ts';

test('names each statement once, and none past the cap', () => {
  const nameOf = createStatementNames(2);
  const first = nameOf({ sql: 'select 1' });
  const second = nameOf({ sql: 'select 2' });
  expect(first).not.toBe('');
  expect(second).not.toBe(first);
  expect(nameOf({ sql: 'select 1' })).toBe(first);
  expect(nameOf({ sql: 'select 3' })).toBe('');
  expect(nameOf({ sql: 'select 2' })).toBe(second);
});
