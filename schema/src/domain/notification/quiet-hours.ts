import { addDays, dateOf, fromLocal, timeOf } from '../shared/chicago-time.ts';
import type { FieldProblem } from '../shared/field-problem.ts';
import { problem } from '../shared/field-problem.ts';
import type { Text } from '../shared/locale.ts';

/** From one time of the day in Chicago to another, `HH:MM`; over midnight when `until` is earlier. */
export type QuietHours = { readonly from: string; readonly until: string };

/** What the settings propose. */
export const USUAL_QUIET_HOURS: QuietHours = { from: '20:00', until: '07:00' };

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const NOT_A_TIME: Text = {
  en: 'Enter a time, such as 20:00.',
  es: 'Escriba una hora, como 20:00.',
};

export const quietHoursProblems = (quiet: QuietHours | null): readonly FieldProblem[] => {
  if (!quiet) return [];
  const found = (['from', 'until'] as const)
    .filter((end) => !TIME.test(quiet[end]))
    .map((end) => problem(`quietHours.${end}`, 'MALFORMED', NOT_A_TIME));
  if (found.length > 0 || quiet.from !== quiet.until) return found;
  return [
    problem('quietHours.until', 'NOT_ALLOWED', {
      en: 'Quiet hours must end at another time than they begin.',
      es: 'Las horas de silencio deben terminar a una hora distinta de la que empiezan.',
    }),
  ];
};

/**
 * The instant itself, or the end of the quiet hours it falls into. On the two nights a year that the clocks
 * change, the end is the time they show then.
 */
export const afterQuiet = (instant: Date, quiet: QuietHours | null): Date => {
  if (!quiet) return instant;
  const { from, until } = quiet;
  const time = timeOf(instant);
  const overnight = until < from;
  const within = overnight ? time >= from || time < until : time >= from && time < until;
  if (!within) return instant;
  const today = dateOf(instant);
  const [hour, minute] = until.split(':').map(Number);
  return fromLocal(overnight && time >= from ? addDays(today, 1) : today, hour, minute);
};

/** As an account keeps them; null: none. */
export const readQuietHours = (account: {
  readonly quietFrom: string | null;
  readonly quietUntil: string | null;
}): QuietHours | null =>
  account.quietFrom && account.quietUntil
    ? { from: account.quietFrom, until: account.quietUntil }
    : null;
