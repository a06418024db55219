import { describe, expect, test } from 'vitest';
import { ANONYMOUS } from '../access/actor.ts';
import { ROLES } from '../access/role.ts';
import { PROGRAMS } from '../shared/program.ts';
import {
  coEnrollmentProblems,
  isDolFunded,
  isRunningOn,
  isSameEnrollment,
} from './co-enrollment.ts';
import { mayKeepCoEnrollments } from './policy.ts';

const TODAY = '2026-11-22';
const INPUT = {
  program: 'TANF',
  source: 'CUSTOMER',
  organizationName: 'County office',
  startedOn: '2026-10-01',
};
const problems = (change: object) =>
  coEnrollmentProblems({ ...INPUT, ...change }, TODAY).map(({ field, code }) => [field, code]);

describe('another program (PLAN-043)', () => {
  test.each([
    [{}, []],
    [{ program: '' }, [['program', 'REQUIRED']]],
    [{ program: 'CIRCUS' }, [['program', 'NOT_ALLOWED']]],
    [{ organizationName: ' ' }, [['organizationName', 'REQUIRED']]],
    [{ organizationName: null, organizationId: 'x' }, []],
    [{ startedOn: '' }, [['startedOn', 'REQUIRED']]],
    [{ startedOn: TODAY }, []],
    [{ startedOn: '2026-11-23' }, [['startedOn', 'IN_THE_FUTURE']]],
    [{ endedOn: '2026-10-01' }, []],
    [{ endedOn: '2026-09-30' }, [['endedOn', 'NOT_ALLOWED']]],
    [{ endedOn: '2028-01-01' }, [['endedOn', 'IN_THE_FUTURE']]],
    [{ source: '' }, [['source', 'REQUIRED']]],
  ])('%j', (change, expected) => {
    expect(problems(change)).toEqual(expected);
  });

  test('runs to its last day', () => {
    expect(isRunningOn({ endedOn: null }, TODAY)).toBe(true);
    expect(isRunningOn({ endedOn: TODAY }, TODAY)).toBe(true);
    expect(isRunningOn({ endedOn: '2026-11-21' }, TODAY)).toBe(false);
  });

  test('is the same at the same place, whose name may be written otherwise', () => {
    const named = { program: 'TANF', organizationId: null, organizationName: 'County office' };
    const known = { program: 'TANF', organizationId: 'x', organizationName: null };
    expect(isSameEnrollment(named, { ...named, organizationName: ' county OFFICE' })).toBe(true);
    expect(isSameEnrollment(named, { ...named, program: 'CSBG' })).toBe(false);
    expect(isSameEnrollment(known, { ...known, organizationId: 'y' })).toBe(false);
    expect(isSameEnrollment(named, known)).toBe(false);
  });

  test('the Department of Labor pays for fourteen (domain facts 7.7)', () => {
    expect(PROGRAMS.filter(isDolFunded)).toHaveLength(14);
    for (const program of ['TITLE_II_ADULT_EDUCATION', 'PERKINS', 'TANF', 'CSBG'] as const)
      expect(isDolFunded(program)).toBe(false);
  });

  test.each(ROLES)('is kept by staff of an area where they apply: %s', (role) => {
    const actor = { ...ANONYMOUS, role, userId: 'u', organizationId: 'area' };
    const works = ['PARTNER_STAFF', 'PARTNER_ADMIN', 'LWIA_ADMIN'].includes(role);
    expect(mayKeepCoEnrollments(actor, { applies: true })).toBe(works);
    expect(mayKeepCoEnrollments(actor, { applies: false })).toBe(false);
  });
});
