import { pick } from '../shared/locale.ts';
import type { Locale, Text } from '../shared/locale.ts';
import type { OpeningRule, Weekday } from './opening-hours.ts';

const DAYS: Readonly<Record<Weekday, Text>> = {
  1: { en: 'Mon', es: 'lun' },
  2: { en: 'Tue', es: 'mar' },
  3: { en: 'Wed', es: 'mié' },
  4: { en: 'Thu', es: 'jue' },
  5: { en: 'Fri', es: 'vie' },
  6: { en: 'Sat', es: 'sáb' },
  7: { en: 'Sun', es: 'dom' },
};
const TO: Text = { en: 'to', es: 'a' };
const AND: Text = { en: 'and', es: 'y' };
const FROM: Text = { en: 'from', es: 'desde' };
const UNTIL: Text = { en: 'until', es: 'hasta' };

/** `Mon to Thu and Sat`: three days in a row and more are a span. */
const daysWords = (days: readonly Weekday[], locale: Locale): string => {
  const runs: Weekday[][] = [];
  for (const day of [...new Set(days)].sort()) {
    const last = runs.at(-1);
    if (last?.at(-1) === day - 1) last.push(day);
    else runs.push([day]);
  }
  const name = (day: Weekday | undefined) => (day ? pick(DAYS[day], locale) : '');
  const parts = runs.flatMap((run) =>
    run.length > 2
      ? [`${name(run[0])} ${pick(TO, locale)} ${name(run.at(-1))}`]
      : run.map((day) => name(day)),
  );
  const last = parts.pop() ?? '';
  return parts.length > 0 ? `${parts.join(', ')} ${pick(AND, locale)} ${last}` : last;
};

const ruleWords = (rule: OpeningRule, locale: Locale): string => {
  const { days, opens, closes, every, validFrom, validTo } = rule;
  const weeks = { en: `every ${every} weeks`, es: `cada ${every} semanas` };
  return [
    `${daysWords(days, locale)} ${opens}–${closes}`,
    ...(every > 1 ? [`(${pick(weeks, locale)})`] : []),
    ...(validFrom ? [`${pick(FROM, locale)} ${validFrom}`] : []),
    ...(validTo ? [`${pick(UNTIL, locale)} ${validTo}`] : []),
  ].join(' ');
};

/** `Mon to Thu 09:00–20:00, Fri and Sat 09:00–17:00`; null without rules. */
export const hoursWords = (rules: readonly OpeningRule[], locale: Locale): string | null =>
  rules.map((rule) => ruleWords(rule, locale)).join(', ') || null;
