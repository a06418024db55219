import { problemMessage, type FieldProblem } from '@throughline/schema/domain/shared/field-problem';
import type { Locale } from '@throughline/schema/domain/shared/locale';
import type { Problem } from '#lib/graphql/mutate.ts';

/** The domain's findings as a form shows them, in the reader's language. */
export const localized = (problems: readonly FieldProblem[], locale: Locale): Problem[] =>
  problems.map((found) => ({
    field: found.field,
    code: found.code,
    message: problemMessage(found, locale),
  }));
