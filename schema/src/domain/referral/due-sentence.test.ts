import { fromLocal } from '../shared/chicago-time.ts';
import { describe, expect, test } from 'vitest';
import { dueSentence, dueShort, isLate, type Due, type DueContext } from './due-sentence.ts';

const NOW = fromLocal('2026-03-10', 14);
const at = (date: string, hour: number) => fromLocal(date, hour).toISOString();
const context = (due: Partial<Due> | null, more: Partial<DueContext> = {}): DueContext => ({
  due: due && {
    rule: 'UNANSWERED',
    dueAt: at('2026-03-12', 17),
    side: 'RECEIVER',
    overdue: false,
    consentOver: false,
    ...due,
  },
  viewerSide: 'SENDER',
  sender: { name: 'Peoria Public Library' },
  receiver: { name: 'Lakeside College' },
  ...more,
});

describe('whose move it is', () => {
  test('theirs', () => {
    expect(dueSentence(context({}), NOW)).toBe('They have until Thursday 17:00 to answer');
  });
  test('mine', () => {
    const mine = context({ dueAt: at('2026-03-10', 17) }, { viewerSide: 'RECEIVER' });
    expect(dueSentence(mine, NOW)).toBe('Answer by today 17:00');
  });
  test('of others, for those who look on', () => {
    expect(dueSentence(context({}, { viewerSide: 'OVERSIGHT' }), NOW)).toBe(
      'Lakeside College has until Thursday 17:00 to answer',
    );
  });
  test('nobody’s while the consent is over: it waits, and no time is promised (REF-050)', () => {
    const over = { overdue: true, consentOver: true, dueAt: at('2026-03-09', 17) };
    for (const viewerSide of ['SENDER', 'RECEIVER', 'OVERSIGHT'] as const) {
      const seen = context(over, { viewerSide });
      expect(dueSentence(seen, NOW)).toBe('Waits until the consent is renewed');
      expect(dueShort(seen, NOW)).toBe('Waits until the consent is renewed');
      expect(isLate(seen, NOW)).toBe(false);
    }
  });

  test('nobody’s', () => expect(dueSentence(context(null), NOW)).toBe(''));
});

describe('late', () => {
  const late = { dueAt: at('2026-03-09', 17), overdue: true };
  test('mine', () => {
    expect(dueSentence(context(late, { viewerSide: 'RECEIVER' }), NOW)).toBe(
      'Your answer was due yesterday 17:00',
    );
  });
  test('theirs', () => {
    expect(dueSentence(context(late), NOW)).toBe(
      'Lakeside College is late: answer was due yesterday 17:00',
    );
  });
  test('by the clock of a page that stayed open', () => {
    const passed = context({ dueAt: at('2026-03-10', 13) });
    expect(isLate(passed, NOW)).toBe(true);
    expect(dueShort(passed, NOW)).toBe('Answer was due today 13:00');
  });
});

test('what the sender owes after a decline is not told to the receiver', () => {
  const followUp = context(
    { rule: 'NO_FOLLOW_UP', side: 'SENDER', overdue: true },
    { viewerSide: 'RECEIVER' },
  );
  expect(dueSentence(followUp, NOW)).toBe('');
  expect(dueShort(followUp, NOW)).toBe('');
  expect(isLate(followUp, NOW)).toBe(false);
  expect(dueSentence({ ...followUp, viewerSide: 'SENDER' }, NOW)).toContain('follow-up');
});
