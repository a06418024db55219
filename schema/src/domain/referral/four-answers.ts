import { wasReached, type AttemptResult } from './channel.ts';
import { DECLINE_REASON_LABELS, type DeclineReason } from './decline-reason.ts';
import { enrollmentsAfter, enrollmentText, type EnrollmentFacts } from './enrollment.ts';
import { isWithdrawn, REFERRAL_OUTCOME_LABELS, type ReferralOutcome } from './outcome.ts';
import { isUnanswered, type ReferralStatus } from './status.ts';

export interface AnswerFacts extends EnrollmentFacts {
  status: ReferralStatus;
  sentAt: string | null;
  receivedAt: string | null;
  acceptedAt: string | null;
  startedAt: string | null;
  completedAt: string | null;
  declinedAt: string | null;
  recalledAt: string | null;
  appointmentAt: string | null;
  outcome: ReferralOutcome | null;
  declineReason: DeclineReason | null;
  /** Newest first, as the API gives them. */
  attempts: readonly {
    target: 'CUSTOMER' | 'PARTNER';
    result: AttemptResult;
    occurredAt: string;
  }[];
  contactReports: readonly { contacted: boolean; createdAt: string }[];
}

export type AnswerState = 'yes' | 'underway' | 'waiting' | 'no' | 'open';

export interface Answer {
  question: string;
  answer: string;
  state: AnswerState;
  /** A time that belongs to the answer, after this word if there is one: "since", "sent". */
  when: { word: string; at: string } | null;
  /** What else is to be said of it: whether they enrolled there. */
  more: string | null;
}

const answer = (
  question: string,
  text: string,
  state: AnswerState,
  word?: string,
  at?: string | null,
): Answer => ({
  question,
  answer: text,
  state,
  when: word !== undefined && at ? { word, at } : null,
  more: null,
});

const received = (facts: AnswerFacts, receiver: string): Answer => {
  const question = 'Did they get it?';
  const { status, receivedAt, sentAt } = facts;
  if (status === 'DRAFT') {
    return facts.recalledAt
      ? answer(question, 'No, taken back', 'open', '', facts.recalledAt)
      : answer(question, 'Not sent yet', 'open');
  }
  if (status === 'ATTEMPTING_CONTACT')
    return answer(question, `${receiver} has not opened it in time`, 'waiting', 'sent', sentAt);
  if (isUnanswered(status)) return answer(question, 'Not opened yet', 'waiting', 'sent', sentAt);
  return receivedAt
    ? answer(question, 'Yes, opened', 'yes', '', receivedAt)
    : answer(question, 'It was never opened', 'no');
};

const reached = (facts: AnswerFacts, person: string): Answer => {
  const question = `Was ${person} reached?`;
  const tries = facts.attempts.filter(({ target }) => target === 'CUSTOMER');
  const success = tries.find(({ result }) => wasReached(result));
  const [word] = facts.contactReports;
  // Between the parties, unless the person applies in the area (architecture, Tenancy).
  if (facts.viewerSide === 'ADMINISTRATOR' && tries.length === 0 && !word)
    return answer(question, 'Not shown to you', 'open');
  if (word && !word.contacted && !(success && success.occurredAt > word.createdAt))
    return answer(question, `${person} says nobody has made contact`, 'no', '', word.createdAt);
  if (success) {
    const text = word?.contacted ? `Yes, and ${person} confirms it` : 'Yes';
    return answer(question, text, 'yes', '', success.occurredAt);
  }
  if (word) return answer(question, `Yes, says ${person}`, 'yes', '', word.createdAt);
  const [last] = tries;
  if (!last) return answer(question, 'No attempt noted yet', 'open');
  const times = tries.length === 1 ? 'Tried once' : `Tried ${tries.length} times`;
  return answer(question, `${times}, not reached`, 'waiting', 'last', last.occurredAt);
};

const underWay = ({
  status,
  outcome,
  startedAt,
  acceptedAt,
  appointmentAt,
}: AnswerFacts): Answer => {
  const question = 'Are services under way?';
  switch (status) {
    case 'IN_PROGRESS':
      return answer(question, 'Yes', 'underway', 'since', startedAt);
    case 'ACCEPTED':
      return appointmentAt
        ? answer(question, 'Accepted, first appointment', 'waiting', '', appointmentAt)
        : answer(question, 'Accepted, not started', 'waiting', 'since', acceptedAt);
    case 'COMPLETED':
      if (!startedAt) return answer(question, 'They never started', 'no');
      return outcome === 'SERVICES_DELIVERED'
        ? answer(question, 'They took place', 'yes', 'from', startedAt)
        : answer(question, 'They began and ended early', 'open', 'from', startedAt);
    case 'DECLINED':
      return answer(question, 'No', 'no');
    default:
      return answer(question, 'Not yet', 'open');
  }
};

/** Co-enrollment at the partner, for those who may know. */
const enrolled = (facts: AnswerFacts): string | null => {
  const programs = enrollmentsAfter(facts);
  if (programs?.length) return `Enrolled in ${programs.map(enrollmentText).join('; ')}`;
  return programs && facts.acceptedAt ? 'No enrollment there is recorded' : null;
};

const cameOfIt = ({ status, outcome, declineReason, ...at }: AnswerFacts): Answer => {
  const question = 'What came of it?';
  if (status === 'DECLINED') {
    const reason = declineReason
      ? `: ${DECLINE_REASON_LABELS[declineReason].en.toLowerCase()}`
      : '';
    return answer(question, `Declined${reason}`, 'no', '', at.declinedAt);
  }
  if (status !== 'COMPLETED' || !outcome) return answer(question, 'Still open', 'open');
  const state = outcome === 'SERVICES_DELIVERED' ? 'yes' : isWithdrawn(outcome) ? 'open' : 'no';
  return answer(question, REFERRAL_OUTCOME_LABELS[outcome].en, state, '', at.completedAt);
};

/** The four questions each referral page answers at a glance (REF-002). */
export const fourAnswers = (
  facts: AnswerFacts,
  names: { person: string; receiver: string },
): readonly Answer[] => [
  received(facts, names.receiver),
  reached(facts, names.person),
  underWay(facts),
  { ...cameOfIt(facts), more: enrolled(facts) },
];
