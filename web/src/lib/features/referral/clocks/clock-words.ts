import { CLOCKS, type DueAudience } from '@throughline/schema/domain/referral/due';
import type { ClockRule } from '@throughline/schema/domain/referral/due-setting';
import type { Setting } from './operations.ts';

/** When a clock runs. */
export const CLOCK_TITLES: Readonly<Record<ClockRule, string>> = {
  UNANSWERED: 'Sent, not opened yet',
  ESCALATED: 'Still not opened, counted from the sending',
  UNDECIDED: 'Opened, neither accepted nor declined',
  NOT_STARTED: 'Accepted, not started yet',
  NO_UPDATE: 'In progress, no word from the receiver',
  NO_FOLLOW_UP: 'Declined, no follow-up by the sender',
  VERIFY_RECORD: 'A record nobody has looked through',
};

const WHO: Readonly<Record<DueAudience, string>> = {
  SENDER: 'the sender',
  RECEIVER: 'the receiver',
  RECEIVER_BACKUP: 'the receiver’s backup contact',
  AREA_ADMINISTRATORS: 'the administrators of the receiver’s area',
};

/** "Then the receiver and the sender are told." */
export function consequence(rule: ClockRule): string {
  if (rule === 'VERIFY_RECORD')
    return 'Then the organization’s and the area’s administrators are told, and searches say that it is old.';
  const told = CLOCKS[rule].tells.map((each) => WHO[each]);
  const moved = rule === 'UNANSWERED' ? 'it becomes “Attempting contact”, and ' : '';
  return `Then ${moved}${told.join(' and ')} ${told.length > 1 ? 'are' : 'is'} told.`;
}

const UNITS: Readonly<Record<Setting['unit'], string>> = {
  BUSINESS_DAYS: 'business day',
  CALENDAR_DAYS: 'calendar day',
};

export const daysText = (days: number, unit: Setting['unit']): string =>
  `${days} ${UNITS[unit]}${days === 1 ? '' : 's'}`;
