import { describe, expect, test } from 'vitest';
import { ACTIVITY_KINDS } from '../shared/activity.ts';
import type { ActivityKind } from '../shared/activity.ts';
import { NOTICE_KINDS } from './kind.ts';
import type { NoticeKind } from './kind.ts';
import { noticeKindOf } from './notice-of-activity.ts';

type Case = readonly [ActivityKind, Record<string, unknown>, NoticeKind | null];

const CASES: readonly Case[] = [
  ['REFERRAL_SENT', {}, 'REFERRAL_SENT'],
  ['REFERRAL_ATTEMPTING_CONTACT', {}, 'REFERRAL_ATTEMPTING_CONTACT'],
  ['REFERRAL_RECEIVED', {}, 'REFERRAL_RECEIVED'],
  ['REFERRAL_ACCEPTED', {}, 'REFERRAL_ACCEPTED'],
  ['REFERRAL_DECLINED', {}, 'REFERRAL_DECLINED'],
  ['REFERRAL_STARTED', {}, 'REFERRAL_STARTED'],
  ['REFERRAL_COMPLETED', {}, 'REFERRAL_COMPLETED'],
  ['REFERRAL_RECALLED', {}, 'REFERRAL_RECALLED'],
  ['REFERRAL_WITHDRAWN', {}, 'REFERRAL_WITHDRAWN'],
  ['REFERRAL_WITHDRAWN', { consentId: 'c' }, 'CONSENT_WITHDRAWN'],
  ['PLACE_OFFERED', {}, 'PLACE_OFFERED'],
  ['WAITLISTED', {}, 'WAITLISTED'],
  ['FILE_ATTACHED', { fileId: 'f' }, 'FILE_ATTACHED'],
  ['FILE_REFUSED', { fileId: 'f', assigneeId: 'u' }, 'FILE_REFUSED'],
  ['DUE_PASSED', { rule: 'ESCALATED' }, 'REFERRAL_ESCALATED'],
  ['DUE_PASSED', { rule: 'UNDECIDED' }, 'REFERRAL_UNDECIDED'],
  ['DUE_PASSED', { rule: 'NOT_STARTED' }, 'REFERRAL_NOT_STARTED'],
  ['DUE_PASSED', { rule: 'NO_UPDATE' }, 'REFERRAL_NO_UPDATE'],
  ['DUE_PASSED', { rule: 'NO_FOLLOW_UP' }, 'REFERRAL_NO_FOLLOW_UP'],
  ['DUE_PASSED', { rule: 'SOMETHING' }, null],
  ['MESSAGE_POSTED', { messageId: 'm' }, 'REFERRAL_MESSAGE'],
  ['REFERRAL_ASSIGNED', { assigneeId: 'u' }, 'REFERRAL_ASSIGNED'],
  ['REFERRAL_ASSIGNED', { assigneeId: null }, null],
  ['APPLICATION_ASSIGNED', { assigneeId: 'u' }, 'APPLICATION_ASSIGNED'],
  ['ENROLLMENT_WINDOW_NEAR', { daysLeft: 14 }, 'ENROLLMENT_WINDOW_NEAR'],
  ['APPLICATION_MOVED', { applicationStatus: 'AUTO_CLOSED' }, 'APPLICATION_AUTO_CLOSED'],
  ['APPLICATION_MOVED', { applicationStatus: 'DENIED' }, null],
  ['ATTEMPT_LOGGED', { target: 'CUSTOMER' }, 'ATTEMPT_LOGGED'],
  ['ATTEMPT_LOGGED', { target: 'PARTNER' }, null],
  ['CONTACT_REPORTED', { contacted: true }, 'CUSTOMER_CONTACTED'],
  ['CONTACT_REPORTED', { contacted: false }, 'CUSTOMER_NOT_CONTACTED'],
  ['CONSENT_EXPIRING', {}, 'CONSENT_EXPIRING'],
  ['CONSENT_EXPIRED', {}, 'CONSENT_EXPIRED'],
  ['CONSENT_RENEWED', { afterEnd: true }, 'CONSENT_RENEWED'],
  ['CONSENT_RENEWED', { afterEnd: false }, null],
  ['EMERGENCY_ACCESS_TAKEN', {}, 'EMERGENCY_ACCESS_TAKEN'],
  ['EARLIER_ATTACHED', { referrals: 2 }, 'EARLIER_ATTACHED'],
  ['EARLIER_ATTACHED', { referrals: 0 }, null],
  ['CO_ENROLLMENT_RECORDED', {}, 'CO_ENROLLMENT_RECORDED'],
  ['CONTACT_UPDATED', { timesChanged: true }, 'CONTACT_TIMES_CHANGED'],
  ['CONTACT_UPDATED', { timesChanged: false }, null],
  ['MEMBERSHIP_REQUESTED', {}, 'MEMBERSHIP_REQUESTED'],
  ['MEMBERSHIP_DECIDED', { approved: true }, 'MEMBERSHIP_APPROVED'],
  ['MEMBERSHIP_DECIDED', { approved: false }, 'MEMBERSHIP_REFUSED'],
  ['MEMBERSHIP_JOINED', {}, 'MEMBERSHIP_JOINED'],
  ['MEMBERSHIP_CHANGED', {}, 'MEMBERSHIP_CHANGED'],
  ['RECORD_STALE', {}, 'RECORD_STALE'],
  ['PROBLEM_REPORTED', {}, 'PROBLEM_REPORTED'],
  ['PROBLEM_SOLVED', {}, 'PROBLEM_SOLVED'],
  ['WEBHOOK_DISABLED', {}, 'WEBHOOK_DISABLED'],
  ['ORGANIZATION_REGISTERED', {}, 'ORGANIZATION_REGISTERED'],
  ['ORGANIZATION_DECIDED', { decision: 'APPROVED' }, 'ORGANIZATION_APPROVED'],
  ['ORGANIZATION_DECIDED', { decision: 'REFUSED' }, 'ORGANIZATION_REFUSED'],
  ['ORGANIZATION_DECIDED', { decision: 'SUSPENDED' }, 'ORGANIZATION_SUSPENDED'],
];

describe('the notice that comes of a change', () => {
  test.each(CASES)('%s %o: %s', (kind, data, expected) => {
    expect(noticeKindOf(kind, data)).toBe(expected);
  });

  test('of every other change nobody is told', () => {
    const told = new Set(CASES.map(([kind]) => kind));
    for (const kind of ACTIVITY_KINDS.filter((each) => !told.has(each))) {
      expect(noticeKindOf(kind, {})).toBeNull();
    }
  });

  test('every kind of notice comes of some change', () => {
    const made = new Set(CASES.map(([, , notice]) => notice));
    expect(NOTICE_KINDS.filter((kind) => !made.has(kind))).toEqual([]);
  });
});
