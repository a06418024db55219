import type { ConsentScope } from '@throughline/schema/domain/customer/consent';
import {
  GRANT_END_REASON_LABELS,
  GRANT_END_REASONS,
  type GrantReason,
} from '@throughline/schema/domain/customer/reach';
import { sharedWords } from '@throughline/schema/domain/customer/shared-words';

/** Why an organization sees, or saw, a person, for staff: the domain's sentences speak to the customer. */
const WHY: Readonly<Record<GrantReason, { now: string; before: string }>> = {
  CREATED_HERE: { now: 'Made this record.', before: 'Made this record.' },
  SENT_REFERRAL: { now: 'Asks others to help.', before: 'Asked others to help.' },
  RECEIVED_REFERRAL: { now: 'Is asked to help.', before: 'Was asked to help.' },
  LWIA_ADMINISTRATOR: {
    now: 'Looks after services in the area.',
    before: 'Looked after services in the area.',
  },
  APPLICATION: { now: 'They applied there.', before: 'They had applied there.' },
  EARLIER_RECORD: {
    now: 'They applied there, and these are earlier referrals of theirs.',
    before: 'They had applied there, and these were taken for earlier referrals of theirs.',
  },
  EMERGENCY: {
    now: 'Says that there is an emergency.',
    before: 'Said that there was an emergency.',
  },
  STATE: { now: 'Oversees services in Illinois.', before: 'Oversaw services in Illinois.' },
};

const WHAT: Readonly<Record<Exclude<GrantReason, 'RECEIVED_REFERRAL'>, string>> = {
  CREATED_HERE: 'What they entered themselves.',
  SENT_REFERRAL: 'Name, how to reach them, consent and what they asked for.',
  LWIA_ADMINISTRATOR: 'Between whom a referral goes, its status and its dates, not what it says.',
  APPLICATION: 'Who they are, how to reach them, and parties, status and dates of referrals.',
  EARLIER_RECORD: 'The name, and parties, status and dates of referrals.',
  EMERGENCY: 'One of its staff: name, how to reach them and date of birth, for three hours.',
  STATE: 'Everything but private notes. Each look is written down.',
};

export const whyWords = (reason: GrantReason, ended: boolean): string =>
  WHY[reason][ended ? 'before' : 'now'];

export const whatWords = (reason: GrantReason, scopes: readonly ConsentScope[]): string =>
  reason === 'RECEIVED_REFERRAL' ? `${sharedWords(scopes)}, and what was asked for.` : WHAT[reason];

export const endWords = (endReason: string | null): string => {
  const known = GRANT_END_REASONS.find((each) => each === endReason);
  return known ? GRANT_END_REASON_LABELS[known].en : 'It ended';
};
