import { describe, expect, test } from 'vitest';
import { jobState } from './job-state.ts';

const NOW = new Date('2026-11-22T18:00:00Z');
const day = { failures: 0, lastRunAt: '2026-11-22T17:59:50Z', lastFailedAt: null };

describe('how a job is doing (CORE-016)', () => {
  test('is fine when it runs', () => {
    expect(jobState(day, NOW)).toBe('FINE');
  });

  test('is missed when it has not run for a quarter of an hour, or never today', () => {
    expect(jobState({ ...day, lastRunAt: '2026-11-22T17:44:00Z' }, NOW)).toBe('MISSED');
    expect(jobState({ ...day, lastRunAt: null }, NOW)).toBe('MISSED');
  });

  test('fails while its last run did, and has failed once one succeeded', () => {
    const failed = { ...day, failures: 2, lastFailedAt: day.lastRunAt };
    expect(jobState(failed, NOW)).toBe('FAILING');
    expect(jobState({ ...failed, lastFailedAt: '2026-11-22T17:30:00Z' }, NOW)).toBe('FAILED');
  });

  test('of a day that is over is judged by the day, however long ago', () => {
    expect(jobState(day, null)).toBe('FINE');
    expect(jobState({ ...day, lastRunAt: null }, null)).toBe('MISSED');
  });
});
