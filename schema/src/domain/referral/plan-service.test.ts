import { expect, test } from 'vitest';
import { isServiceSince } from './plan-service.ts';
import { REFERRAL_STATUSES } from './status.ts';

const since = new Date('2026-09-01T12:00:00Z');
const later = new Date('2026-09-02T12:00:00Z');
const service = { status: 'COMPLETED', outcome: 'SERVICES_DELIVERED', completedAt: later };

test.each(REFERRAL_STATUSES)('a referral that is %s as a service (REF-024, PLAN-047)', (status) => {
  const counts = ['ACCEPTED', 'IN_PROGRESS'].includes(status);
  expect(isServiceSince({ status, outcome: null, completedAt: null }, since)).toBe(counts);
});

test('what was completed counts if services were delivered since then', () => {
  expect(isServiceSince(service, since)).toBe(true);
  expect(isServiceSince({ ...service, completedAt: since }, later)).toBe(false);
  expect(isServiceSince({ ...service, outcome: 'COULD_NOT_REACH' }, since)).toBe(false);
});
