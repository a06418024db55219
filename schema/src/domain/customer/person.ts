import { isLocalDate } from '../shared/chicago-time.ts';
import type { LocalDate } from '../shared/chicago-time.ts';
import {
  checkText,
  limitList,
  limitText,
  mustBeOneOf,
  problem,
  problemsOf,
  under,
} from '../shared/field-problem.ts';
import type { FieldProblem } from '../shared/field-problem.ts';
import { LANGUAGES } from '../shared/language.ts';
import { LIMITS } from '../shared/limits.ts';
import { NEED_CATEGORIES } from '../shared/need-category.ts';
import { contactProblems } from './contact.ts';
import type { ContactInput } from './contact.ts';

export type NeedInput = { readonly category: string; readonly note?: string | null | undefined };

/** What staff or the customer enter about a person (REF-016). Only name and language are required to begin. */
export type PersonInput = {
  readonly firstName?: string | null | undefined;
  readonly lastName?: string | null | undefined;
  readonly preferredName?: string | null | undefined;
  /** `YYYY-MM-DD`. */
  readonly dateOfBirth?: string | null | undefined;
  readonly language?: string | null | undefined;
  readonly contact?: ContactInput | null | undefined;
  readonly needs?: readonly NeedInput[] | null | undefined;
};

const EARLIEST_BIRTH = '1900-01-01';

const birthProblem = (
  dateOfBirth: string | null | undefined,
  today: LocalDate,
): FieldProblem | null => {
  if (!dateOfBirth) return null;
  if (!isLocalDate(dateOfBirth)) {
    return problem('dateOfBirth', 'MALFORMED', {
      en: 'Enter a date like 1990-05-31.',
      es: 'Escriba una fecha como 1990-05-31.',
    });
  }
  if (dateOfBirth > today) {
    return problem('dateOfBirth', 'IN_THE_FUTURE', {
      en: 'Enter a date of birth in the past.',
      es: 'Escriba una fecha de nacimiento en el pasado.',
    });
  }
  return dateOfBirth < EARLIEST_BIRTH
    ? problem('dateOfBirth', 'NOT_ALLOWED', {
        en: 'Enter the year of birth with four digits, like 1990.',
        es: 'Escriba el año de nacimiento con cuatro dígitos, como 1990.',
      })
    : null;
};

export const needProblems = ({ category, note }: NeedInput): FieldProblem[] =>
  problemsOf(
    mustBeOneOf('category', category, NEED_CATEGORIES, { en: 'a need', es: 'una necesidad' }),
    limitText('note', note, LIMITS.note),
  );

const needsProblems = (needs: readonly NeedInput[]): FieldProblem[] =>
  problemsOf(
    limitList('needs', needs, LIMITS.needsPerPerson),
    new Set(needs.map(({ category }) => category)).size < needs.length
      ? problem('needs', 'DUPLICATE', {
          en: 'Choose each need once.',
          es: 'Elija cada necesidad una sola vez.',
        })
      : null,
    // Of a list far too long, one line says enough.
    needs
      .slice(0, LIMITS.needsPerPerson)
      .flatMap((need, index) => under(`needs.${index}`, needProblems(need))),
  );

/** @param today in Chicago; nobody is born tomorrow */
export const personProblems = (person: PersonInput, today: LocalDate): FieldProblem[] =>
  problemsOf(
    checkText(
      'firstName',
      person.firstName,
      { en: 'the first name', es: 'el nombre' },
      LIMITS.name,
    ),
    checkText('lastName', person.lastName, { en: 'the last name', es: 'el apellido' }, LIMITS.name),
    limitText('preferredName', person.preferredName, LIMITS.name),
    birthProblem(person.dateOfBirth, today),
    mustBeOneOf('language', person.language, LANGUAGES, { en: 'a language', es: 'un idioma' }),
    under('contact', contactProblems(person.contact ?? {})),
    needsProblems(person.needs ?? []),
  );
