import { isByLink, isCustomer, isOversight, isPartnerStaff } from '../access/actor.ts';
import type { Actor } from '../access/actor.ts';
import { ok, refuse } from '../shared/decide.ts';
import type { Decision } from '../shared/decide.ts';
import { REFERRAL_ACTIONS, eventOf } from './actions.ts';
import type { ReferralAction, ReferralSide } from './actions.ts';
import type { ReferralEvent } from './events.ts';
import { nextStatuses, transition } from './machine.ts';
import type { Transition } from './machine.ts';
import { canAmendOutcome } from './outcome.ts';
import type { OutcomeFacts } from './outcome.ts';
import { isFinal, isOpen } from './status.ts';
import type { ReferralStatus } from './status.ts';

/** Who a referral is between. The receiver is null while a draft has none. */
export type ReferralParties = {
  readonly personId: string | null;
  readonly senderOrganizationId: string;
  readonly receiverOrganizationId: string | null;
  readonly senderLwiaId: string | null;
  readonly receiverLwiaId: string | null;
};

/** What decides who may do what. `consentActive`: the consent it was sent under is neither withdrawn nor expired; `sharesDocuments`: and is for documents too. */
export type ReferralFacts = ReferralParties &
  OutcomeFacts & {
    readonly status: ReferralStatus;
    readonly everSent: boolean;
    readonly putAway: boolean;
    readonly authorUserId: string | null;
    readonly consentActive: boolean;
    readonly sharesDocuments: boolean;
  };

/** How long after completion the receiver still sees the person, and both sides may write (architecture, Tenancy). */
export const RECEIVER_ACCESS_AFTER_COMPLETION_MS = 30 * 24 * 60 * 60 * 1000;

/**
 * How the actor is concerned by a referral; null when not at all. Says nothing about whether the row is
 * visible: that is row-level security's job. An LWIA that is itself a party stands on its side, not
 * above it.
 */
export const sideOf = (actor: Actor, parties: ReferralParties): ReferralSide | null => {
  if (isCustomer(actor)) return actor.personId === parties.personId ? 'CUSTOMER' : null;
  if (isPartnerStaff(actor)) {
    if (actor.organizationId === parties.senderOrganizationId) return 'SENDER';
    if (actor.organizationId === parties.receiverOrganizationId) return 'RECEIVER';
  }
  if (actor.role === 'LWIA_ADMIN' && actor.lwiaId !== null) {
    return actor.lwiaId === parties.senderLwiaId || actor.lwiaId === parties.receiverLwiaId
      ? 'ADMINISTRATOR'
      : null;
  }
  return isOversight(actor) ? 'OVERSIGHT' : null;
};

/**
 * Actions each side has at all; whether now, `decideReferral` says. Planners and oversight only look; an
 * administrator steps in where a partner has let both times pass (REF-053).
 */
const ACTIONS_OF_SIDE: Readonly<Record<ReferralSide, readonly ReferralAction[]>> = {
  SENDER: [
    'SEND',
    'EDIT',
    'DISCARD',
    'PUT_AWAY',
    'RECALL',
    'RETURN',
    'WITHDRAW',
    'MESSAGE',
    'ATTACH',
    'ADD_NOTE',
    'LOG_PARTNER_ATTEMPT',
    'ASSIGN',
    'SNOOZE',
    'REFER_AGAIN',
  ],
  RECEIVER: [
    'MARK_RECEIVED',
    'ACCEPT',
    'DECLINE',
    'WAITLIST',
    'START',
    'COMPLETE',
    'AMEND_OUTCOME',
    'MESSAGE',
    'ATTACH',
    'ADD_NOTE',
    'LOG_ATTEMPT',
    'ASSIGN',
    'SNOOZE',
  ],
  CUSTOMER: ['WITHDRAW', 'ATTACH', 'REPORT_CONTACT', 'CHANGE_CONTACT_TIMES'],
  PLANNER: [],
  ADMINISTRATOR: ['LOG_PARTNER_ATTEMPT', 'SNOOZE'],
  OVERSIGHT: [],
};

/** What a mailed link is for (N-23, N-24, REF-051): answering and serving, none of what a desk is needed for. */
const ACTIONS_BY_LINK: readonly ReferralAction[] = [
  'MARK_RECEIVED',
  'ACCEPT',
  'DECLINE',
  'WAITLIST',
  'START',
  'COMPLETE',
  'LOG_ATTEMPT',
  'WITHDRAW',
  'REPORT_CONTACT',
  'CHANGE_CONTACT_TIMES',
];

/** Without consent the receiver may still close the record, and serves nobody (REF-050). A draft shares nothing yet. */
const NEEDS_CONSENT: Readonly<Record<ReferralSide, readonly ReferralAction[]>> = {
  SENDER: ['MESSAGE', 'ATTACH'],
  RECEIVER: ['MARK_RECEIVED', 'ACCEPT', 'WAITLIST', 'START', 'LOG_ATTEMPT', 'MESSAGE', 'ATTACH'],
  CUSTOMER: ['ATTACH'],
  PLANNER: [],
  ADMINISTRATOR: [],
  OVERSIGHT: [],
};

/** Both sides write while the receiver can still read it. */
const canMessage = ({ status, completedAt }: ReferralFacts, now: Date): boolean =>
  isOpen(status) ||
  (status === 'COMPLETED' &&
    completedAt !== null &&
    now.getTime() - completedAt.getTime() <= RECEIVER_ACCESS_AFTER_COMPLETION_MS);

/** The conditions of actions beyond what the machine says. */
const possible = (
  action: ReferralAction,
  side: ReferralSide,
  userId: string | null,
  facts: ReferralFacts,
  now: Date,
): boolean => {
  const { status, everSent, putAway } = facts;
  switch (action) {
    case 'EDIT':
      return status === 'DRAFT' && !putAway;
    case 'REFER_AGAIN':
      // A recalled draft keeps its receiver, so another partner means a new linked referral.
      return isFinal(status) || (status === 'DRAFT' && everSent);
    case 'AMEND_OUTCOME':
      return status === 'COMPLETED' && canAmendOutcome(facts, userId, now);
    case 'MESSAGE':
      return canMessage(facts, now);
    case 'ATTACH':
      return canMessage(facts, now) || (side === 'SENDER' && status === 'DRAFT' && !putAway);
    case 'ADD_NOTE':
      // A side's own notes outlive its reach to the person; a recalled draft is the sender's again.
      return side === 'SENDER' || status !== 'DRAFT';
    case 'LOG_ATTEMPT':
      return status === 'RECEIVED' || status === 'ACCEPTED' || status === 'IN_PROGRESS';
    case 'LOG_PARTNER_ATTEMPT':
      return side === 'SENDER' || status === 'ATTEMPTING_CONTACT';
    case 'WAITLIST':
      return status === 'SENT' || status === 'ATTEMPTING_CONTACT' || status === 'RECEIVED';
    case 'SNOOZE':
      if (side === 'ADMINISTRATOR') return status === 'ATTEMPTING_CONTACT';
      return isOpen(status) || (side === 'SENDER' && status === 'DECLINED');
    case 'ASSIGN':
      return isOpen(status) || (side === 'SENDER' && status === 'DECLINED');
    case 'REPORT_CONTACT':
    case 'CHANGE_CONTACT_TIMES':
      return isOpen(status);
    default:
      return true;
  }
};

/** What to write: the machine's answer, or null for an action that moves no status. */
export type ReferralDecision = {
  readonly side: ReferralSide;
  readonly transition: Transition | null;
};

/**
 * `FORBIDDEN`: this actor never has that action here. `CONSENT_ENDED`: the receiver may no longer serve
 * or write. `NOT_SHARED`: the consent holds, and is not for that. `TRANSITION`: not from this status; `event` is null when the action moves no status.
 */
export type ReferralRefusal =
  | { readonly kind: 'FORBIDDEN'; readonly action: ReferralAction }
  | { readonly kind: 'CONSENT_ENDED'; readonly action: ReferralAction }
  | { readonly kind: 'NOT_SHARED'; readonly action: ReferralAction }
  | {
      readonly kind: 'TRANSITION';
      readonly action: ReferralAction;
      readonly from: ReferralStatus;
      readonly event: ReferralEvent | null;
      readonly allowed: readonly ReferralStatus[];
    };

/**
 * May this actor do this to that referral now, and what follows? Every referral command asks this on the
 * locked row (REF-027 … 035, 039, 050 … 052, 058, 059, 061), so that of two people deciding at once the
 * second is told the new status instead of "forbidden".
 */
export const decideReferral = (
  actor: Actor,
  facts: ReferralFacts,
  action: ReferralAction,
  now: Date,
): Decision<ReferralDecision, ReferralRefusal> => {
  const side = sideOf(actor, facts);
  if (side === null || !ACTIONS_OF_SIDE[side].includes(action)) {
    return refuse({ kind: 'FORBIDDEN', action });
  }
  if (isByLink(actor) && !ACTIONS_BY_LINK.includes(action)) {
    return refuse({ kind: 'FORBIDDEN', action });
  }
  if (action === 'DISCARD' && (actor.userId === null || actor.userId !== facts.authorUserId)) {
    return refuse({ kind: 'FORBIDDEN', action });
  }
  const event = eventOf(action, side);
  const moved = event === null ? null : transition(facts, event);
  if (moved?.ok === false) return refuse({ kind: 'TRANSITION', action, ...moved.refusal });
  if (!possible(action, side, actor.userId, facts, now)) {
    const allowed = nextStatuses(facts);
    return refuse({ kind: 'TRANSITION', action, from: facts.status, event: null, allowed });
  }
  const shares = facts.status !== 'DRAFT' && NEEDS_CONSENT[side].includes(action);
  if (shares && !facts.consentActive) {
    return refuse({ kind: 'CONSENT_ENDED', action });
  }
  if (shares && action === 'ATTACH' && !facts.sharesDocuments) {
    return refuse({ kind: 'NOT_SHARED', action });
  }
  return ok({ side, transition: moved?.value ?? null });
};

/**
 * What to offer the actor on this referral now (`viewerActions`), in the order of REFERRAL_ACTIONS: all
 * that `decideReferral` allows, except opening what is already open, which is harmless and needs no button.
 */
export const referralActions = (
  actor: Actor,
  facts: ReferralFacts,
  now: Date,
): readonly ReferralAction[] =>
  REFERRAL_ACTIONS.filter((action) => {
    const decided = decideReferral(actor, facts, action, now);
    return (
      decided.ok && !(action === 'MARK_RECEIVED' && decided.value.transition?.effect === 'NONE')
    );
  });
