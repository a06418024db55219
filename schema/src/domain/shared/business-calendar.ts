import {
  addDays,
  dateOf,
  endOfDay,
  fromLocal,
  localDate,
  partsOf,
  weekdayOf,
} from './chicago-time.ts';
import type { LocalDate } from './chicago-time.ts';
import type { Text } from './locale.ts';

/** Offices are taken to close at 17:00 (catalogues 6.2, "Due times"). */
export const CLOSES_AT_HOUR = 17;

export type Holiday = { readonly date: LocalDate; readonly name: Text };

const [MONDAY, TUESDAY, THURSDAY] = [1, 2, 4];

/** The nth such weekday of a month, counted from the end when n is -1. */
const nthWeekday = (year: number, month: number, weekday: number, n: number): LocalDate => {
  if (n === -1) {
    const last = addDays(localDate(month === 12 ? year + 1 : year, (month % 12) + 1, 1), -1);
    return addDays(last, -((weekdayOf(last) - weekday + 7) % 7));
  }
  const first = localDate(year, month, 1);
  return addDays(first, ((weekday - weekdayOf(first) + 7) % 7) + (n - 1) * 7);
};

/** A holiday on a Saturday is observed the Friday before, on a Sunday the Monday after. */
const observed = (date: LocalDate): LocalDate => {
  const weekday = weekdayOf(date);
  return weekday === 6 ? addDays(date, -1) : weekday === 0 ? addDays(date, 1) : date;
};

/**
 * Holidays of Illinois state offices whose own date is in this year, on the day they are observed
 * (80 Ill. Adm. Code 303.190, and the Friday after Thanksgiving). New Year's Day may be observed on
 * 31 December of the year before. Election Day is one in even years, when the House is elected.
 */
export const holidaysOf = (year: number): readonly Holiday[] => {
  const thanksgiving = nthWeekday(year, 11, THURSDAY, 4);
  const fixed = (month: number, day: number): LocalDate => observed(localDate(year, month, day));
  const all: [LocalDate, string, string][] = [
    [fixed(1, 1), "New Year's Day", 'Año Nuevo'],
    [nthWeekday(year, 1, MONDAY, 3), 'Martin Luther King Day', 'Día de Martin Luther King'],
    [fixed(2, 12), "Lincoln's Birthday", 'Natalicio de Lincoln'],
    [nthWeekday(year, 2, MONDAY, 3), "Washington's Birthday", 'Natalicio de Washington'],
    [nthWeekday(year, 5, MONDAY, -1), 'Memorial Day', 'Día de los Caídos'],
    [fixed(6, 19), 'Juneteenth', 'Juneteenth'],
    [fixed(7, 4), 'Independence Day', 'Día de la Independencia'],
    [nthWeekday(year, 9, MONDAY, 1), 'Labor Day', 'Día del Trabajo'],
    [nthWeekday(year, 10, MONDAY, 2), 'Columbus Day', 'Día de la Raza'],
    [fixed(11, 11), 'Veterans Day', 'Día de los Veteranos'],
    [thanksgiving, 'Thanksgiving Day', 'Día de Acción de Gracias'],
    [addDays(thanksgiving, 1), 'Day after Thanksgiving', 'Día después de Acción de Gracias'],
    [fixed(12, 25), 'Christmas Day', 'Navidad'],
  ];
  if (year % 2 === 0) {
    // The Tuesday after the first Monday, which is never 1 November.
    all.push([
      addDays(nthWeekday(year, 11, MONDAY, 1), TUESDAY - MONDAY),
      'General Election Day',
      'Día de las Elecciones Generales',
    ]);
  }
  return all
    .map(([date, en, es]) => ({ date, name: { en, es } }))
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
};

const closedDays = new Map<number, ReadonlyMap<LocalDate, Holiday>>();

/** Remembered by year: due times ask for the same few years all day long. */
const closedDaysIn = (year: number): ReadonlyMap<LocalDate, Holiday> => {
  let found = closedDays.get(year);
  if (!found) {
    const own = [...holidaysOf(year), ...holidaysOf(year + 1)].filter(({ date }) =>
      date.startsWith(`${year}-`),
    );
    found = new Map(own.map((holiday) => [holiday.date, holiday]));
    closedDays.set(year, found);
  }
  return found;
};

/** The holiday observed on this day, or null. */
export const holidayOn = (date: LocalDate): Holiday | null =>
  closedDaysIn(Number(date.slice(0, 4))).get(date) ?? null;

/** Monday to Friday, less the holidays of the state (CORE-023). */
export const isBusinessDay = (date: LocalDate): boolean => {
  const weekday = weekdayOf(date);
  return weekday !== 0 && weekday !== 6 && holidayOn(date) === null;
};

export const nextBusinessDay = (date: LocalDate): LocalDate => {
  let next = addDays(date, 1);
  while (!isBusinessDay(next)) next = addDays(next, 1);
  return next;
};

const isAfterClosing = (instant: Date): boolean => {
  const { hour, minute, second } = partsOf(instant);
  const exactly =
    hour === CLOSES_AT_HOUR && minute === 0 && second === 0 && instant.getTime() % 1000 === 0;
  return hour >= CLOSES_AT_HOUR && !exactly;
};

/** The business day something counts from: after 17:00 or on a closed day, the next one. */
export const countingDay = (from: Date): LocalDate => {
  const date = dateOf(from);
  return isBusinessDay(date) && !isAfterClosing(from) ? date : nextBusinessDay(date);
};

const checked = (days: number): number => {
  if (!Number.isInteger(days) || days < 0)
    throw new RangeError('Days must be a whole number, 0 or more.');
  return days;
};

/**
 * 17:00 on the nth business day after (catalogues 6.2). Sent on a Friday at 16:00 before a Monday
 * holiday, 2 business days: Wednesday 17:00.
 */
export const dueAfterBusinessDays = (from: Date, days: number): Date => {
  let date = countingDay(from);
  for (let left = checked(days); left > 0; left -= 1) date = nextBusinessDay(date);
  return fromLocal(date, CLOSES_AT_HOUR);
};

/** 23:59 on the nth day after; weekends, holidays and the hour do not matter. */
export const dueAfterCalendarDays = (from: Date, days: number): Date =>
  endOfDay(addDays(dateOf(from), checked(days)));
