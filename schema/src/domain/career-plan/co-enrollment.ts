import { addDays } from '../shared/chicago-time.ts';
import type { LocalDate } from '../shared/chicago-time.ts';
import { PROGRAMS } from '../shared/program.ts';
import type { Program } from '../shared/program.ts';
import { checkText, mustBeOneOf, problem, problemsOf } from '../shared/field-problem.ts';
import type { FieldProblem } from '../shared/field-problem.ts';
import { LIMITS } from '../shared/limits.ts';
import type { Text } from '../shared/locale.ts';

/** How one learned that somebody takes part in another program (PLAN-043). */
export const CO_ENROLLMENT_SOURCES = ['CUSTOMER', 'REFERRAL', 'DATA_MATCH'] as const;
export type CoEnrollmentSource = (typeof CO_ENROLLMENT_SOURCES)[number];

export const CO_ENROLLMENT_SOURCE_LABELS: Readonly<Record<CoEnrollmentSource, Text>> = {
  CUSTOMER: { en: 'They told us', es: 'Nos lo dijo la persona' },
  REFERRAL: { en: 'By a referral', es: 'Por un referido' },
  DATA_MATCH: { en: 'By a data match', es: 'Por un cruce de datos' },
};

/**
 * Programs that the US Department of Labor pays for (domain facts 7.7): services there hold a participation open
 * (PLAN-070). What is proposed; who records may know better, as of statewide grants.
 */
const DOL_FUNDED: readonly Program[] = [
  'TITLE_I_ADULT',
  'TITLE_I_DISLOCATED_WORKER',
  'TITLE_I_YOUTH',
  'TITLE_III_WAGNER_PEYSER',
  'INDIAN_AND_NATIVE_AMERICAN',
  'JOB_CORPS',
  'JVSG',
  'NFJP',
  'SCSEP',
  'TRADE_ADJUSTMENT_ASSISTANCE',
  'YOUTHBUILD',
  'REENTRY',
  'REGISTERED_APPRENTICESHIP',
  'DISLOCATED_WORKER_GRANT',
];
export const isDolFunded = (program: Program): boolean => DOL_FUNDED.includes(program);

export type CoEnrollmentInput = {
  readonly program: string;
  readonly source: string;
  /** Of the directory, or else its name. */
  readonly organizationId?: string | null | undefined;
  readonly organizationName?: string | null | undefined;
  readonly startedOn: LocalDate;
  readonly endedOn?: LocalDate | null | undefined;
};

const startProblem = (startedOn: LocalDate, today: LocalDate): FieldProblem | null => {
  if (!startedOn)
    return problem('startedOn', 'REQUIRED', {
      en: 'Enter the first day, or about when.',
      es: 'Escriba el primer día, aunque sea aproximado.',
    });
  return startedOn > today
    ? problem('startedOn', 'IN_THE_FUTURE', {
        en: 'Enter a day that is not in the future.',
        es: 'Escriba un día que no esté en el futuro.',
      })
    : null;
};

/** A program that is about to end may say so a year ahead. */
export const endProblem = (
  startedOn: LocalDate,
  endedOn: LocalDate | null | undefined,
  today: LocalDate,
): FieldProblem | null => {
  if (!endedOn) return null;
  if (endedOn < startedOn)
    return problem('endedOn', 'NOT_ALLOWED', {
      en: 'Enter a day that is not before the first.',
      es: 'Escriba un día que no sea anterior al primero.',
    });
  return endedOn > addDays(today, 366)
    ? problem('endedOn', 'IN_THE_FUTURE', {
        en: 'Enter a day within a year.',
        es: 'Escriba un día dentro de un año.',
      })
    : null;
};

export const coEnrollmentProblems = (input: CoEnrollmentInput, today: LocalDate): FieldProblem[] =>
  problemsOf(
    mustBeOneOf('program', input.program, PROGRAMS, { en: 'a program', es: 'un programa' }),
    input.organizationId
      ? null
      : checkText(
          'organizationName',
          input.organizationName,
          { en: 'the organization', es: 'la organización' },
          LIMITS.organizationName,
        ),
    startProblem(input.startedOn, today),
    endProblem(input.startedOn, input.endedOn, today),
    mustBeOneOf('source', input.source, CO_ENROLLMENT_SOURCES, {
      en: 'how you know',
      es: 'cómo lo sabe',
    }),
  );

/** Whether somebody takes part on a day; on the last one they do. */
export const isRunningOn = (
  { endedOn }: { readonly endedOn: LocalDate | null },
  day: LocalDate,
): boolean => endedOn === null || endedOn >= day;

type Place = { readonly organizationId: string | null; readonly organizationName: string | null };

const isSamePlace = (one: Place, other: Place): boolean =>
  one.organizationId
    ? one.organizationId === other.organizationId
    : one.organizationName?.trim().toLowerCase() === other.organizationName?.trim().toLowerCase();

/** The same program at the same place, while it runs: written down once (PLAN-043). */
export const isSameEnrollment = (
  one: Place & { readonly program: string },
  other: Place & { readonly program: string },
): boolean => one.program === other.program && isSamePlace(one, other);
