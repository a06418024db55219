import { describe, expect, test } from 'vitest';
import { fromLocal } from '../shared/chicago-time.ts';
import { contactProblems, reachable } from './contact.ts';
import type { ContactInput } from './contact.ts';
import { personProblems } from './person.ts';
import type { PersonInput } from './person.ts';
import { describeSafeTimes, isSafeTime, safeTimesProblems } from './safe-times.ts';
import type { SafeTime } from './safe-times.ts';

const fields = (found: readonly { field: string; code: string }[]) =>
  found.map(({ field, code }) => `${field} ${code}`);

describe('persons', () => {
  const ana: PersonInput = { firstName: 'Ana', lastName: 'Pérez', language: 'es' };
  const found = (more: Partial<PersonInput>) =>
    fields(personProblems({ ...ana, ...more }, '2026-03-10'));

  test('a name and a language are enough', () => expect(found({})).toEqual([]));
  test.each<[Partial<PersonInput>, string]>([
    [{ firstName: ' ' }, 'firstName REQUIRED'],
    [{ lastName: 'x'.repeat(81) }, 'lastName TOO_LONG'],
    [{ language: 'xx' }, 'language NOT_ALLOWED'],
    [{ dateOfBirth: '31.5.1990' }, 'dateOfBirth MALFORMED'],
    [{ dateOfBirth: '2026-03-11' }, 'dateOfBirth IN_THE_FUTURE'],
    [{ dateOfBirth: '1890-05-31' }, 'dateOfBirth NOT_ALLOWED'],
    [{ dateOfBirth: '0090-05-31' }, 'dateOfBirth MALFORMED'],
    [{ contact: { phone: '12345' } }, 'contact.phone MALFORMED'],
    [{ needs: [{ category: 'MAGIC' }] }, 'needs.0.category NOT_ALLOWED'],
    [{ needs: [{ category: 'FOOD' }, { category: 'FOOD' }] }, 'needs DUPLICATE'],
  ])('%o', (more, expected) => expect(found(more)).toEqual([expected]));
  test('born today is allowed', () => expect(found({ dateOfBirth: '2026-03-10' })).toEqual([]));
});

describe('contact', () => {
  test.each<[ContactInput, boolean]>([
    [{}, false],
    [{ phone: '+13125550123' }, true],
    [{ email: 'ana@example.org' }, true],
    [{ addressLine: '1 Main St', city: 'Pekin' }, false],
    [{ addressLine: '1 Main St', city: 'Pekin', zip: '61554' }, true],
    [{ safeTimesNote: 'at the library' }, false],
    [{ preferredChannel: 'IN_PERSON', safeTimesNote: 'at the library' }, true],
    [{ phone: '  ' }, false],
  ])('%o reachable: %s', (contact, expected) => expect(reachable(contact)).toBe(expected));

  test.each<[ContactInput, string[]]>([
    [{ preferredChannel: 'PHONE' }, []],
    [{ preferredChannel: 'PHONE', email: 'ana@example.org' }, ['phone REQUIRED']],
    [{ preferredChannel: 'TEXT', phone: '+13125550123' }, ['phone REQUIRED']],
    [{ preferredChannel: 'TEXT', phone: '+13125550123', phoneMessageOk: true }, []],
    [{ preferredChannel: 'EMAIL' }, ['email REQUIRED']],
    [{ preferredChannel: 'PIGEON' }, ['preferredChannel NOT_ALLOWED']],
    [{ zip: '6060' }, ['zip MALFORMED']],
    [{ email: 'ana at home' }, ['email MALFORMED']],
  ])('%o', (contact, expected) => expect(fields(contactProblems(contact))).toEqual(expected));
});

describe('safe times', () => {
  const mornings: SafeTime[] = [
    { days: ['FRI', 'MON', 'TUE', 'WED'], from: '09:00', to: '12:00' },
    { days: ['SUN'], from: '10:00', to: '11:00' },
  ];
  test.each([
    ['2026-03-09', 9, 0, true], // Monday
    ['2026-03-09', 12, 0, false],
    ['2026-03-12', 10, 0, false], // Thursday
    ['2026-03-15', 10, 59, true], // Sunday
    ['2026-03-08', 10, 0, true], // the Sunday the clocks change
  ])('%s %i:%i → %s', (date, hour, minute, expected) => {
    expect(isSafeTime(mornings, fromLocal(date, hour, minute))).toBe(expected);
  });
  test('none given, any time is', () =>
    expect(isSafeTime([], fromLocal('2026-03-09', 3))).toBe(true));
  test('in words', () => {
    expect(describeSafeTimes(mornings, 'en')).toBe('Mon–Wed, Fri 09:00–12:00; Sun 10:00–11:00');
    expect(describeSafeTimes([{ days: ['SAT', 'SUN'], from: '10:00', to: '14:00' }], 'es')).toBe(
      'sáb, dom 10:00–14:00',
    );
    expect(describeSafeTimes([], 'es')).toBe('A cualquier hora');
  });
  test.each<[SafeTime, string]>([
    [{ days: [], from: '09:00', to: '10:00' }, 'safeTimes.0 REQUIRED'],
    [{ days: ['MON'], from: '9', to: '10:00' }, 'safeTimes.0 MALFORMED'],
    [{ days: ['MON'], from: '10:00', to: '24:00' }, 'safeTimes.0 MALFORMED'],
    [{ days: ['MON'], from: '10:00', to: '10:00' }, 'safeTimes.0 NOT_ALLOWED'],
  ])('%o', (time, expected) => expect(fields(safeTimesProblems([time]))).toEqual([expected]));
});
