import type { Locale, Text } from './locale.ts';

/** What kind of wrong an input is; forms and API clients switch on it. */
export const FIELD_PROBLEM_CODES = [
  'REQUIRED',
  'TOO_SHORT',
  'TOO_LONG',
  'TOO_MANY',
  'MALFORMED',
  'NOT_ALLOWED',
  'IN_THE_PAST',
  'IN_THE_FUTURE',
  'DUPLICATE',
] as const;
export type FieldProblemCode = (typeof FIELD_PROBLEM_CODES)[number];

/**
 * One thing to correct. `field` is the input's path (`contact.phone`, `needs.3`); the message says
 * what would be right, never what was typed. `message` is English, `messageEs` Spanish (CORE-025).
 */
export type FieldProblem = {
  readonly field: string;
  readonly code: FieldProblemCode;
  readonly message: string;
  readonly messageEs: string;
};

export const problem = (field: string, code: FieldProblemCode, text: Text): FieldProblem => ({
  field,
  code,
  message: text.en,
  messageEs: text.es,
});

export const problemMessage = (found: FieldProblem, locale: Locale): string =>
  locale === 'es' ? found.messageEs : found.message;

/** Lists the problems of several checks in the order of the form. */
export const problemsOf = (
  ...found: readonly (FieldProblem | readonly FieldProblem[] | null)[]
): FieldProblem[] => found.flatMap((each) => (each === null ? [] : each));

/** The problems of a part of the input, under its path: `contact`, `drafts.2`. */
export const under = (path: string, found: readonly FieldProblem[]): FieldProblem[] =>
  found.map((each) => ({ ...each, field: `${path}.${each.field}` }));

/** @param label what the field is called, in the sentence "Enter {label}." */
export const requireText = (
  field: string,
  value: string | null | undefined,
  label: Text,
): FieldProblem | null =>
  value?.trim()
    ? null
    : problem(field, 'REQUIRED', { en: `Enter ${label.en}.`, es: `Escriba ${label.es}.` });

/** Counts code points, as PostgreSQL's char_length does, so that both agree on an emoji. */
export const textLength = (value: string): number => {
  let length = 0;
  for (const _ of value) length += 1;
  return length;
};

export const limitText = (
  field: string,
  value: string | null | undefined,
  max: number,
): FieldProblem | null =>
  value && textLength(value) > max
    ? problem(field, 'TOO_LONG', {
        en: `Use ${max.toLocaleString('en-US')} characters or fewer.`,
        es: `Use ${max.toLocaleString('en-US')} caracteres o menos.`,
      })
    : null;

export const limitList = (
  field: string,
  value: readonly unknown[],
  max: number,
): FieldProblem | null =>
  value.length > max
    ? problem(field, 'TOO_MANY', { en: `Choose ${max} or fewer.`, es: `Elija ${max} o menos.` })
    : null;

/** A text that must be there and fit. */
export const checkText = (
  field: string,
  value: string | null | undefined,
  label: Text,
  max: number,
): FieldProblem | null => requireText(field, value, label) ?? limitText(field, value, max);

export const mustBeOneOf = (
  field: string,
  value: unknown,
  list: readonly string[],
  label: Text,
): FieldProblem | null =>
  typeof value === 'string' && list.includes(value)
    ? null
    : problem(field, value ? 'NOT_ALLOWED' : 'REQUIRED', {
        en: `Choose ${label.en} from the list.`,
        es: `Elija ${label.es} de la lista.`,
      });
