import { REFERRAL_ACTIONS, REFERRAL_SIDES } from '../../domain/referral/actions.ts';
import {
  ATTEMPT_CHANNELS,
  ATTEMPT_CHANNEL_LABELS,
  ATTEMPT_RESULTS,
  ATTEMPT_RESULT_LABELS,
  ATTEMPT_TARGETS,
} from '../../domain/referral/channel.ts';
import { DECLINE_REASONS, DECLINE_REASON_LABELS } from '../../domain/referral/decline-reason.ts';
import { DUE_RULES } from '../../domain/referral/due.ts';
import { REFERRAL_ORIGINS, REFERRAL_ORIGIN_LABELS } from '../../domain/referral/origin.ts';
import { REFERRAL_OUTCOMES, REFERRAL_OUTCOME_LABELS } from '../../domain/referral/outcome.ts';
import { URGENCIES, URGENCY_LABELS } from '../../domain/referral/urgency.ts';
import { WORK_ITEM_KINDS } from '../../domain/referral/work-item.ts';
import { enumType, labelledEnum } from '../../platform/enum-type.ts';

export const OutcomeEnum = labelledEnum(
  'ReferralOutcome',
  REFERRAL_OUTCOMES,
  'How a referral ended (REF-034). Withdrawn outcomes stay out of completion rates.',
  REFERRAL_OUTCOME_LABELS,
);

export const DeclineReasonEnum = labelledEnum(
  'DeclineReason',
  DECLINE_REASONS,
  'Why a receiver declined (REF-032).',
  DECLINE_REASON_LABELS,
);

export const UrgencyEnum = labelledEnum(
  'Urgency',
  URGENCIES,
  'How soon the person needs an answer (REF-025).',
  URGENCY_LABELS,
);

export const OriginEnum = labelledEnum(
  'ReferralOrigin',
  REFERRAL_ORIGINS,
  'The moment a referral came from.',
  REFERRAL_ORIGIN_LABELS,
);

export const AttemptChannelEnum = labelledEnum(
  'AttemptChannel',
  ATTEMPT_CHANNELS,
  'How somebody was tried.',
  ATTEMPT_CHANNEL_LABELS,
);

export const AttemptResultEnum = labelledEnum(
  'AttemptResult',
  ATTEMPT_RESULTS,
  'What came of an attempt.',
  ATTEMPT_RESULT_LABELS,
);

export const AttemptTargetEnum = enumType('AttemptTarget', ATTEMPT_TARGETS, {
  description: 'Who was tried.',
  values: {
    CUSTOMER: 'The person, by the receiver (REF-039).',
    PARTNER: 'The receiver, by the sender (REF-029).',
  },
});

export const SideEnum = enumType('ReferralSide', REFERRAL_SIDES, {
  description: 'How somebody is concerned by a referral.',
  values: {
    SENDER: 'Acts for the organization that sends it.',
    RECEIVER: 'Acts for the organization that receives it.',
    CUSTOMER: 'The person it is about.',
    PLANNER:
      'Belongs to the area where the person applies; sees status, times, and when and with what result the person was contacted.',
    ADMINISTRATOR: 'Administers the area of one of the two; sees parties, status and times.',
    OVERSIGHT: 'The state or a monitor; sees all but private notes.',
  },
});

export const DueRuleEnum = enumType('DueRule', DUE_RULES, {
  description: 'What is due on a referral (REF-053).',
  values: {
    UNANSWERED: 'The receiver opens it.',
    ESCALATED: 'The receiver opens it at last; the area administrator hears next.',
    UNDECIDED: 'The receiver accepts or declines.',
    NOT_STARTED: 'The receiver starts the services.',
    NO_UPDATE: 'The receiver says how it is going.',
    NO_FOLLOW_UP: 'The sender looks for another partner after a decline.',
  },
});

export const ActionEnum = enumType('ReferralAction', REFERRAL_ACTIONS, {
  description: 'What a viewer may do to a referral now; each has a mutation.',
  values: {
    SEND: 'Pass it to the receiver: sendReferrals.',
    EDIT: 'Change the draft: updateDraft.',
    DISCARD: 'Delete a draft that was never sent: discardDraft.',
    PUT_AWAY: 'Hide a recalled draft: putAwayDraft.',
    RECALL: 'Take it back before it was opened: recallReferral.',
    RETURN: 'Take it back and go on with another partner: returnToMe.',
    MARK_RECEIVED: 'Say that the receiver has looked: markReceived.',
    ACCEPT: 'Promise to serve the person: acceptReferral.',
    DECLINE: 'Say no, with a reason: declineReferral.',
    WAITLIST: 'Put it on the waiting list: waitlistReferral.',
    START: 'Services begin: startReferral.',
    COMPLETE: 'Close it with an outcome: completeReferral.',
    WITHDRAW: 'End it before it is completed: withdrawReferral.',
    AMEND_OUTCOME: 'Correct the outcome within 24 hours: amendOutcome.',
    MESSAGE: 'Write to the other side: postMessage.',
    ATTACH: 'Attach a file for the other side: attachFile.',
    ADD_NOTE: 'Write a private note: addNote.',
    LOG_ATTEMPT: 'Note an attempt to reach the person: logAttempt.',
    LOG_PARTNER_ATTEMPT: 'Note an attempt to reach the receiver: logAttempt.',
    ASSIGN: 'Give it to a colleague or claim it: assignReferral.',
    SNOOZE: 'Put it off until a day: snoozeReferral.',
    REFER_AGAIN: 'Begin a new linked draft: referAgain.',
    REPORT_CONTACT: 'Say whether somebody has called: reportContact.',
    CHANGE_CONTACT_TIMES: 'Change when to call: updateContact.',
  },
});

export const INBOX_BOXES = ['RECEIVED', 'SENT', 'DRAFTS', 'AREA'] as const;
export type InboxBox = (typeof INBOX_BOXES)[number];

export const InboxBoxEnum = enumType('InboxBox', INBOX_BOXES, {
  description: 'Whose referrals a list shows.',
  values: {
    RECEIVED: 'Sent to the organization I act for.',
    SENT: 'Sent by the organization I act for.',
    DRAFTS: 'Not sent yet by the organization I act for; put away ones are left out.',
    AREA: 'All of my area (area administrators) or of the state (state, monitors).',
  },
});

export const AssignedFilterEnum = enumType('AssignedFilter', ['ME', 'NOBODY'] as const, {
  description: 'Who has it on my side.',
  values: { ME: 'I have it.', NOBODY: 'Nobody has claimed it.' },
});

export const WorkItemKindEnum = enumType('WorkItemKind', WORK_ITEM_KINDS, {
  description: 'What has to be done.',
  values: {
    ANSWER: 'Open a referral that was sent to us.',
    DECIDE: 'Accept or decline it.',
    START: 'Start the services.',
    UPDATE: 'Say how it is going.',
    FOLLOW_UP: 'Find another partner after a decline.',
    REACH_PARTNER: 'Reach a partner that has not answered in time.',
    STEP_IN: 'Ask a partner of my area that has still not answered.',
    RECORD_RESULT: 'Say how a completed referral ended on a plan of mine (REF-034).',
    FINISH_DRAFT: 'Finish and send a draft of mine.',
    NOT_CONTACTED: 'The customer says that nobody has contacted them.',
    RENEW_CONSENT: 'Have the consent renewed before it ends, or since it has.',
    APPROVE_MEMBER: 'Decide about somebody who asks to join.',
    CHECK_RECORD:
      'Look through our record in the directory: it has not been for 90 days (REF-010).',
    SOLVE_PROBLEM: 'Put right what somebody found wrong in a record.',
    JUDGE_MATCH: 'Say whether two records are of one person.',
  },
});
