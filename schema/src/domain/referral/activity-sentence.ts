import { ATTEMPT_RESULT_LABELS, type AttemptChannel } from './channel.ts';
import { DECLINE_REASON_LABELS } from './decline-reason.ts';
import { alarmOf } from './due-words.ts';
import { REFERRAL_OUTCOME_LABELS } from './outcome.ts';
import type { HistoryEntry } from './history-entry.ts';

/** What the sentences of one referral's history have in common. */
export interface SentenceContext {
  /** The person as this reader may call them: the name, or the initials once access has ended. */
  person: string;
  sender: { id: string; name: string } | null;
  receiver: { id: string; name: string } | null;
  /** The reader, who is "You". */
  viewerId: string | null;
}

export interface ActivitySentence {
  /** Who did it; null when `what` is a whole sentence, because nobody or the clock did. */
  who: string | null;
  /** For which organization, to stand behind the name. */
  organization: string | null;
  what: string;
}

const TRIED: Readonly<Record<AttemptChannel, string>> = {
  PHONE: 'called',
  TEXT: 'texted',
  EMAIL: 'emailed',
  MAIL: 'wrote a letter to',
  IN_PERSON: 'went to see',
  OTHER: 'tried to reach',
};

const lower = (label: string): string => label.charAt(0).toLowerCase() + label.slice(1);

const SIMPLE: Readonly<Partial<Record<HistoryEntry['kind'], string>>> = {
  PERSON_CREATED: 'wrote down {person}',
  PERSON_UPDATED: 'corrected what is known of {person}',
  EMERGENCY_ACCESS_TAKEN: 'opened the record of {person} in an emergency',
  CONTACT_UPDATED: 'changed how or when to contact {person}',
  NEED_ADDED: 'added a need of {person}',
  NEED_CLOSED: 'noted that a need of {person} is met',
  CONSENT_GIVEN: 'recorded the consent of {person}',
  CONSENT_RENEWED: 'renewed the consent of {person}',
  INVITATION_CREATED: 'invited {person} to have an account',
  INVITATION_REVOKED: 'took back the invitation of {person}',
  PERSON_MERGED: 'made two records of {person} one',
  MERGE_UNDONE: 'took two records apart that had been made one',
  APPLICATION_STARTED: 'wrote down the application of {person}',
  APPLICATION_MOVED: 'brought the application of {person} forward',
  APPLICATION_ASSIGNED: 'gave the application of {person} to a career planner',
  RESULT_RECORDED: 'wrote down how a referral of {person} ended',
  EARLIER_ATTACHED: 'put earlier referrals on the plan of {person}',
  EARLIER_SET_APART: 'noted that earlier referrals are not those of {person}',
  CO_ENROLLMENT_RECORDED: 'recorded another program of {person}',
  CO_ENROLLMENT_CHANGED: 'changed what is known of another program of {person}',
  CO_ENROLLMENT_REMOVED: 'took out another program of {person}, entered by mistake',
  RECOMMENDATION_DISMISSED: 'put a recommendation for {person} aside',
  RECOMMENDATION_RESTORED: 'took up a recommendation for {person} again',
  DRAFT_CREATED: 'began the draft',
  DRAFT_UPDATED: 'changed the draft',
  DRAFT_PUT_AWAY: 'put the draft away',
  REFERRAL_RECEIVED: 'opened the referral',
  REFERRAL_ACCEPTED: 'accepted the referral',
  REFERRAL_STARTED: 'started services',
  REFERRAL_RECALLED: 'took the referral back',
  MESSAGE_POSTED: 'wrote a message',
  FILE_ATTACHED: 'attached a file',
  FILE_REMOVED: 'took a file away',
  FILE_REFUSED: 'attached a file that the check for viruses refused',
  NOTE_ADDED: 'wrote a private note',
  WAITLISTED: 'put the referral on the waiting list',
  SNOOZED: 'put the referral off',
  REFERRED_AGAIN: 'began a new referral that follows this one',
  MEMBERSHIP_REQUESTED: 'asked to join',
  MEMBERSHIP_DECIDED: 'decided on a request to join',
  MEMBERSHIP_JOINED: 'took an invitation to join',
  MEMBERSHIP_CHANGED: 'changed a membership',
  MEMBERSHIP_ENDED: 'ended a membership',
  ACCOUNT_UPDATED: 'changed their account',
  WORK_CHANGED: 'changed what waits for an administrator',
  RECORD_CHANGED: 'changed the record of the organization',
  RECORD_VERIFIED: 'looked through the record of the organization',
  RECORD_STALE: 'asked to look through the record of the organization',
  PROBLEM_REPORTED: 'reported a problem in the record of the organization',
  PROBLEM_SOLVED: 'answered a reported problem',
  WEBHOOK_DISABLED: 'switched off a webhook that did not answer',
  ORGANIZATION_REGISTERED: 'signed up the organization',
  ORGANIZATION_DECIDED: 'decided whether the organization takes part',
  TRAINING_SAVED: 'saved a training session',
  POLL_ANSWERED: 'answered a poll',
};

const whoOf = (
  activity: HistoryEntry,
  context: SentenceContext,
): Omit<ActivitySentence, 'what'> => {
  const { actor, actorRole, actorOrganization } = activity;
  if (actor && actor.id === context.viewerId) return { who: 'You', organization: null };
  if (actorRole === 'CUSTOMER') return { who: context.person, organization: null };
  if (actor && activity.byLink)
    return { who: `${actor.name} (by email link)`, organization: actorOrganization?.name ?? null };
  if (actor) return { who: actor.name, organization: actorOrganization?.name ?? null };
  return { who: actorOrganization?.name ?? null, organization: null };
};

/** The sender tries the partner, the receiver tries the customer: there is no other attempt. */
const attempt = (activity: HistoryEntry, context: SentenceContext): string => {
  const { channel, result, actorOrganization } = activity;
  const bySender = actorOrganization !== null && actorOrganization.id === context.sender?.id;
  const whom = bySender ? (context.receiver?.name ?? 'the partner') : context.person;
  const how = `${TRIED[channel ?? 'OTHER']} ${whom}`;
  return result ? `${how}: ${lower(ATTEMPT_RESULT_LABELS[result].en)}` : how;
};

const assigned = ({ assignee, actor }: HistoryEntry, viewerId: string | null): string => {
  if (!assignee) return 'put the referral back for anyone to take';
  if (assignee.id === actor?.id) return 'took the referral on';
  return `gave the referral to ${assignee.id === viewerId ? 'you' : assignee.name}`;
};

const withReason = (what: string, label: { en: string } | null): string =>
  label ? `${what}: ${lower(label.en)}` : what;

const whatOf = (activity: HistoryEntry, context: SentenceContext): string => {
  const { kind, outcome, declineReason, actorRole } = activity;
  const outcomeLabel = outcome && REFERRAL_OUTCOME_LABELS[outcome];
  switch (kind) {
    case 'REFERRAL_SENT':
      return context.receiver
        ? `sent the referral to ${context.receiver.name}`
        : 'sent the referral';
    case 'REFERRAL_DECLINED':
      return withReason(
        'declined the referral',
        declineReason && DECLINE_REASON_LABELS[declineReason],
      );
    case 'REFERRAL_COMPLETED':
      return withReason('closed the referral', outcomeLabel);
    case 'OUTCOME_AMENDED':
      return withReason('corrected the outcome', outcomeLabel);
    case 'REFERRAL_WITHDRAWN':
      return actorRole === 'CUSTOMER' ? 'asked to stop the referral' : 'withdrew the referral';
    case 'REFERRAL_ATTEMPTING_CONTACT':
    case 'ATTEMPT_LOGGED':
      return attempt(activity, context);
    case 'CONTACT_REPORTED':
      return activity.contacted ? 'confirmed being contacted' : 'said that nobody has made contact';
    case 'REFERRAL_ASSIGNED':
      return assigned(activity, context.viewerId);
    case 'CONSENT_WITHDRAWN':
      return actorRole === 'CUSTOMER'
        ? 'withdrew consent'
        : `recorded that ${context.person} withdrew consent`;
    case 'ACCOUNT_BOUND':
      return 'took up their account';
    default:
      return (SIMPLE[kind] ?? 'changed something').replace('{person}', context.person);
  }
};

/** What nobody did in person, as a whole sentence. */
const byItself = (
  { kind, actor, actorRole, dueRule }: HistoryEntry,
  { person, sender, receiver }: SentenceContext,
) => {
  if (kind === 'CONSENT_EXPIRING') return `The consent of ${person} ends soon`;
  if (kind === 'CONSENT_EXPIRED') return `The consent of ${person} expired`;
  if (kind === 'ACCESS_ENDED') return `Access to what ${person} shared ended`;
  if (kind === 'EARLIER_ATTACHED' && actorRole === 'SYSTEM')
    return `Earlier referrals under the same account were put on the plan of ${person}`;
  if (kind === 'ENROLLMENT_WINDOW_NEAR') return `Few days are left to enroll ${person} in services`;
  if (kind === 'APPLICATION_MOVED' && actorRole === 'SYSTEM')
    return `The application of ${person} closed, as the 90-day enrollment window passed`;
  if (kind === 'PLACE_OFFERED') return `A place became free and is reserved for ${person}`;
  if (kind === 'PLACE_EXPIRED')
    return 'Nobody answered in time, and the reserved place was given free';
  if (kind === 'DUE_PASSED' || (kind === 'REFERRAL_ATTEMPTING_CONTACT' && !actor)) {
    const [from, to] = [sender?.name ?? 'The sender', receiver?.name ?? 'the partner'];
    return alarmOf(dueRule ?? 'UNANSWERED', { sender: from, receiver: to, area: null }, 'en');
  }
  // Staff may not see the customer's account, but it was the customer all the same.
  if (actor || actorRole === 'CUSTOMER') return null;
  return kind === 'REFERRAL_WITHDRAWN' ? 'The referral was withdrawn' : null;
};

/** One entry of the history (REF-037) in words, the same for both sides. */
export function activitySentence(
  activity: HistoryEntry,
  context: SentenceContext,
): ActivitySentence {
  const whole = byItself(activity, context);
  if (whole) return { who: null, organization: null, what: whole };
  return { ...whoOf(activity, context), what: whatOf(activity, context) };
}

/** The same to be read out when it arrives: "Lakeside College accepted the referral". */
export function announcementOf(activity: HistoryEntry, context: SentenceContext): string {
  const { who, organization, what } = activitySentence(activity, context);
  const subject = organization ?? who;
  return subject ? `${subject} ${what}.` : `${what}.`;
}
