import { dueAfterBusinessDays, dueAfterCalendarDays } from '../shared/business-calendar.ts';
import type { Text } from '../shared/locale.ts';
import type { ReferralAction, ReferralSide } from './actions.ts';
import type { ReferralStatus } from './status.ts';

/** When somebody is late (REF-053, catalogues 6.2 "Due times"). */
export const DUE_RULES = [
  'UNANSWERED',
  'ESCALATED',
  'UNDECIDED',
  'NOT_STARTED',
  'NO_UPDATE',
  'NO_FOLLOW_UP',
] as const;
export type DueRule = (typeof DUE_RULES)[number];

export const DUE_UNITS = ['BUSINESS_DAYS', 'CALENDAR_DAYS'] as const;
export type DueUnit = (typeof DUE_UNITS)[number];

export type DueSetting = { readonly days: number; readonly unit: DueUnit };
export type DueSettings = Readonly<Record<DueRule, DueSetting>>;

/** The numbers of catalogues 6.4; the settings of CORE-017 may replace them. */
export const DEFAULT_DUE_SETTINGS: DueSettings = {
  UNANSWERED: { days: 2, unit: 'BUSINESS_DAYS' },
  ESCALATED: { days: 5, unit: 'BUSINESS_DAYS' },
  UNDECIDED: { days: 3, unit: 'BUSINESS_DAYS' },
  NOT_STARTED: { days: 10, unit: 'CALENDAR_DAYS' },
  NO_UPDATE: { days: 30, unit: 'CALENDAR_DAYS' },
  NO_FOLLOW_UP: { days: 3, unit: 'BUSINESS_DAYS' },
};

/**
 * When things last happened. `sentAt` is the latest sending: a recalled referral that is sent again counts
 * anew. `lastReceiverUpdateAt`: see `isReceiverUpdate`. `followedUpAt`: when the sender referred again or
 * noted why not.
 */
export type DueFacts = {
  readonly status: ReferralStatus;
  readonly sentAt: Date | null;
  readonly receivedAt: Date | null;
  readonly acceptedAt: Date | null;
  readonly startedAt: Date | null;
  readonly lastReceiverUpdateAt: Date | null;
  readonly declinedAt: Date | null;
  readonly followedUpAt: Date | null;
};

/** Whose move it can be. */
export const DUE_SIDES = ['SENDER', 'RECEIVER'] as const satisfies readonly ReferralSide[];
export type DueSide = (typeof DUE_SIDES)[number];

export type Due = {
  readonly rule: DueRule;
  /** Counted from here: with the rule it names the cycle, so that each fires once (REF-053). */
  readonly since: Date;
  readonly dueAt: Date;
  readonly side: DueSide;
};

/** What the receiver does that starts the 30 days of NO_UPDATE anew. */
const RECEIVER_UPDATES: readonly ReferralAction[] = ['START', 'MESSAGE', 'LOG_ATTEMPT'];

export const isReceiverUpdate = (action: ReferralAction, side: ReferralSide): boolean =>
  side === 'RECEIVER' && RECEIVER_UPDATES.includes(action);

const later = (a: Date | null, b: Date | null): Date | null =>
  a && b ? (a > b ? a : b) : (a ?? b);

const ruleNow = (
  facts: DueFacts,
): (Omit<Due, 'dueAt' | 'since'> & { since: Date | null }) | null => {
  switch (facts.status) {
    case 'SENT':
      return { rule: 'UNANSWERED', since: facts.sentAt, side: 'RECEIVER' };
    case 'ATTEMPTING_CONTACT':
      // Counted from the sending, not from the escalation: the LWIA hears after 5 days in all.
      return { rule: 'ESCALATED', since: facts.sentAt, side: 'RECEIVER' };
    case 'RECEIVED':
      return { rule: 'UNDECIDED', since: facts.receivedAt, side: 'RECEIVER' };
    case 'ACCEPTED':
      return { rule: 'NOT_STARTED', since: facts.acceptedAt, side: 'RECEIVER' };
    case 'IN_PROGRESS':
      return {
        rule: 'NO_UPDATE',
        since: later(facts.startedAt, facts.lastReceiverUpdateAt),
        side: 'RECEIVER',
      };
    case 'DECLINED':
      return facts.followedUpAt
        ? null
        : { rule: 'NO_FOLLOW_UP', since: facts.declinedAt, side: 'SENDER' };
    default:
      return null;
  }
};

export const dueAfter = (from: Date, { days, unit }: DueSetting): Date =>
  unit === 'BUSINESS_DAYS' ? dueAfterBusinessDays(from, days) : dueAfterCalendarDays(from, days);

/**
 * The one thing now due on a referral: what, until when and by whom; null when nobody has to act.
 * A status change, a new sending or an update by the receiver replaces it.
 */
export const dueOf = (
  facts: DueFacts,
  settings: DueSettings = DEFAULT_DUE_SETTINGS,
): Due | null => {
  const found = ruleNow(facts);
  if (!found?.since) return null;
  const { rule, side, since } = found;
  return { rule, side, since, dueAt: dueAfter(since, settings[rule]) };
};

/** What is being waited for. What a side has to do about it: `workItemOf`. */
export const DUE_LABELS: Readonly<Record<DueRule, Text>> = {
  UNANSWERED: { en: 'Waiting for an answer', es: 'En espera de respuesta' },
  ESCALATED: { en: 'Not answered in time', es: 'Sin respuesta a tiempo' },
  UNDECIDED: { en: 'Waiting for a decision', es: 'En espera de decisión' },
  NOT_STARTED: {
    en: 'Waiting for the service to start',
    es: 'En espera de que comience el servicio',
  },
  NO_UPDATE: { en: 'Waiting for news', es: 'En espera de novedades' },
  NO_FOLLOW_UP: { en: 'Waiting for a follow-up', es: 'En espera de seguimiento' },
};

/** For the sentence "They have until Tuesday 17:00 {to answer}". */
export const DUE_PURPOSES: Readonly<Record<DueRule, Text>> = {
  UNANSWERED: { en: 'to answer', es: 'para responder' },
  ESCALATED: { en: 'to answer', es: 'para responder' },
  UNDECIDED: { en: 'to decide', es: 'para decidir' },
  NOT_STARTED: { en: 'to start', es: 'para comenzar' },
  NO_UPDATE: { en: 'to report how it is going', es: 'para informar cómo va' },
  NO_FOLLOW_UP: { en: 'to follow up', es: 'para darle seguimiento' },
};
