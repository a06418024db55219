import { describe, expect, test } from 'vitest';
import { fromLocal } from './chicago-time.ts';
import {
  formatDate,
  formatDay,
  formatDue,
  formatFull,
  formatMoment,
  formatRelative,
} from './time-words.ts';

const NOW = fromLocal('2026-11-20', 14, 2); // a Friday

describe('moments', () => {
  test.each([
    ['2026-11-20', 14, 2, 'today 14:02', 'hoy 14:02'],
    ['2026-11-19', 9, 30, 'yesterday 09:30', 'ayer 09:30'],
    ['2026-11-21', 0, 0, 'tomorrow 00:00', 'mañana 00:00'],
    ['2026-11-24', 8, 0, 'Tue 24 Nov', 'mar 24 nov'],
    ['2026-11-04', 8, 0, 'Wed 4 Nov', 'mié 4 nov'],
    ['2025-11-24', 8, 0, '24 Nov 2025', '24 nov 2025'],
  ])('%s %i:%i', (date, hour, minute, en, es) => {
    expect(formatMoment(fromLocal(date, hour, minute), NOW, 'en')).toBe(en);
    expect(formatMoment(fromLocal(date, hour, minute), NOW, 'es')).toBe(es);
  });
});

describe('until when', () => {
  test.each([
    ['2026-11-20', 'today 17:00'],
    ['2026-11-23', 'Monday 17:00'],
    ['2026-11-26', 'Thursday 17:00'],
    ['2026-11-27', 'Fri 27 Nov 17:00'],
    ['2026-11-18', 'Wed 18 Nov 17:00'],
    ['2027-01-04', '4 Jan 2027 17:00'],
  ])('%s', (date, expected) => expect(formatDue(fromLocal(date, 17), NOW, 'en')).toBe(expected));
});

test('in full, for hover and print', () => {
  const due = fromLocal('2026-11-24', 17);
  expect(formatFull(due, 'en')).toBe('Tuesday, November 24, 2026, 17:00');
  expect(formatFull(due, 'es')).toBe('martes, 24 de noviembre de 2026, 17:00');
  expect(formatDate('1990-05-01', 'es')).toBe('1 de mayo de 1990');
  expect(formatDay('2026-03-08', '2026-11-20', 'en')).toBe('Sun 8 Mar');
});

describe('relative', () => {
  const minutes = (count: number) => new Date(NOW.getTime() + count * 60_000);
  test.each([
    [0, 'just now', 'ahora mismo'],
    [-1, '1 minute ago', 'hace 1 minuto'],
    [-59, '59 minutes ago', 'hace 59 minutos'],
    [-60, '1 hour ago', 'hace 1 hora'],
    [120, 'in 2 hours', 'en 2 horas'],
    [-1440, '1 day ago', 'hace 1 día'],
    [1440 * 3, 'in 3 days', 'en 3 días'],
  ])('%i minutes', (count, en, es) => {
    expect(formatRelative(minutes(count), NOW, 'en')).toBe(en);
    expect(formatRelative(minutes(count), NOW, 'es')).toBe(es);
  });
  test('days are those of the calendar, also across the change of clocks', () => {
    const saturday = fromLocal('2026-10-31', 12);
    expect(formatRelative(saturday, fromLocal('2026-11-01', 12), 'en')).toBe('1 day ago');
  });
});
