import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isLikelyMatch, matchPersons } from './match.ts';
import type { MatchFacts } from './match.ts';

const ana: MatchFacts = {
  firstName: 'Ana',
  lastName: 'Pérez',
  dateOfBirth: '1990-05-31',
  phone: '+13125550123',
  email: 'ana@example.org',
};

describe('likely the same person', () => {
  test.each<[string, Partial<MatchFacts>, boolean]>([
    ['all alike', {}, true],
    ['accents and case', { firstName: 'ANA', lastName: 'perez', phone: null, email: null }, true],
    [
      'a slip in the name, same birthday',
      { firstName: 'Ana', lastName: 'Peres', phone: null, email: null },
      true,
    ],
    ['one of two last names', { lastName: 'Pérez Núñez', email: null }, true],
    [
      'another phone with an extension',
      { phone: '+13125550123;ext=4', dateOfBirth: null, email: null },
      true,
    ],
    ['name and email', { dateOfBirth: null, phone: null, email: 'ANA@example.org ' }, true],
    ['only the name', { dateOfBirth: null, phone: null, email: null }, false],
    [
      'a sister: last name and phone',
      { firstName: 'Luz', dateOfBirth: '1993-01-01', email: null },
      false,
    ],
    [
      'a namesake born on another day',
      { dateOfBirth: '1960-01-01', phone: null, email: null },
      false,
    ],
    ['only the birthday', { firstName: 'Bo', lastName: 'Chen', phone: null, email: null }, false],
  ])('%s', (_, more, expected) => expect(isLikelyMatch(ana, { ...ana, ...more })).toBe(expected));

  test('the preferred name counts as a first name', () => {
    const known = {
      ...ana,
      firstName: 'Anastasia',
      preferredName: 'Ana',
      phone: null,
      email: null,
    };
    expect(matchPersons(ana, known).basis).toEqual(['NAME', 'BIRTH_DATE']);
  });
  test('what cannot be a number matches nothing', () => {
    expect(matchPersons({ ...ana, phone: 'x' }, { ...ana, phone: 'y' }).basis).not.toContain(
      'PHONE',
    );
  });
});

describe('properties', () => {
  const name = fc.constantFrom('Ana', 'Anna', 'Luz', 'Bo', 'José', 'Jose', '');
  const person = fc.record({
    firstName: name,
    lastName: name,
    dateOfBirth: fc.constantFrom(null, '1990-05-31', '1991-01-01'),
    phone: fc.constantFrom(null, '+13125550123', '+13125550124'),
    email: fc.constantFrom(null, 'a@example.org', 'b@example.org'),
  });
  test('symmetric, between 0 and 100, and surest of oneself', () => {
    fc.assert(
      fc.property(person, person, (a, b) => {
        const match = matchPersons(a, b);
        expect(match).toEqual(matchPersons(b, a));
        expect(match.score).toBeGreaterThanOrEqual(0);
        expect(match.score).toBeLessThanOrEqual(100);
        expect(matchPersons(a, a).score).toBeGreaterThanOrEqual(match.score);
      }),
    );
  });
});
