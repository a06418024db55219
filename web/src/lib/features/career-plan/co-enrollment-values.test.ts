import { expect, test } from 'vitest';
import { asTyped, inputOf, valuesOf, valuesProblems } from './co-enrollment-values.ts';

const PROMPT = {
  referral: { id: 'r', number: 'R-1' },
  organization: { id: 'college', name: 'Lakeside College' },
  programs: ['PERKINS'],
  since: '2026-11-02',
} as const;

test('an accepted referral fills in what it tells (PLAN-044)', () => {
  const values = valuesOf(null, PROMPT);
  expect(values).toMatchObject({ program: 'PERKINS', dolFunded: false, source: 'REFERRAL' });
  expect(valuesProblems(values, '2026-11-22')).toEqual([]);
  expect(inputOf(values)).toMatchObject({
    organizationId: 'college',
    organizationName: null,
    startedOn: '2026-11-02',
    endedOn: null,
  });
});

test('of several programs none is guessed', () => {
  const values = valuesOf(null, { ...PROMPT, programs: ['PERKINS', 'TANF'] });
  expect(values.program).toBe('');
  expect(valuesProblems(values, '2026-11-22').map(({ field }) => field)).toEqual(['program']);
});

test('a place that the directory does not have is its name', () => {
  const values = { ...valuesOf(null, PROMPT), place: asTyped('Corner Clinic') };
  expect(inputOf(values)).toMatchObject({
    organizationId: null,
    organizationName: 'Corner Clinic',
  });
});
