import { problem } from '../../../domain/shared/field-problem.ts';
import type { Locale } from '../../../domain/shared/locale.ts';
import { InvalidInput } from '../../../platform/errors.ts';
import type { NotKept } from './not-kept.ts';
import { nameOf } from './plan.ts';
import type { Plan } from './plan.ts';
import { FileProblem } from './read-package.ts';

/** As many as somebody reads; there may be more. */
const MOST_PROBLEMS = 500;

/** What a file changes, or has changed. JSON, since a repeated command is answered with it. */
export type ImportReport = {
  readonly changes: readonly {
    readonly kind: 'ORGANIZATION' | 'LOCATION' | 'SERVICE';
    readonly id: string;
    readonly organizationId: string;
    readonly name: string;
    readonly isNew: boolean;
    readonly fields: readonly string[];
    readonly file: string;
    readonly row: string;
  }[];
  readonly problems: readonly {
    readonly file: string;
    readonly row: string;
    readonly column: string;
    readonly message: string;
  }[];
  readonly problemCount: number;
  readonly unchanged: number;
  readonly notKept: readonly NotKept[];
  readonly fingerprint: string;
};

export const reportOf = (plan: Plan, locale: Locale): ImportReport => ({
  changes: plan.changes.map(({ wanted, before, fields }) => ({
    kind: wanted.kind.toUpperCase() as 'SERVICE',
    id: wanted.id,
    organizationId: wanted.organizationId,
    name: nameOf(wanted),
    isNew: before === null,
    fields,
    file: wanted.place.file,
    row: wanted.place.row,
  })),
  problems: plan.problems
    .slice(0, MOST_PROBLEMS)
    .map(({ file, row, column, message, messageEs }) => ({
      file,
      row,
      column,
      message: locale === 'es' ? messageEs : message,
    })),
  problemCount: plan.problems.length,
  unchanged: plan.unchanged,
  notKept: plan.notKept,
  fingerprint: plan.fingerprint,
});

/** A file that cannot be read is input to correct. @throws InvalidInput */
export async function readable<Result>(read: () => Promise<Result>): Promise<Result> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof FileProblem)) throw error;
    throw new InvalidInput([problem('file', 'MALFORMED', { en: error.message, es: error.es })]);
  }
}
