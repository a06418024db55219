import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dateOf, fromLocal, timeOf } from '../shared/chicago-time.ts';
import { DEFAULT_DUE_SETTINGS, dueOf, isReceiverUpdate } from './due.ts';
import type { DueFacts } from './due.ts';
import { REFERRAL_STATUSES } from './status.ts';
import type { ReferralStatus } from './status.ts';
import { workItemOf } from './work-item.ts';

// Monday to Friday without a holiday between them.
const MONDAY = fromLocal('2026-03-02', 10);
const TUESDAY = fromLocal('2026-03-03', 10);
const WEDNESDAY = fromLocal('2026-03-04', 10);

const facts = (status: ReferralStatus, more: Partial<DueFacts> = {}): DueFacts => ({
  status,
  sentAt: MONDAY,
  receivedAt: TUESDAY,
  acceptedAt: TUESDAY,
  startedAt: TUESDAY,
  lastReceiverUpdateAt: null,
  declinedAt: TUESDAY,
  followedUpAt: null,
  ...more,
});

const shown = (of: DueFacts): string | null => {
  const due = dueOf(of);
  return due && `${due.rule} ${due.side} ${dateOf(due.dueAt)} ${timeOf(due.dueAt)}`;
};

const TABLE: Readonly<Record<ReferralStatus, string | null>> = {
  DRAFT: null,
  SENT: 'UNANSWERED RECEIVER 2026-03-04 17:00',
  ATTEMPTING_CONTACT: 'ESCALATED RECEIVER 2026-03-09 17:00',
  RECEIVED: 'UNDECIDED RECEIVER 2026-03-06 17:00',
  ACCEPTED: 'NOT_STARTED RECEIVER 2026-03-13 23:59',
  IN_PROGRESS: 'NO_UPDATE RECEIVER 2026-04-02 23:59',
  DECLINED: 'NO_FOLLOW_UP SENDER 2026-03-06 17:00',
  COMPLETED: null,
};

describe('what is due', () => {
  test.each(REFERRAL_STATUSES)('%s', (status) => {
    expect(shown(facts(status))).toBe(TABLE[status]);
  });

  test('an update by the receiver starts the 30 days anew, an older one does not', () => {
    expect(shown(facts('IN_PROGRESS', { lastReceiverUpdateAt: WEDNESDAY }))).toBe(
      'NO_UPDATE RECEIVER 2026-04-03 23:59',
    );
    expect(shown(facts('IN_PROGRESS', { lastReceiverUpdateAt: MONDAY }))).toBe(
      'NO_UPDATE RECEIVER 2026-04-02 23:59',
    );
  });

  test('following up ends it', () => {
    expect(dueOf(facts('DECLINED', { followedUpAt: WEDNESDAY }))).toBeNull();
  });

  test('sent again, the days count from then', () => {
    expect(shown(facts('SENT', { sentAt: WEDNESDAY }))).toBe(
      'UNANSWERED RECEIVER 2026-03-06 17:00',
    );
  });

  test('settings replace the numbers and the kind of days', () => {
    const settings = {
      ...DEFAULT_DUE_SETTINGS,
      UNANSWERED: { days: 1, unit: 'CALENDAR_DAYS' as const },
    };
    expect(dueOf(facts('SENT'), settings)?.dueAt).toEqual(fromLocal('2026-03-03', 23, 59));
  });

  test('a due never lies before what it counts from', () => {
    const when = fc.date({
      min: new Date('2024-01-01'),
      max: new Date('2030-01-01'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(fc.constantFrom(...REFERRAL_STATUSES), when, (status, at) => {
        const due = dueOf(
          facts(status, {
            sentAt: at,
            receivedAt: at,
            acceptedAt: at,
            startedAt: at,
            declinedAt: at,
          }),
        );
        if (due) expect(due.dueAt > due.since).toBe(true);
        expect(due === null).toBe(status === 'DRAFT' || status === 'COMPLETED');
      }),
    );
  });
});

describe('updates and work', () => {
  test('only the receiver updates, and not by looking', () => {
    expect(isReceiverUpdate('LOG_ATTEMPT', 'RECEIVER')).toBe(true);
    expect(isReceiverUpdate('MESSAGE', 'RECEIVER')).toBe(true);
    expect(isReceiverUpdate('MESSAGE', 'SENDER')).toBe(false);
    expect(isReceiverUpdate('MARK_RECEIVED', 'RECEIVER')).toBe(false);
  });
  test('whose move it is has something to do', () => {
    for (const status of REFERRAL_STATUSES) {
      const due = dueOf(facts(status));
      if (due) expect(workItemOf(due.rule, due.side)).not.toBeNull();
    }
    expect(workItemOf('ESCALATED', 'SENDER')).toBe('REACH_PARTNER');
    expect(workItemOf('UNANSWERED', 'SENDER')).toBeNull();
  });
});
