import { GraphQLError } from 'graphql';
import { isCalendarDay } from '../domain/shared/calendar-day.ts';
import { builder } from './builder.ts';

const bad = (message: string) =>
  new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

builder.scalarType('DateTime', {
  description:
    'A moment, ISO 8601 with a zone, such as 2026-11-20T16:05:00Z. Answers are in UTC with milliseconds.',
  serialize: (value) => value.toISOString(),
  parseValue: (value) => {
    const date = typeof value === 'string' && INSTANT.test(value) ? new Date(value) : null;
    if (!date || Number.isNaN(date.getTime())) {
      throw bad('DateTime must be ISO 8601 with a zone, such as 2026-11-20T16:05:00Z.');
    }
    return date;
  },
});

builder.scalarType('Date', {
  description: 'A calendar day in Illinois, such as 2026-11-20.',
  serialize: (value) => (value instanceof Date ? value.toISOString().slice(0, 10) : value),
  parseValue: (value) => {
    const valid = typeof value === 'string' && DAY.test(value) && isCalendarDay(value);
    if (!valid) throw bad('Date must be a calendar day, such as 2026-11-20.');
    return value;
  },
});

// Whatever is given becomes text that the command judges: a refusal here would be repeated with the value.
builder.scalarType('Ssn', {
  description:
    'A Social Security number as people write it, such as 123-45-6789; only ever sent, never answered.',
  serialize: () => {
    throw bad('Social Security numbers are not answered.');
  },
  parseValue: (value) =>
    typeof value === 'string' || typeof value === 'number' ? String(value) : 'malformed',
});
