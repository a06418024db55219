import { dateOf, daysBetween, timeOf, weekdayOf } from './chicago-time.ts';
import type { LocalDate } from './chicago-time.ts';
import type { Locale, Text } from './locale.ts';

/**
 * Times in words (design, "Words"): "today 14:02", "Tue 24 Nov". Own tables instead of Intl's, because
 * server and browser must print the same letters whatever their ICU says.
 */
const WORDS = {
  en: {
    days: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
    months: [
      'January',
      'February',
      'March',
      'April',
      'May',
      'June',
      'July',
      'August',
      'September',
      'October',
      'November',
      'December',
    ],
    near: { '-1': 'yesterday', '0': 'today', '1': 'tomorrow' },
  },
  es: {
    days: ['domingo', 'lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábado'],
    months: [
      'enero',
      'febrero',
      'marzo',
      'abril',
      'mayo',
      'junio',
      'julio',
      'agosto',
      'septiembre',
      'octubre',
      'noviembre',
      'diciembre',
    ],
    near: { '-1': 'ayer', '0': 'hoy', '1': 'mañana' },
  },
} as const;

const dayName = (date: LocalDate, locale: Locale): string =>
  WORDS[locale].days[weekdayOf(date)] ?? '';
const monthName = (date: LocalDate, locale: Locale): string =>
  WORDS[locale].months[Number(date.slice(5, 7)) - 1] ?? '';
const dayOfMonth = (date: LocalDate): string => String(Number(date.slice(8)));
const short = (word: string): string => word.slice(0, 3);

const near = (days: number, locale: Locale): string | null => {
  const words: Readonly<Record<string, string>> = WORDS[locale].near;
  return words[String(days)] ?? null;
};

/** "Tue 24 Nov"; with the year when it is not this one: "24 Nov 2025". */
export const formatDay = (date: LocalDate, today: LocalDate, locale: Locale): string => {
  const day = `${dayOfMonth(date)} ${short(monthName(date, locale))}`;
  return date.slice(0, 4) === today.slice(0, 4)
    ? `${short(dayName(date, locale))} ${day}`
    : `${day} ${date.slice(0, 4)}`;
};

/** A birth date or a validity: "November 24, 2026", "24 de noviembre de 2026". */
export const formatDate = (date: LocalDate, locale: Locale): string =>
  locale === 'es'
    ? `${dayOfMonth(date)} de ${monthName(date, locale)} de ${date.slice(0, 4)}`
    : `${monthName(date, locale)} ${dayOfMonth(date)}, ${date.slice(0, 4)}`;

/** When something happened: "today 14:02", "yesterday 09:30", "Tue 24 Nov". */
export const formatMoment = (instant: Date, now: Date, locale: Locale): string => {
  const [date, today] = [dateOf(instant), dateOf(now)];
  const word = near(daysBetween(today, date), locale);
  return word ? `${word} ${timeOf(instant)}` : formatDay(date, today, locale);
};

/** Until when: "today 17:00", "Tuesday 17:00" within the week, else "Tue 24 Nov 17:00". */
export const formatDue = (instant: Date, now: Date, locale: Locale): string => {
  const [date, today] = [dateOf(instant), dateOf(now)];
  const days = daysBetween(today, date);
  const word =
    near(days, locale) ??
    (days > 1 && days < 7 ? dayName(date, locale) : formatDay(date, today, locale));
  return `${word} ${timeOf(instant)}`;
};

/** On hover and in print: "Tuesday, November 24, 2026, 14:02". */
export const formatFull = (instant: Date, locale: Locale): string => {
  const date = dateOf(instant);
  return `${dayName(date, locale)}, ${formatDate(date, locale)}, ${timeOf(instant)}`;
};

const RELATIVE = {
  en: {
    now: 'just now',
    minute: ['minute', 'minutes'],
    hour: ['hour', 'hours'],
    day: ['day', 'days'],
  },
  es: {
    now: 'ahora mismo',
    minute: ['minuto', 'minutos'],
    hour: ['hora', 'horas'],
    day: ['día', 'días'],
  },
} as const;

/** "3 days ago", "in 2 hours". From a day on it counts calendar days in Chicago, not hours. */
export const formatRelative = (instant: Date, now: Date, locale: Locale): string => {
  const words = RELATIVE[locale];
  const past = instant.getTime() <= now.getTime();
  const minutes = Math.floor(Math.abs(instant.getTime() - now.getTime()) / 60_000);
  if (minutes < 1) return words.now;
  const days = Math.abs(daysBetween(dateOf(now), dateOf(instant)));
  const [count, unit] =
    minutes < 60
      ? [minutes, words.minute]
      : minutes < 1440
        ? [Math.floor(minutes / 60), words.hour]
        : [Math.max(1, days), words.day];
  const span = `${count} ${unit[count === 1 ? 0 : 1]}`;
  if (locale === 'es') return past ? `hace ${span}` : `en ${span}`;
  return past ? `${span} ago` : `in ${span}`;
};

/** How long one has to wait: "45 seconds", "12 minutes". */
export function waitWords(seconds: number): Text {
  const minutes = Math.ceil(seconds / 60);
  return seconds < 90
    ? { en: `${seconds} seconds`, es: `${seconds} segundos` }
    : { en: `${minutes} minutes`, es: `${minutes} minutos` };
}
