import type { ReferralEvent } from './events.ts';

/** Everything a viewer may do to a referral. `viewerActions` and the commands use these words. */
export const REFERRAL_ACTIONS = [
  'SEND',
  'EDIT',
  'DISCARD',
  'PUT_AWAY',
  'RECALL',
  'RETURN',
  'MARK_RECEIVED',
  'ACCEPT',
  'DECLINE',
  'WAITLIST',
  'START',
  'COMPLETE',
  'WITHDRAW',
  'AMEND_OUTCOME',
  'MESSAGE',
  'ATTACH',
  'ADD_NOTE',
  'LOG_ATTEMPT',
  'LOG_PARTNER_ATTEMPT',
  'ASSIGN',
  'SNOOZE',
  'REFER_AGAIN',
  'REPORT_CONTACT',
  'CHANGE_CONTACT_TIMES',
] as const;
export type ReferralAction = (typeof REFERRAL_ACTIONS)[number];

/** How the viewer is concerned by a referral. */
export const REFERRAL_SIDES = [
  'SENDER',
  'RECEIVER',
  'CUSTOMER',
  'PLANNER',
  'ADMINISTRATOR',
  'OVERSIGHT',
] as const;
export type ReferralSide = (typeof REFERRAL_SIDES)[number];

/** The machine's event behind an action; null for those that move no status. */
export const eventOf = (action: ReferralAction, side: ReferralSide): ReferralEvent | null => {
  switch (action) {
    case 'MARK_RECEIVED':
    case 'WAITLIST':
      return 'OPEN';
    case 'RETURN':
      return 'RECALL';
    case 'WITHDRAW':
      return side === 'CUSTOMER' ? 'WITHDRAW_BY_CUSTOMER' : 'WITHDRAW';
    case 'SEND':
    case 'DISCARD':
    case 'PUT_AWAY':
    case 'RECALL':
    case 'ACCEPT':
    case 'DECLINE':
    case 'START':
    case 'COMPLETE':
    case 'LOG_PARTNER_ATTEMPT':
      return action;
    default:
      return null;
  }
};
