import { problem } from '../shared/field-problem.ts';
import type { FieldProblem } from '../shared/field-problem.ts';

const DIGITS = 9;
const WRITTEN = /^\d{3}[- ]?\d{2}[- ]?\d{4}$/;

/** Printed in advertisements, and since then nobody's. */
const NOBODYS: readonly string[] = ['078051120', '219099999'];

/** The nine digits, however they were grouped; null when they are not nine. */
const digitsOf = (typed: string): string | null =>
  WRITTEN.test(typed.trim()) ? typed.replace(/\D/g, '') : null;

/** Area 000, 666 and 900 to 999, group 00 and serial 0000 were never given out (SSA, since 2011 as before). */
const isGivenOut = (digits: string): boolean =>
  !/^(000|666|9)/.test(digits) &&
  digits.slice(3, 5) !== '00' &&
  digits.slice(5) !== '0000' &&
  !NOBODYS.includes(digits);

/** A Social Security number as nine digits; null when it cannot be one (IWTS-092, CORE-019). */
export const parseSsn = (typed: string): string | null => {
  const digits = digitsOf(typed);
  return digits && isGivenOut(digits) ? digits : null;
};

/** What is wrong with it, in words that do not repeat it. Nothing typed is nothing wrong. */
export const ssnProblem = (
  field: string,
  typed: string | null | undefined,
): FieldProblem | null => {
  if (!typed?.trim() || parseSsn(typed)) return null;
  return digitsOf(typed)
    ? problem(field, 'NOT_ALLOWED', {
        en: 'No Social Security number begins like this or has zeros there. Check the card.',
        es: 'Ningún número de Seguro Social comienza así ni lleva esos ceros. Revise la tarjeta.',
      })
    : problem(field, 'MALFORMED', {
        en: `Enter the ${DIGITS} digits, like 123-45-6789.`,
        es: `Escriba los ${DIGITS} dígitos, como 123-45-6789.`,
      });
};

/** All that is ever shown of one. */
export const maskedSsn = (lastFour: string): string => `•••-••-${lastFour}`;
