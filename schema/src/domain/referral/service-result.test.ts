import { expect, test } from 'vitest';
import { REFERRAL_STATUSES } from './status.ts';
import { awaitsResult, resultDueAt } from './service-result.ts';

test('a result is due at the end of the tenth day in Illinois, daylight saving or not (PLAN-053)', () => {
  expect(resultDueAt(new Date('2026-11-20T17:00:00Z')).toISOString()).toBe(
    '2026-12-01T06:00:00.000Z',
  );
  // Completed late in the evening, which is the next day in Greenwich; the clocks change in between.
  expect(resultDueAt(new Date('2026-10-25T03:30:00Z')).toISOString()).toBe(
    '2026-11-04T06:00:00.000Z',
  );
});

test('what was completed awaits a result, what was declined or withdrawn does not (REF-046)', () => {
  expect(REFERRAL_STATUSES.filter((status) => awaitsResult(status, null))).toEqual(['COMPLETED']);
  expect(awaitsResult('COMPLETED', 'WITHDRAWN_BY_CUSTOMER')).toBe(false);
  expect(awaitsResult('COMPLETED', 'CUSTOMER_STOPPED')).toBe(true);
});
