import { wasReached } from '@throughline/schema/domain/referral/channel';
import { DECLINE_REASON_SENTENCES } from '@throughline/schema/domain/referral/decline-reason';
import { REFERRAL_OUTCOME_SENTENCES } from '@throughline/schema/domain/referral/outcome';
import type { Text } from '@throughline/schema/domain/shared/locale';
import type { FragmentOf } from '#lib/graphql/graphql.ts';
import { STORY_WORDS as WORDS } from '#lib/i18n/portal-words.ts';
import type { StoryActivity } from './portal.operations.ts';

type Activity = Pick<
  FragmentOf<typeof StoryActivity>,
  'kind' | 'actorRole' | 'outcome' | 'declineReason' | 'result' | 'contacted'
>;

/** A line of the story; `inner` goes in for `{reason}` and `{outcome}`. */
export interface StoryLine {
  text: Text;
  inner: Text | null;
}

const line = (text: Text, inner: Text | null = null): StoryLine => ({ text, inner });

const attempt = ({ result }: Activity): StoryLine => {
  if (result === 'APPOINTMENT_MADE') return line(WORDS.APPOINTMENT_MADE);
  if (result === 'LEFT_MESSAGE') return line(WORDS.LEFT_MESSAGE);
  return line(result && wasReached(result) ? WORDS.REACHED : WORDS.NOT_REACHED);
};

/** One thing that happened, told to the customer; null for what is the staff's own business. */
export function storyLine(activity: Activity): StoryLine | null {
  const { kind, outcome, declineReason } = activity;
  const ended = outcome ? REFERRAL_OUTCOME_SENTENCES[outcome] : null;
  switch (kind) {
    case 'REFERRAL_SENT':
    case 'REFERRAL_ATTEMPTING_CONTACT':
    case 'REFERRAL_RECEIVED':
    case 'REFERRAL_ACCEPTED':
    case 'REFERRAL_STARTED':
    case 'REFERRAL_RECALLED':
    case 'REFERRED_AGAIN':
    case 'DUE_PASSED':
    case 'PLACE_OFFERED':
    case 'WAITLISTED':
    case 'CONTACT_UPDATED':
      return line(WORDS[kind]);
    case 'REFERRAL_DECLINED':
      return line(WORDS[kind], DECLINE_REASON_SENTENCES[declineReason ?? 'OTHER']);
    case 'REFERRAL_COMPLETED':
    case 'OUTCOME_AMENDED':
      return line(WORDS[kind], ended);
    case 'REFERRAL_WITHDRAWN':
      return line(activity.actorRole === 'CUSTOMER' ? WORDS.WITHDRAWN_BY_ME : WORDS[kind]);
    case 'ATTEMPT_LOGGED':
      return attempt(activity);
    case 'CONTACT_REPORTED':
      return line(activity.contacted ? WORDS.CONTACTED : WORDS.NOT_CONTACTED);
    default:
      return null;
  }
}
