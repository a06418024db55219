import { describe, expect, test } from 'vitest';
import { ANONYMOUS } from '../access/actor.ts';
import { ROLES } from '../access/role.ts';
import { emergencyProblems, mayTakeEmergencyAccess } from './emergency.ts';

const INPUT = {
  kind: 'MEDICAL',
  reason: 'Collapsed at our door, the ambulance asks whom to call.',
  firstName: 'Ana',
  lastName: 'Quill',
  dateOfBirth: '1990-05-31',
};
const fields = (changes: object) =>
  emergencyProblems({ ...INPUT, ...changes }, '2026-11-22').map(({ field }) => field);

describe('emergency access', () => {
  test.each<[object, string[]]>([
    [{}, []],
    [{ phone: '312 555 0123' }, []],
    [{ phone: '12' }, ['phone']],
    [{ kind: 'CURIOSITY' }, ['kind']],
    [{ reason: ' ' }, ['reason']],
    [{ reason: 'emergency' }, ['reason']],
    [{ firstName: '', lastName: '' }, ['firstName', 'lastName']],
    [{ dateOfBirth: '' }, ['dateOfBirth']],
    [{ dateOfBirth: '2030-01-01' }, ['dateOfBirth']],
  ])('%j: %j', (changes, expected) => {
    expect(fields(changes)).toEqual(expected);
  });

  test.each(ROLES)('%s', (role) => {
    const actor = { ...ANONYMOUS, role, userId: 'u', organizationId: 'o' };
    const serves = ['PARTNER_STAFF', 'PARTNER_ADMIN', 'LWIA_ADMIN'].includes(role);
    expect(mayTakeEmergencyAccess(actor, false)).toBe(serves);
    expect(mayTakeEmergencyAccess(actor, true)).toBe(false);
    expect(mayTakeEmergencyAccess({ ...actor, linkId: 'l' }, false)).toBe(false);
  });
});
