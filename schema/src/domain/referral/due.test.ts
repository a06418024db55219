import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dateOf, fromLocal, timeOf } from '../shared/chicago-time.ts';
import { REFERRAL_ACTIONS, REFERRAL_SIDES } from './actions.ts';
import { CLOCKS, DEFAULT_DUE_SETTINGS, DUE_RULES, dueOf, restartsClock } from './due.ts';
import type { DueFacts, DueRule } from './due.ts';
import { REFERRAL_STATUSES } from './status.ts';
import type { ReferralStatus } from './status.ts';

// Monday to Friday without a holiday between them.
const MONDAY = fromLocal('2026-03-02', 10);
const TUESDAY = fromLocal('2026-03-03', 10);
const WEDNESDAY = fromLocal('2026-03-04', 10);

const facts = (status: ReferralStatus, more: Partial<DueFacts> = {}): DueFacts => ({
  status,
  statusSince: status === 'SENT' ? MONDAY : TUESDAY,
  sentAt: MONDAY,
  receiverWordAt: null,
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

  test.each([
    ['SENT', 'UNANSWERED RECEIVER 2026-03-06 17:00'],
    ['ATTEMPTING_CONTACT', 'ESCALATED RECEIVER 2026-03-11 17:00'],
    ['RECEIVED', 'UNDECIDED RECEIVER 2026-03-09 17:00'],
    ['ACCEPTED', 'NOT_STARTED RECEIVER 2026-03-14 23:59'],
    ['IN_PROGRESS', 'NO_UPDATE RECEIVER 2026-04-03 23:59'],
    ['DECLINED', TABLE.DECLINED],
    ['COMPLETED', null],
  ] as const)('%s, with a word of the receiver since: the days anew', (status, due) => {
    expect(shown(facts(status, { receiverWordAt: WEDNESDAY }))).toBe(due);
  });

  test.each(REFERRAL_STATUSES)('%s: an older word changes nothing', (status) => {
    const sunday = fromLocal('2026-03-01', 10);
    expect(shown(facts(status, { receiverWordAt: sunday }))).toBe(TABLE[status]);
  });

  test('following up ends it', () => {
    expect(dueOf(facts('DECLINED', { followedUpAt: WEDNESDAY }))).toBeNull();
  });

  test('sent again, the days count from then', () => {
    expect(shown(facts('SENT', { statusSince: WEDNESDAY, sentAt: WEDNESDAY }))).toBe(
      'UNANSWERED RECEIVER 2026-03-06 17:00',
    );
  });

  // As UTC has them: the hour in Chicago stays while the offset changes (CORE-023).
  test.each([
    ['SENT', 'clocks go forward on Sunday', '2026-03-06', 16, '2026-03-10T22:00:00.000Z'],
    [
      'SENT',
      'clocks go back, Tuesday is Election Day',
      '2026-10-30',
      16,
      '2026-11-04T23:00:00.000Z',
    ],
    ['SENT', 'Friday evening counts as Monday', '2026-03-06', 18, '2026-03-11T22:00:00.000Z'],
    [
      'RECEIVED',
      'over Thanksgiving and the day after',
      '2026-11-25',
      9,
      '2026-12-02T23:00:00.000Z',
    ],
    ['RECEIVED', 'over Christmas', '2026-12-23', 18, '2026-12-30T23:00:00.000Z'],
    [
      'ACCEPTED',
      'days of the calendar, clocks go forward',
      '2026-03-01',
      9,
      '2026-03-12T04:59:00.000Z',
    ],
    [
      'IN_PROGRESS',
      'days of the calendar, clocks go back',
      '2026-10-20',
      9,
      '2026-11-20T05:59:00.000Z',
    ],
    ['DECLINED', 'before a Monday holiday', '2026-01-16', 16, '2026-01-22T23:00:00.000Z'],
  ] as const)('%s, %s', (status, _, date, hour, due) => {
    const at = fromLocal(date, hour);
    const found = dueOf(facts(status, { statusSince: at, sentAt: at }));
    expect(found?.dueAt.toISOString()).toBe(due);
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
            statusSince: at,
            sentAt: at,
          }),
        );
        if (due) expect(due.dueAt > due.since).toBe(true);
        expect(due === null).toBe(status === 'DRAFT' || status === 'COMPLETED');
      }),
    );
  });
});

/** Everything else restarts nothing, whoever does it: checked over all statuses, actions and sides. */
const RESTARTS: Readonly<Record<DueRule, string>> = {
  UNANSWERED: 'RECEIVER MESSAGE',
  ESCALATED: 'RECEIVER MESSAGE',
  UNDECIDED: 'RECEIVER WAITLIST, RECEIVER MESSAGE, RECEIVER LOG_ATTEMPT',
  NOT_STARTED: 'RECEIVER MESSAGE, RECEIVER LOG_ATTEMPT',
  NO_UPDATE: 'RECEIVER MESSAGE, RECEIVER LOG_ATTEMPT',
  NO_FOLLOW_UP: '',
};

describe('what restarts which clock (REF-053)', () => {
  test.each(REFERRAL_STATUSES)('%s', (status) => {
    const found = REFERRAL_SIDES.flatMap((side) =>
      REFERRAL_ACTIONS.filter((action) => restartsClock(status, action, side)).map(
        (action) => `${side} ${action}`,
      ),
    );
    const rule = DUE_RULES.find((each) => CLOCKS[each].status === status);
    expect(found.join(', ')).toBe(rule ? RESTARTS[rule] : '');
  });

  test('each rule has a status of its own', () => {
    expect(new Set(DUE_RULES.map((rule) => CLOCKS[rule].status)).size).toBe(DUE_RULES.length);
  });
});
