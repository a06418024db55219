import { expect, test } from 'vitest';
import { Rate } from './rate.ts';

const takeMany = (rate: Rate, count: number, now: number, key = 'a') =>
  Array.from({ length: count }, () => rate.take(key, now)).filter((wait) => wait === 0).length;

test('after a rest some come at once, then as many as the rate allows', () => {
  const rate = new Rate(10, 30);
  expect(takeMany(rate, 100, 0)).toBe(30);
  expect(takeMany(rate, 100, 500)).toBe(5);
  expect(takeMany(rate, 100, 60_000)).toBe(30);
});

test('says after how many seconds there is one again', () => {
  const rate = new Rate(0.5, 1);
  expect(rate.take('a', 0)).toBe(0);
  expect(rate.take('a', 0)).toBe(2);
  expect(rate.take('a', 1_500)).toBe(1);
  expect(rate.take('a', 2_000)).toBe(0);
});

test('refusals cost nothing, and one key nothing of another', () => {
  const rate = new Rate(1, 1);
  takeMany(rate, 1_000, 0);
  expect(rate.take('a', 1_000)).toBe(0);
  expect(rate.take('b', 1_000)).toBe(0);
});

test('remembers a bounded number of keys', () => {
  const rate = new Rate(1, 2);
  for (let key = 0; key < 120_000; key++) expect(rate.take(String(key), 0)).toBe(0);
});
