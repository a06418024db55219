import { expect, test } from 'vitest';
import { fromLocal } from '../shared/chicago-time.ts';
import { LOCALES } from '../shared/locale.ts';
import { DUE_RULES } from './due.ts';
import { alarmOf, alarmSentence, clockSentence } from './due-words.ts';

const NAMES = { sender: 'Prairie Library', receiver: 'Lakeside College', area: 'LWIA 7' };
const NOW = fromLocal('2026-03-02', 10);
const DUE = fromLocal('2026-03-04', 17);

test('a clock says what is due, who is told and what restarts it (REF-053)', () => {
  const running = { rule: 'UNANSWERED', dueAt: DUE, toldAt: null } as const;
  expect(clockSentence(running, NAMES, NOW, 'en')).toBe(
    'Answer due Wednesday 17:00. If it passes, we tell the backup contact of Lakeside College and Prairie Library. A message from Lakeside College restarts it.',
  );
  expect(clockSentence({ ...running, rule: 'UNDECIDED' }, NAMES, NOW, 'es')).toBe(
    'Decisión: plazo hasta miércoles 17:00. Si vence, avisamos a Lakeside College y a Prairie Library. Un mensaje o un intento de Lakeside College reinicia el plazo.',
  );
});

test('one that passed says since when, and who was told when', () => {
  const now = fromLocal('2026-03-05', 9);
  const passed = { rule: 'ESCALATED', dueAt: DUE, toldAt: fromLocal('2026-03-04', 17, 1) } as const;
  expect(clockSentence(passed, { ...NAMES, area: null }, now, 'en')).toBe(
    'Answer overdue since yesterday 17:00. We told the administrators of its area and Prairie Library yesterday 17:01. A message from Lakeside College restarts it.',
  );
  expect(alarmSentence({ ...passed, rule: 'UNANSWERED' }, NAMES, now, 'en')).toBe(
    'Nobody at Lakeside College opened the referral in time. We told the backup contact of Lakeside College and Prairie Library yesterday 17:01.',
  );
});

test.each(DUE_RULES.flatMap((rule) => LOCALES.map((locale) => [rule, locale] as const)))(
  '%s in %s leaves nothing open',
  (rule, locale) => {
    for (const text of [
      clockSentence({ rule, dueAt: DUE, toldAt: null }, NAMES, NOW, locale),
      clockSentence({ rule, dueAt: NOW, toldAt: DUE }, NAMES, DUE, locale),
      alarmOf(rule, NAMES, locale),
    ]) {
      expect(text).toMatch(/^\p{Lu}/u);
      expect(text).not.toMatch(/[{}]|undefined/);
    }
  },
);
