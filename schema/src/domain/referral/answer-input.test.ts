import { describe, expect, test } from 'vitest';
import { fromLocal } from '../shared/chicago-time.ts';
import {
  acceptProblems,
  attemptProblems,
  completeProblems,
  messageProblems,
  startProblems,
  withdrawProblems,
} from './answer-input.ts';
import { declineProblems } from './decline-reason.ts';
import { REFERRAL_OUTCOMES, isWithdrawn, outcomesFrom } from './outcome.ts';
import { REFERRAL_STATUSES } from './status.ts';

const NOW = fromLocal('2026-03-10', 14);
const fields = (found: readonly { field: string; code: string }[]) =>
  found.map(({ field, code }) => `${field} ${code}`);

describe('outcomes', () => {
  test.each(REFERRAL_STATUSES)('from %s', (status) => {
    const chosen = outcomesFrom(status);
    expect(chosen.some(isWithdrawn)).toBe(false);
    expect(chosen.includes('SERVICES_DELIVERED')).toBe(status === 'IN_PROGRESS');
    expect(chosen.length > 0).toBe(status === 'ACCEPTED' || status === 'IN_PROGRESS');
  });

  test('completing takes one that fits, and a day that has come', () => {
    const done = { outcome: 'SERVICES_DELIVERED', endedOn: '2026-03-10', note: null };
    expect(completeProblems(done, 'IN_PROGRESS', NOW, fromLocal('2026-03-01', 9))).toEqual([]);
    expect(fields(completeProblems(done, 'ACCEPTED', NOW, null))).toEqual(['outcome NOT_ALLOWED']);
    expect(
      fields(completeProblems({ ...done, endedOn: '2026-03-11' }, 'IN_PROGRESS', NOW, null)),
    ).toEqual(['endedOn IN_THE_FUTURE']);
    expect(
      fields(
        completeProblems(
          { ...done, endedOn: '2026-02-28' },
          'IN_PROGRESS',
          NOW,
          fromLocal('2026-03-01', 9),
        ),
      ),
    ).toEqual(['endedOn IN_THE_PAST']);
    for (const outcome of REFERRAL_OUTCOMES.filter(isWithdrawn)) {
      expect(fields(completeProblems({ ...done, outcome }, 'IN_PROGRESS', NOW, null))).toEqual([
        'outcome NOT_ALLOWED',
      ]);
    }
  });
});

describe('answers', () => {
  test('declining needs a reason, and other needs words', () => {
    expect(fields(declineProblems({ reason: null, note: null }))).toEqual(['reason REQUIRED']);
    expect(fields(declineProblems({ reason: 'BUSY', note: null }))).toEqual(['reason NOT_ALLOWED']);
    expect(declineProblems({ reason: 'NO_CAPACITY', note: null })).toEqual([]);
    expect(fields(declineProblems({ reason: 'OTHER', note: ' ' }))).toEqual(['note REQUIRED']);
    expect(declineProblems({ reason: 'OTHER', note: 'We moved.' })).toEqual([]);
  });
  test('an appointment lies ahead', () => {
    expect(acceptProblems({ appointmentAt: null, note: null }, NOW)).toEqual([]);
    expect(fields(acceptProblems({ appointmentAt: NOW, note: null }, NOW))).toEqual([
      'appointmentAt IN_THE_PAST',
    ]);
  });
  test('services do not start before they were asked for', () => {
    const sent = fromLocal('2026-03-05', 9);
    expect(startProblems('2026-03-05', NOW, sent)).toEqual([]);
    expect(fields(startProblems('2026-03-04', NOW, sent))).toEqual(['startedOn IN_THE_PAST']);
    expect(fields(startProblems(null, NOW, sent))).toEqual(['startedOn REQUIRED']);
    expect(fields(startProblems('03/05/2026', NOW, sent))).toEqual(['startedOn MALFORMED']);
  });
  test('attempts have happened, and partners make no appointments with senders', () => {
    const attempt = {
      target: 'CUSTOMER',
      channel: 'PHONE',
      result: 'APPOINTMENT_MADE',
      occurredAt: NOW,
      note: null,
    } as const;
    expect(attemptProblems(attempt, NOW)).toEqual([]);
    expect(fields(attemptProblems({ ...attempt, target: 'PARTNER' }, NOW))).toEqual([
      'result NOT_ALLOWED',
    ]);
    expect(
      fields(attemptProblems({ ...attempt, occurredAt: fromLocal('2026-03-10', 15) }, NOW)),
    ).toEqual(['occurredAt IN_THE_FUTURE']);
  });
  test('messages have words, up to 4,000', () => {
    expect(fields(messageProblems('  '))).toEqual(['body REQUIRED']);
    expect(messageProblems('é'.repeat(4000))).toEqual([]);
    expect(fields(messageProblems('x'.repeat(4001)))).toEqual(['body TOO_LONG']);
  });
  test('the sender says why, the customer need not', () => {
    expect(fields(withdrawProblems(null, 'SENDER'))).toEqual(['reason REQUIRED']);
    expect(withdrawProblems(null, 'CUSTOMER')).toEqual([]);
  });
});
