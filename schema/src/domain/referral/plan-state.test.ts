import { describe, expect, test } from 'vitest';
import { ORIGINS_OF, REFERRAL_ORIGINS } from './origin.ts';
import { planStateOf } from './plan-state.ts';
import { REFERRAL_STATUSES } from './status.ts';

describe('a referral on the plan', () => {
  test('stands as its status says (REF-046)', () => {
    expect(REFERRAL_STATUSES.map((status) => planStateOf(status, null))).toEqual([
      null,
      'PLANNED',
      'PLANNED',
      'PLANNED',
      'PLANNED',
      'CANCELLED',
      'OPEN',
      'AWAITING_RESULT',
    ]);
    expect(planStateOf('COMPLETED', 'SERVICES_DELIVERED')).toBe('AWAITING_RESULT');
    expect(planStateOf('COMPLETED', 'WITHDRAWN_BY_CUSTOMER')).toBe('CANCELLED');
  });

  test('has one of the moments of its way, and every moment belongs to one (REF-042, REF-043)', () => {
    const all = new Set(Object.values(ORIGINS_OF).flat());
    expect(REFERRAL_ORIGINS.filter((origin) => !all.has(origin))).toEqual([]);
  });
});
