import { fromLocal, isLocalDate } from '../shared/chicago-time.ts';
import type { LocalDate } from '../shared/chicago-time.ts';
import {
  checkText,
  limitList,
  limitText,
  mustBeOneOf,
  problem,
  problemsOf,
} from '../shared/field-problem.ts';
import type { FieldProblem } from '../shared/field-problem.ts';
import { LIMITS } from '../shared/limits.ts';
import { PATHWAYS } from '../shared/pathway.ts';
import { isTime, timeProblem } from '../shared/time-of-day.ts';
import { linkProblem } from '../shared/web-address.ts';
import { POLLS } from './poll.ts';

/** A session as it is typed; times are of Chicago. */
export type SessionInput = {
  readonly pathway: string;
  readonly number: number | null;
  readonly title: string;
  readonly description: string;
  readonly objectives: readonly string[];
  readonly prompts: readonly string[];
  readonly polls: readonly string[];
  readonly day: LocalDate;
  /** `HH:MM`, both. */
  readonly from: string;
  readonly until: string;
  readonly liveUrl: string | null;
  readonly recordingUrl: string | null;
};

export const LONGEST_SERIES = 99;

const linesProblems = (field: string, lines: readonly string[]): (FieldProblem | null)[] => [
  limitList(field, lines, LIMITS.trainingLines),
  ...lines.map((line) => limitText(field, line, LIMITS.trainingLine)),
];

const numberProblem = (number: number | null): FieldProblem | null =>
  number === null || (Number.isInteger(number) && number >= 1 && number <= LONGEST_SERIES)
    ? null
    : problem('number', 'NOT_ALLOWED', {
        en: `Enter a number from 1 to ${LONGEST_SERIES}, or leave it empty.`,
        es: `Escriba un número del 1 al ${LONGEST_SERIES}, o déjelo vacío.`,
      });

const endProblem = ({ from, until }: SessionInput): FieldProblem | null =>
  isTime(from) && isTime(until) && until <= from
    ? problem('until', 'NOT_ALLOWED', {
        en: 'It must end later than it begins.',
        es: 'Debe terminar más tarde de lo que empieza.',
      })
    : null;

export const sessionProblems = (input: SessionInput): FieldProblem[] =>
  problemsOf(
    mustBeOneOf('pathway', input.pathway, PATHWAYS, { en: 'what it teaches', es: 'qué enseña' }),
    numberProblem(input.number),
    checkText('title', input.title, { en: 'a title', es: 'un título' }, LIMITS.trainingTitle),
    checkText(
      'description',
      input.description,
      { en: 'what it is about', es: 'de qué trata' },
      LIMITS.description,
    ),
    isLocalDate(input.day)
      ? null
      : problem('day', 'REQUIRED', { en: 'Enter the day.', es: 'Escriba el día.' }),
    timeProblem('from', input.from),
    timeProblem('until', input.until) ?? endProblem(input),
    linkProblem('liveUrl', input.liveUrl, LIMITS.trainingLink),
    linkProblem('recordingUrl', input.recordingUrl, LIMITS.trainingLink),
    ...linesProblems('objectives', input.objectives),
    ...linesProblems('prompts', input.prompts),
    ...input.polls.map((poll) =>
      mustBeOneOf('polls', poll, POLLS, { en: 'polls', es: 'encuestas' }),
    ),
  );

export const instantOf = (day: LocalDate, time: string): Date => {
  const [hour, minute] = time.split(':').map(Number);
  return fromLocal(day, hour, minute);
};
