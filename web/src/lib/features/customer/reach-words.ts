import { endLabel, SEEN, type Gated, type Seen } from '@throughline/schema/domain/customer/gate';
import type { GrantReason } from '@throughline/schema/domain/customer/reach';

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

const SEEN_WORDS: Readonly<Record<Seen, string>> = {
  IDENTITY: 'name',
  CONTACT: 'how to reach them',
  BIRTH_DATE: 'date of birth',
  OWN_RECORD: 'last digits of the Social Security number',
  NEEDS: 'their needs',
  REQUEST: 'what was asked for, with messages',
  FILES: 'files on the referral',
  CONSENTS: 'consents given online',
  REFERRALS: 'parties, status and dates of referrals',
};

/** Where the list alone would say too much or too little. */
const BEFORE_LIST: Readonly<Partial<Record<GrantReason, string>>> = {
  CREATED_HERE: 'what they entered themselves',
  LWIA_ADMINISTRATOR: 'between whom a referral goes, its status and its dates, not what it says',
  EMERGENCY: 'by one of its staff, for three hours',
};

export const whyWords = (reason: GrantReason, ended: boolean): string =>
  WHY[reason][ended ? 'before' : 'now'];

/** What the gate opens, in words. */
export function whatWords(reason: GrantReason, opens: readonly Gated[]): string {
  if (reason === 'STATE') return 'Everything but private notes. Each look is written down.';
  const seen = SEEN.filter((what) => opens.includes(what)).map((what) => SEEN_WORDS[what]);
  const text = [BEFORE_LIST[reason] ?? [], seen].flat().join(', ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

export const endWords = (endReason: string | null): string => endLabel(endReason)?.en ?? '';
