import { DECLINE_REASON_SENTENCES } from './decline-reason.ts';
import type { DeclineReason } from './decline-reason.ts';
import { REFERRAL_OUTCOME_SENTENCES } from './outcome.ts';
import type { ReferralOutcome } from './outcome.ts';
import { REFERRAL_STATUS_SENTENCES } from './status.ts';
import type { ReferralStatus } from './status.ts';
import type { Text } from '../shared/locale.ts';
import { NEXT_WORDS as WORDS } from './customer-words.ts';

type Facts = {
  readonly status: ReferralStatus;
  readonly due: {
    readonly dueAt: string;
    readonly overdue: boolean;
    readonly consentOver: boolean;
  } | null;
  readonly appointmentAt: string | null;
  readonly outcome: ReferralOutcome | null;
  readonly declineReason: DeclineReason | null;
  readonly place: { readonly state: string } | null;
};

/** Sentences in order; `{receiver}`, `{sender}` and `{when}` are put in by whoever shows them. */
export interface NextStep {
  texts: readonly Text[];
  /** What `{when}` stands for, as an instant. */
  when: string | null;
}

/** What a customer can expect of a request, and by when (REF-051). */
export function nextStep(facts: Facts, now: Date): NextStep {
  const { status, appointmentAt } = facts;
  // Nobody may call meanwhile: no time is promised.
  const due = facts.due?.consentOver ? null : facts.due;
  const dueAt = due?.dueAt ?? null;
  const waits = facts.place?.state === 'WAITING';
  if (waits && ['SENT', 'ATTEMPTING_CONTACT', 'RECEIVED'].includes(status)) {
    return { texts: [WORDS.WAITING], when: null };
  }
  switch (status) {
    case 'SENT':
      return byDue(due?.overdue ? WORDS.LATE : WORDS.SENT, dueAt, status);
    case 'RECEIVED':
      return byDue(due?.overdue ? WORDS.LATE : WORDS.RECEIVED, dueAt, status);
    case 'ATTEMPTING_CONTACT':
      return byDue(WORDS.ATTEMPTING_CONTACT, due?.overdue ? null : dueAt, status);
    case 'ACCEPTED':
      if (appointmentAt && new Date(appointmentAt) > now)
        return { texts: [WORDS.APPOINTMENT], when: appointmentAt };
      return byDue(due?.overdue ? WORDS.ACCEPTED_LATE : WORDS.ACCEPTED, dueAt, status);
    case 'IN_PROGRESS':
      return { texts: [WORDS.IN_PROGRESS], when: null };
    case 'DECLINED': {
      const why = DECLINE_REASON_SENTENCES[facts.declineReason ?? 'OTHER'];
      const hopes = dueAt !== null && due?.overdue === false;
      return {
        texts: [why, hopes ? WORDS.DECLINED : WORDS.DECLINED_FOLLOWED],
        when: hopes ? dueAt : null,
      };
    }
    case 'COMPLETED':
      return {
        texts: [
          facts.outcome
            ? REFERRAL_OUTCOME_SENTENCES[facts.outcome]
            : REFERRAL_STATUS_SENTENCES.COMPLETED,
        ],
        when: null,
      };
    default:
      return { texts: [REFERRAL_STATUS_SENTENCES[status]], when: null };
  }
}

/** With a date when there is one; else what the status says by itself. */
const byDue = (text: Text, when: string | null, status: Facts['status']): NextStep =>
  when ? { texts: [text], when } : { texts: [REFERRAL_STATUS_SENTENCES[status]], when: null };
