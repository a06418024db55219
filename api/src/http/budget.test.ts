import { expect, test } from 'vitest';
import { Budget } from './budget.ts';

test('all of a budget at once, and then as it comes back', () => {
  const budget = new Budget(60);
  for (let taken = 0; taken < 60; taken++) expect(budget.take('a', 1, 0)).toBe(0);
  expect(budget.left('a', 0)).toEqual({ left: 0, resetSeconds: 60 });
  expect(budget.take('a', 1, 0)).toBe(1);
  expect(budget.take('a', 1, 1_000)).toBe(0);
  expect(budget.left('b', 0)).toEqual({ left: 60, resetSeconds: 0 });
});

test('what costs much waits longer, and what is refused costs nothing', () => {
  const budget = new Budget(600);
  expect(budget.take('a', 500, 0)).toBe(0);
  expect(budget.take('a', 200, 0)).toBe(10);
  expect(budget.left('a', 0)).toEqual({ left: 100, resetSeconds: 50 });
  expect(budget.take('a', 200, 10_000)).toBe(0);
  expect(budget.left('a', 10_000)).toEqual({ left: 0, resetSeconds: 60 });
});
