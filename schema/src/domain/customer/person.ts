import { isLocalDate } from '../shared/chicago-time.ts';
import type { LocalDate } from '../shared/chicago-time.ts';
import {
  checkText,
  limitList,
  limitText,
  mustBeOneOf,
  problem,
  problemsOf,
} from '../shared/field-problem.ts';
import type { FieldProblem } from '../shared/field-problem.ts';
import { LANGUAGES } from '../shared/language.ts';
import { LIMITS } from '../shared/limits.ts';
import { NEED_CATEGORIES } from '../shared/need-category.ts';
import { contactProblems } from './contact.ts';
import type { ContactInput } from './contact.ts';

/** What staff or the customer enter about a person (REF-016). Only the name is required to begin. */
export type PersonInput = ContactInput & {
  readonly givenName?: string | null;
  readonly familyName?: string | null;
  readonly preferredName?: string | null;
  readonly birthDate?: string | null;
  readonly languages?: readonly string[] | null;
  readonly needs?: readonly string[] | null;
};

const EARLIEST_BIRTH = '1900-01-01';

const birthDateProblem = (
  birthDate: string | null | undefined,
  today: LocalDate,
): FieldProblem | null => {
  if (!birthDate) return null;
  if (!isLocalDate(birthDate)) {
    return problem('birthDate', 'MALFORMED', {
      en: 'Enter a date like 1990-05-31.',
      es: 'Escriba una fecha como 1990-05-31.',
    });
  }
  if (birthDate > today) {
    return problem('birthDate', 'IN_THE_FUTURE', {
      en: 'Enter a date of birth in the past.',
      es: 'Escriba una fecha de nacimiento en el pasado.',
    });
  }
  return birthDate < EARLIEST_BIRTH
    ? problem('birthDate', 'NOT_ALLOWED', {
        en: 'Enter the year of birth with four digits, like 1990.',
        es: 'Escriba el año de nacimiento con cuatro dígitos, como 1990.',
      })
    : null;
};

const listProblems = (
  field: string,
  values: readonly string[],
  list: readonly string[],
  max: number,
  label: { readonly en: string; readonly es: string },
): FieldProblem[] =>
  problemsOf(
    limitList(field, values, max),
    new Set(values).size < values.length
      ? problem(field, 'DUPLICATE', {
          en: 'Choose each one once.',
          es: 'Elija cada uno una sola vez.',
        })
      : null,
    // A list far too long is not worth a line for each entry.
    values
      .slice(0, max)
      .flatMap((value, index) => mustBeOneOf(`${field}.${index}`, value, list, label) ?? []),
  );

/** @param today in Chicago; nobody is born tomorrow */
export const personProblems = (person: PersonInput, today: LocalDate): FieldProblem[] =>
  problemsOf(
    checkText(
      'givenName',
      person.givenName,
      { en: 'the first name', es: 'el nombre' },
      LIMITS.name,
    ),
    checkText(
      'familyName',
      person.familyName,
      { en: 'the last name', es: 'el apellido' },
      LIMITS.name,
    ),
    limitText('preferredName', person.preferredName, LIMITS.name),
    birthDateProblem(person.birthDate, today),
    contactProblems(person),
    listProblems('languages', person.languages ?? [], LANGUAGES, LIMITS.languagesPerPerson, {
      en: 'a language',
      es: 'un idioma',
    }),
    listProblems('needs', person.needs ?? [], NEED_CATEGORIES, LIMITS.needsPerPerson, {
      en: 'a need',
      es: 'una necesidad',
    }),
  );
