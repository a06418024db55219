/**
 * Dates and times of Illinois, with nothing but Intl, so that server, browser and database agree
 * whatever zone the machine is in. Instants are `Date`; days are `LocalDate`.
 */
export const ZONE = 'America/Chicago';

/** A day in Chicago, `YYYY-MM-DD`. Compares as text. */
export type LocalDate = string;

export type LocalParts = {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
};

const PARTS = new Intl.DateTimeFormat('en-US', {
  timeZone: ZONE,
  hourCycle: 'h23',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: 'numeric',
  second: 'numeric',
});

const DAY_MS = 86_400_000;

export const partsOf = (instant: Date): LocalParts => {
  const found: Record<string, number> = {};
  for (const { type, value } of PARTS.formatToParts(instant)) found[type] = Number(value);
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0 } = found;
  return { year, month, day, hour, minute, second };
};

const two = (value: number): string => String(value).padStart(2, '0');

export const localDate = (year: number, month: number, day: number): LocalDate =>
  `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;

/** The day it is in Chicago at this instant. */
export const dateOf = (instant: Date): LocalDate => {
  const { year, month, day } = partsOf(instant);
  return localDate(year, month, day);
};

/** `HH:MM` on a 24-hour clock. */
export const timeOf = (instant: Date): string => {
  const { hour, minute } = partsOf(instant);
  return `${two(hour)}:${two(minute)}`;
};

/** Midnight of that day in UTC: for arithmetic with days only, never as an instant. */
const dayNumber = (date: LocalDate): number => {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return Date.UTC(year, month - 1, day) / DAY_MS;
};

const fromDayNumber = (number: number): LocalDate =>
  new Date(number * DAY_MS).toISOString().slice(0, 10);

export const addDays = (date: LocalDate, days: number): LocalDate =>
  fromDayNumber(dayNumber(date) + days);

/** Whole days from one day to another; negative when `to` is earlier. */
export const daysBetween = (from: LocalDate, to: LocalDate): number =>
  dayNumber(to) - dayNumber(from);

/** 0 is Sunday. */
export const weekdayOf = (date: LocalDate): number => (((dayNumber(date) + 4) % 7) + 7) % 7;

/** True for a day that exists, written `YYYY-MM-DD`. */
export const isLocalDate = (value: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(value) &&
  !Number.isNaN(dayNumber(value)) &&
  fromDayNumber(dayNumber(value)) === value;

const offsetAt = (instant: number): number => {
  const { year, month, day, hour, minute, second } = partsOf(new Date(instant));
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(instant / 1000) * 1000;
};

/**
 * The instant of a local time. A time that comes twice (clocks go back) is the first of the two; one
 * that is skipped (clocks go forward) moves ahead by the skipped hour.
 */
export const fromLocal = (date: LocalDate, hour = 0, minute = 0, second = 0): Date => {
  const wall = dayNumber(date) * DAY_MS + ((hour * 60 + minute) * 60 + second) * 1000;
  const before = offsetAt(wall - DAY_MS);
  const after = offsetAt(wall + DAY_MS);
  for (const offset of [before, after]) {
    if (offsetAt(wall - offset) === offset) return new Date(wall - offset);
  }
  return new Date(wall - before);
};

/** The last day on which something holds that ends at this instant: what ends at midnight ended the day before. */
export const lastDayBefore = (end: Date): LocalDate => dateOf(new Date(end.getTime() - 1));

export const startOfDay = (instant: Date): Date => fromLocal(dateOf(instant));

/** The last minute of the day, when rules in calendar days fall due. */
export const endOfDay = (date: LocalDate): Date => fromLocal(date, 23, 59);

/** Whole years from one day to another, for an age. Born on 29 February, one is older on 1 March. */
export const yearsBetween = (from: LocalDate, to: LocalDate): number =>
  Number(to.slice(0, 4)) - Number(from.slice(0, 4)) - (to.slice(5) < from.slice(5) ? 1 : 0);

/** The same day of a later month, or that month's last day. */
export const addMonths = (date: LocalDate, months: number): LocalDate => {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const index = year * 12 + (month - 1) + months;
  const [toYear, toMonth] = [Math.floor(index / 12), (((index % 12) + 12) % 12) + 1];
  const last = new Date(Date.UTC(toYear, toMonth, 0)).getUTCDate();
  return localDate(toYear, toMonth, Math.min(day, last));
};
