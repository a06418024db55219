import { ok, refuse } from '../shared/decide.ts';
import type { Decision } from '../shared/decide.ts';
import { REFERRAL_EVENTS } from './events.ts';
import type { ReferralEvent } from './events.ts';
import { REFERRAL_STATUSES } from './status.ts';
import type { ReferralStatus } from './status.ts';

/** What decides which events are possible. `everSent` tells a recalled draft from one that never left. */
export type ReferralState = {
  readonly status: ReferralStatus;
  readonly everSent: boolean;
  readonly putAway: boolean;
};

export type TransitionStep = { readonly from: ReferralStatus; readonly to: ReferralStatus };

/**
 * What to write: one activity row for each step, in order, in one transaction. No steps with effect
 * `NONE` means the event is fine and the status stays (opening again, one more attempt).
 */
export type Transition = {
  readonly steps: readonly TransitionStep[];
  readonly effect: 'MOVE' | 'NONE' | 'DELETE' | 'PUT_AWAY';
};

/** REF-035: a refusal names the statuses that can follow. */
export type TransitionRefusal = {
  readonly from: ReferralStatus;
  readonly event: ReferralEvent;
  readonly allowed: readonly ReferralStatus[];
};

type Edge = readonly ReferralStatus[] | 'STAY';
type Edges = Readonly<Partial<Record<ReferralEvent, Edge>>>;

/** Accepting or declining unopened writes both steps, so the history shows it was received (B-16). */
const UNOPENED: Edges = {
  RECALL: ['DRAFT'],
  LOG_PARTNER_ATTEMPT: ['ATTEMPTING_CONTACT'],
  OPEN: ['RECEIVED'],
  ACCEPT: ['RECEIVED', 'ACCEPTED'],
  DECLINE: ['RECEIVED', 'DECLINED'],
  WITHDRAW_BY_CUSTOMER: ['COMPLETED'],
};

/** Opening never conflicts: whoever opens second finds it open. */
const EDGES: Readonly<Record<ReferralStatus, Edges>> = {
  DRAFT: { SEND: ['SENT'] },
  SENT: { ...UNOPENED, ESCALATE: ['ATTEMPTING_CONTACT'] },
  ATTEMPTING_CONTACT: { ...UNOPENED, LOG_PARTNER_ATTEMPT: 'STAY' },
  RECEIVED: {
    OPEN: 'STAY',
    ACCEPT: ['ACCEPTED'],
    DECLINE: ['DECLINED'],
    WITHDRAW: ['COMPLETED'],
    WITHDRAW_BY_CUSTOMER: ['COMPLETED'],
  },
  ACCEPTED: {
    OPEN: 'STAY',
    START: ['IN_PROGRESS'],
    COMPLETE: ['COMPLETED'],
    WITHDRAW: ['COMPLETED'],
    WITHDRAW_BY_CUSTOMER: ['COMPLETED'],
  },
  IN_PROGRESS: {
    OPEN: 'STAY',
    COMPLETE: ['COMPLETED'],
    WITHDRAW: ['COMPLETED'],
    WITHDRAW_BY_CUSTOMER: ['COMPLETED'],
  },
  DECLINED: { OPEN: 'STAY' },
  COMPLETED: { OPEN: 'STAY' },
};

const NONE: Transition = { steps: [], effect: 'NONE' };

const decide = (state: ReferralState, event: ReferralEvent): Transition | null => {
  // A draft put away is closed for good; its history stays.
  if (state.putAway) return null;
  if (state.status === 'DRAFT') {
    if (event === 'DISCARD') return state.everSent ? null : { steps: [], effect: 'DELETE' };
    if (event === 'PUT_AWAY') return state.everSent ? { steps: [], effect: 'PUT_AWAY' } : null;
  }
  const edge = EDGES[state.status][event];
  if (edge === undefined) return null;
  if (edge === 'STAY') return NONE;
  const path = [state.status, ...edge];
  return {
    steps: edge.map((to, index) => ({ from: path[index] ?? state.status, to })),
    effect: 'MOVE',
  };
};

/** The statuses some event leads to from here, in their usual order. */
export const nextStatuses = (state: ReferralState): readonly ReferralStatus[] => {
  const reached = new Set(REFERRAL_EVENTS.map((event) => decide(state, event)?.steps.at(-1)?.to));
  return REFERRAL_STATUSES.filter((status) => reached.has(status));
};

/**
 * The referral's machine (REF-035, B-14 … B-16, catalogues 6.2). Decides on the state alone: who may
 * raise an event is `referralActions` in policy.ts; which outcome fits is `outcomesFrom` in outcome.ts.
 */
export const transition = (
  state: ReferralState,
  event: ReferralEvent,
): Decision<Transition, TransitionRefusal> => {
  const decided = decide(state, event);
  return decided
    ? ok(decided)
    : refuse({ from: state.status, event, allowed: nextStatuses(state) });
};
