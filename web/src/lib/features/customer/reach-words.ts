import type { ConsentScope } from '@throughline/schema/domain/customer/consent';
import {
  GRANT_END_REASON_LABELS,
  GRANT_END_REASONS,
  type GrantReason,
} from '@throughline/schema/domain/customer/reach';
import { sharedWords } from './consent-words.ts';

/** Why an organization sees a person, for staff: the domain's sentences speak to the customer. */
const WHY: Readonly<Record<GrantReason, string>> = {
  CREATED_HERE: 'Made this record.',
  SENT_REFERRAL: 'Asks others to help.',
  RECEIVED_REFERRAL: 'Is asked to help.',
  LWIA_ADMINISTRATOR: 'Looks after services in the area.',
  STATE: 'Oversees services in Illinois.',
};

const WHAT: Readonly<Record<Exclude<GrantReason, 'RECEIVED_REFERRAL'>, string>> = {
  CREATED_HERE: 'What they entered themselves.',
  SENT_REFERRAL: 'Name, how to reach them, consent and what they asked for.',
  LWIA_ADMINISTRATOR: 'Between whom a referral goes, its status and its dates, not what it says.',
  STATE: 'Everything but private notes. Each look is written down.',
};

export const whyWords = (reason: GrantReason): string => WHY[reason];

export const whatWords = (reason: GrantReason, scopes: readonly ConsentScope[]): string =>
  reason === 'RECEIVED_REFERRAL' ? `${sharedWords(scopes)}, and what was asked for.` : WHAT[reason];

export const endWords = (endReason: string | null): string => {
  const known = GRANT_END_REASONS.find((each) => each === endReason);
  return known ? GRANT_END_REASON_LABELS[known].en : 'It ended';
};
