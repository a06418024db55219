import { problem } from './field-problem.ts';
import type { FieldProblem } from './field-problem.ts';

const SHAPE = /^\+1([2-9]\d{2})([2-9]\d{2})(\d{4})(?:;ext=(\d{1,6}))?$/;

/**
 * A US number as people type it, in the form we store: `+13125550123`, with an extension
 * `+13125550123;ext=12` (RFC 3966). Null when it is not a US number.
 */
export const parsePhone = (typed: string): string | null => {
  const [, main = '', extension] =
    /^([^a-z;]*?)\s*(?:(?:;ext=|extension|ext\.?|x)\s*(\d{1,6}))?$/i.exec(typed.trim()) ?? [];
  if (/[^\d\s().+\-/]/.test(main)) return null;
  const digits = main.replace(/\D/g, '');
  const national = digits.length === 11 && digits.startsWith('1') ? digits.slice(1) : digits;
  const stored = `+1${national}${extension ? `;ext=${extension}` : ''}`;
  return SHAPE.test(stored) ? stored : null;
};

/** `(312) 555-0123 ext. 12`; what is not in our form is given back as it is. */
export const formatPhone = (stored: string): string => {
  const [, area, exchange, line, extension] = SHAPE.exec(stored) ?? [];
  if (!area) return stored;
  return `(${area}) ${exchange}-${line}${extension ? ` ext. ${extension}` : ''}`;
};

/** For `<a href>`; null when it cannot be called. */
export const telHref = (stored: string): string | null =>
  SHAPE.test(stored) ? `tel:${stored}` : null;

export const phoneProblem = (
  field: string,
  typed: string | null | undefined,
): FieldProblem | null =>
  !typed?.trim() || parsePhone(typed)
    ? null
    : problem(field, 'MALFORMED', {
        en: 'Enter a US phone number with area code, like (312) 555-0123.',
        es: 'Escriba un número de teléfono de EE. UU. con código de área, como (312) 555-0123.',
      });
