import { emailProblem } from '../shared/email.ts';
import {
  limitList,
  limitText,
  problem,
  problemsOf,
  requireText,
  under,
} from '../shared/field-problem.ts';
import type { FieldProblem } from '../shared/field-problem.ts';
import { isLanguage, LANGUAGES } from '../shared/language.ts';
import { LIMITS } from '../shared/limits.ts';
import { NEED_CATEGORIES } from '../shared/need-category.ts';
import { phoneProblem } from '../shared/phone.ts';
import { CLAUSE_KINDS } from './eligibility.ts';
import type { EligibilityClause } from './eligibility.ts';
import { listProblem } from './list-problem.ts';
import { PROGRAMS } from '../shared/program.ts';

export type ContactInput = {
  /** Of one that is there already. */
  readonly id?: string | null | undefined;
  readonly name: string;
  readonly title?: string | null | undefined;
  readonly phone?: string | null | undefined;
  readonly email?: string | null | undefined;
  readonly receivesReferrals: boolean;
  readonly backup: boolean;
};

/** A service as its organization writes it down (REF-011). */
export type ServiceInput = {
  readonly category: string;
  readonly name: string;
  readonly description: string;
  readonly eligibility?: string | null | undefined;
  readonly cost?: string | null | undefined;
  readonly howToApply?: string | null | undefined;
  readonly documents?: string | null | undefined;
  readonly languages: readonly string[];
  readonly programs: readonly string[];
  readonly statewide: boolean;
  readonly counties: readonly string[];
  readonly active: boolean;
  readonly clauses: readonly EligibilityClause[];
  readonly contacts: readonly ContactInput[];
};

/** The 102 counties of Illinois have the odd numbers from 17001 to 17203. */
const isCounty = (fips: string): boolean =>
  /^17\d{3}$/u.test(fips) && Number(fips) % 2 === 1 && fips <= '17203';
const isArea = (id: string): boolean => /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/iu.test(id);

const VALUES: Readonly<Partial<Record<string, (value: string) => boolean>>> = {
  COUNTY: isCounty,
  LWIA: isArea,
  LANGUAGE: isLanguage,
};

const chosenProblem = (field: string, right: boolean): FieldProblem | null =>
  right
    ? null
    : problem(field, 'NOT_ALLOWED', { en: 'Choose from the list.', es: 'Elija de la lista.' });

const AGE_MAX = 120;
const isAge = (age: number | null): boolean =>
  age === null || (Number.isInteger(age) && age >= 0 && age <= AGE_MAX);

const clauseProblems = ({ kind, min, max, values, text }: EligibilityClause): FieldProblem[] => {
  if (!CLAUSE_KINDS.includes(kind)) return problemsOf(listProblem('kind', [kind], CLAUSE_KINDS));
  if (kind === 'AGE') {
    const possible = isAge(min) && isAge(max) && (min !== null || max !== null);
    return possible && (min ?? 0) <= (max ?? AGE_MAX)
      ? []
      : [
          problem('min', 'NOT_ALLOWED', {
            en: 'Enter the lowest age, the highest, or both.',
            es: 'Escriba la edad mínima, la máxima o ambas.',
          }),
        ];
  }
  if (kind === 'OTHER') {
    return problemsOf(
      requireText('text', text, { en: 'the condition', es: 'la condición' }),
      limitText('text', text, LIMITS.clauseText),
    );
  }
  const belongs = VALUES[kind];
  if (!belongs) return [];
  return values.length === 0
    ? [problem('values', 'REQUIRED', { en: 'Choose at least one.', es: 'Elija al menos uno.' })]
    : problemsOf(chosenProblem('values', values.every(belongs)));
};

const contactProblems = (contact: ContactInput): FieldProblem[] =>
  problemsOf(
    requireText('name', contact.name, { en: 'a name', es: 'un nombre' }),
    limitText('name', contact.name, LIMITS.contactName),
    limitText('title', contact.title, LIMITS.contactName),
    phoneProblem('phone', contact.phone),
    emailProblem('email', contact.email),
  );

export const serviceProblems = (input: ServiceInput): FieldProblem[] =>
  problemsOf(
    listProblem('category', [input.category], NEED_CATEGORIES),
    requireText('name', input.name, {
      en: 'the name of the service',
      es: 'el nombre del servicio',
    }),
    limitText('name', input.name, LIMITS.serviceName),
    requireText('description', input.description, { en: 'what is done', es: 'qué se hace' }),
    limitText('description', input.description, LIMITS.description),
    ...(['eligibility', 'cost', 'howToApply', 'documents'] as const).map((field) =>
      limitText(field, input[field], LIMITS.serviceText),
    ),
    listProblem('languages', input.languages, LANGUAGES),
    listProblem('programs', input.programs, PROGRAMS),
    chosenProblem('countyFips', input.counties.every(isCounty)),
    limitList('clauses', input.clauses, LIMITS.clausesPerService),
    ...input.clauses.map((clause, index) => under(`clauses.${index}`, clauseProblems(clause))),
    limitList('contacts', input.contacts, LIMITS.contactsPerService),
    ...input.contacts.map((contact, index) => under(`contacts.${index}`, contactProblems(contact))),
  );
