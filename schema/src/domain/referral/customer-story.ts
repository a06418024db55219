import { wasReached } from './channel.ts';
import { DECLINE_REASON_SENTENCES } from './decline-reason.ts';
import { REFERRAL_OUTCOME_SENTENCES } from './outcome.ts';
import { fill } from '../shared/locale.ts';
import type { Locale, Text } from '../shared/locale.ts';
import { STORY_WORDS as WORDS } from './customer-words.ts';
import type { HistoryEntry } from './history-entry.ts';

type Entry = Pick<
  HistoryEntry,
  'kind' | 'actorRole' | 'outcome' | 'declineReason' | 'result' | 'contacted'
>;

/** A line of the story; `inner` goes in for `{reason}` and `{outcome}`. */
export interface StoryLine {
  text: Text;
  inner: Text | null;
}

const line = (text: Text, inner: Text | null = null): StoryLine => ({ text, inner });

const attempt = ({ result }: Entry): StoryLine => {
  if (result === 'APPOINTMENT_MADE') return line(WORDS.APPOINTMENT_MADE);
  if (result === 'LEFT_MESSAGE') return line(WORDS.LEFT_MESSAGE);
  return line(result && wasReached(result) ? WORDS.REACHED : WORDS.NOT_REACHED);
};

/** One thing that happened, told to the customer; null for what is the staff's own business. */
export function storyLine(activity: Entry): StoryLine | null {
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
    case 'FILE_ATTACHED':
    case 'FILE_REMOVED':
      return line(
        activity.actorRole === 'CUSTOMER' ? WORDS[`${kind}_BY_ME` as const] : WORDS[kind],
      );
    case 'ATTEMPT_LOGGED':
      return attempt(activity);
    case 'CONTACT_REPORTED':
      return line(activity.contacted ? WORDS.CONTACTED : WORDS.NOT_CONTACTED);
    default:
      return null;
  }
}

type Names = { readonly sender: string; readonly receiver: string };

/** The same as a sentence, with everybody's name. */
export function storySentence(
  entry: Entry & Pick<HistoryEntry, 'actorOrganization'>,
  names: Names,
  locale: Locale,
): string | null {
  const line = storyLine(entry);
  if (!line) return null;
  const inner = line.inner ? line.inner[locale] : '';
  const actor = entry.actorOrganization?.name ?? names.receiver;
  return fill(line.text, locale, { ...names, actor, reason: inner, outcome: inner });
}
