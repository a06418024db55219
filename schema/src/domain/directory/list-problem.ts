import { problem } from '../shared/field-problem.ts';
import type { FieldProblem } from '../shared/field-problem.ts';

/** Choices of one list, each at most once. */
export const listProblem = (
  field: string,
  chosen: readonly string[],
  from: readonly string[],
): FieldProblem | null =>
  chosen.every((each) => from.includes(each)) && new Set(chosen).size === chosen.length
    ? null
    : problem(field, 'NOT_ALLOWED', {
        en: 'Choose from the list, each once.',
        es: 'Elija de la lista, cada opción una sola vez.',
      });
