import { REFERRAL_STATUS_SENTENCES, REFERRAL_STATUSES } from './status.ts';
import { describe, expect, test } from 'vitest';
import { NEXT_WORDS } from './customer-words.ts';
import { nextStep } from './customer-next-step.ts';

const now = new Date('2026-11-21T18:00:00Z');
const dueAt = '2026-11-24T23:00:00Z';
const facts = {
  due: null,
  appointmentAt: null,
  outcome: null,
  declineReason: null,
  place: null,
};
const due = (overdue: boolean, consentOver = false) =>
  ({ rule: 'UNANSWERED', side: 'RECEIVER', dueAt, overdue, consentOver }) as const;

describe('what happens next', () => {
  test.each(REFERRAL_STATUSES)(
    '%s says something in both languages, with or without a date',
    (status) => {
      for (const each of [null, due(false), due(true)]) {
        const { texts, when } = nextStep({ ...facts, status, due: each }, now);
        expect(texts.length).toBeGreaterThan(0);
        for (const { en, es } of texts) {
          expect(en.trim() && es.trim()).toBeTruthy();
          expect(en.includes('{when}')).toBe(es.includes('{when}'));
        }
        expect(texts.some(({ en }) => en.includes('{when}'))).toBe(when !== null);
      }
    },
  );

  test('an appointment ahead is what counts, one that is over is not', () => {
    const accepted = { ...facts, status: 'ACCEPTED', due: due(false) } as const;
    expect(nextStep({ ...accepted, appointmentAt: '2026-11-23T16:00:00Z' }, now)).toEqual({
      texts: [NEXT_WORDS.APPOINTMENT],
      when: '2026-11-23T16:00:00Z',
    });
    expect(nextStep({ ...accepted, appointmentAt: '2026-11-20T16:00:00Z' }, now).texts).toEqual([
      NEXT_WORDS.ACCEPTED,
    ]);
  });

  test('who waits for a place is told so, until they are accepted', () => {
    const waiting = { ...facts, due: due(true), place: { state: 'WAITING' } };
    expect(nextStep({ ...waiting, status: 'RECEIVED' }, now).texts).toEqual([NEXT_WORDS.WAITING]);
    expect(nextStep({ ...waiting, status: 'ACCEPTED' }, now).texts).toEqual([
      NEXT_WORDS.ACCEPTED_LATE,
    ]);
  });

  test('while the consent is over nobody may call, and no time is promised (REF-050)', () => {
    for (const status of ['SENT', 'ATTEMPTING_CONTACT', 'RECEIVED', 'ACCEPTED'] as const)
      expect(nextStep({ ...facts, status, due: due(true, true) }, now)).toEqual({
        texts: [REFERRAL_STATUS_SENTENCES[status]],
        when: null,
      });
  });

  test('a late answer is called late', () => {
    expect(nextStep({ ...facts, status: 'RECEIVED', due: due(true) }, now).texts).toEqual([
      NEXT_WORDS.LATE,
    ]);
  });

  test('a refusal gives the reason first, then who goes on', () => {
    const { texts } = nextStep(
      { ...facts, status: 'DECLINED', declineReason: 'NO_CAPACITY', due: due(false) },
      now,
    );
    expect(texts.map(({ en }) => en)).toEqual([
      'They have no room right now.',
      NEXT_WORDS.DECLINED.en,
    ]);
  });
});
