import { problem } from './field-problem.ts';
import type { FieldProblem } from './field-problem.ts';

/** `HH:MM` on a 24-hour clock. */
export const isTime = (value: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/u.test(value);

export const timeProblem = (field: string, value: string): FieldProblem | null =>
  isTime(value)
    ? null
    : problem(field, 'MALFORMED', {
        en: 'Enter a time like 09:00.',
        es: 'Escriba una hora como 09:00.',
      });
