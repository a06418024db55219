import { expect, test } from 'vitest';
import { freeWord } from './cost-words.ts';

test.each([
  ['Free', 'Gratis'],
  [' free. ', 'Gratis'],
  ['Free for veterans', null],
  ['$20 a month', null],
])('%j in Spanish is %j', (cost, expected) => expect(freeWord(cost, 'es')).toBe(expected));
