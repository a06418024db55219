import type { ActivityKind } from '../shared/activity.ts';
import { oneOf } from '../shared/decide.ts';
import { NOTICE_KINDS } from './kind.ts';
import type { NoticeKind } from './kind.ts';

type Data = Readonly<Record<string, unknown>>;

const SAME: readonly ActivityKind[] = [
  'REFERRAL_SENT',
  'REFERRAL_ATTEMPTING_CONTACT',
  'REFERRAL_RECEIVED',
  'REFERRAL_ACCEPTED',
  'REFERRAL_DECLINED',
  'REFERRAL_STARTED',
  'REFERRAL_COMPLETED',
  'REFERRAL_RECALLED',
  'APPLICATION_ASSIGNED',
  'ENROLLMENT_WINDOW_NEAR',
  'PLACE_OFFERED',
  'WAITLISTED',
  'FILE_ATTACHED',
  'FILE_REFUSED',
  'CONSENT_EXPIRING',
  'CONSENT_EXPIRED',
  'EMERGENCY_ACCESS_TAKEN',
  'CO_ENROLLMENT_RECORDED',
  'MEMBERSHIP_JOINED',
  'MEMBERSHIP_CHANGED',
  'WEBHOOK_DISABLED',
  'RECORD_STALE',
  'PROBLEM_REPORTED',
  'PROBLEM_SOLVED',
  'ORGANIZATION_REGISTERED',
];

/** What those concerned are told of a change; null: nothing. `data` is the activity's. */
export const noticeKindOf = (kind: ActivityKind, data: Data): NoticeKind | null => {
  if (SAME.includes(kind)) return kind as NoticeKind;
  switch (kind) {
    case 'REFERRAL_WITHDRAWN':
      // Both sides are told why, which is more than that it was withdrawn.
      return data['consentId'] ? 'CONSENT_WITHDRAWN' : 'REFERRAL_WITHDRAWN';
    case 'DUE_PASSED': {
      // Each rule of REF-053 is told by its own name.
      const told = `REFERRAL_${String(data['rule'])}`;
      return oneOf(NOTICE_KINDS, told) ? told : null;
    }
    case 'APPLICATION_MOVED':
      // By itself: whoever moves one by hand knows.
      return data['applicationStatus'] === 'AUTO_CLOSED' ? 'APPLICATION_AUTO_CLOSED' : null;
    case 'EARLIER_ATTACHED':
      return data['referrals'] ? 'EARLIER_ATTACHED' : null;
    case 'MESSAGE_POSTED':
      return 'REFERRAL_MESSAGE';
    case 'REFERRAL_ASSIGNED':
      return data['assigneeId'] ? 'REFERRAL_ASSIGNED' : null;
    case 'ATTEMPT_LOGGED':
      return data['target'] === 'CUSTOMER' ? 'ATTEMPT_LOGGED' : null;
    case 'CONTACT_REPORTED':
      return data['contacted'] ? 'CUSTOMER_CONTACTED' : 'CUSTOMER_NOT_CONTACTED';
    case 'CONSENT_RENEWED':
      // Whoever saw the person all along has missed nothing.
      return data['afterEnd'] ? 'CONSENT_RENEWED' : null;
    case 'CONTACT_UPDATED':
      return data['timesChanged'] ? 'CONTACT_TIMES_CHANGED' : null;
    case 'MEMBERSHIP_REQUESTED':
      return 'MEMBERSHIP_REQUESTED';
    case 'MEMBERSHIP_DECIDED':
      return data['approved'] ? 'MEMBERSHIP_APPROVED' : 'MEMBERSHIP_REFUSED';
    case 'ORGANIZATION_DECIDED': {
      const told = `ORGANIZATION_${String(data['decision'])}`;
      return oneOf(NOTICE_KINDS, told) ? told : null;
    }
    default:
      return null;
  }
};
