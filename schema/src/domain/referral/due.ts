import { dueAfterBusinessDays, dueAfterCalendarDays } from '../shared/business-calendar.ts';
import { dueAfterOpenDays } from '../shared/open-days.ts';
import type { ClosesOn } from '../shared/open-days.ts';
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

/** Whose move it can be. */
export const DUE_SIDES = ['SENDER', 'RECEIVER'] as const satisfies readonly ReferralSide[];
export type DueSide = (typeof DUE_SIDES)[number];

/** Who can be told that a due time passed: groups of `NOTICE_RULES`. */
export type DueAudience = 'SENDER' | 'RECEIVER' | 'RECEIVER_BACKUP' | 'AREA_ADMINISTRATORS';

type Clock = {
  /** It runs while the referral stands there. */
  readonly status: ReferralStatus;
  readonly side: DueSide;
  /** What that side does to be given the days anew. A change of status ends the clock. */
  readonly restartedBy: readonly ReferralAction[];
  readonly tells: readonly DueAudience[];
};

const WORD_OF_SERVICE: readonly ReferralAction[] = ['MESSAGE', 'LOG_ATTEMPT'];

/**
 * The clocks of REF-053, N-24 and N-26. Only whose move it is restarts one: the sender's asking wins the
 * receiver no time. Before it is opened the receiver has no customer to try, so only a message counts.
 */
export const CLOCKS: Readonly<Record<DueRule, Clock>> = {
  UNANSWERED: {
    status: 'SENT',
    side: 'RECEIVER',
    restartedBy: ['MESSAGE'],
    tells: ['RECEIVER_BACKUP', 'SENDER'],
  },
  ESCALATED: {
    status: 'ATTEMPTING_CONTACT',
    side: 'RECEIVER',
    restartedBy: ['MESSAGE'],
    tells: ['AREA_ADMINISTRATORS', 'SENDER'],
  },
  UNDECIDED: {
    status: 'RECEIVED',
    side: 'RECEIVER',
    restartedBy: [...WORD_OF_SERVICE, 'WAITLIST'],
    tells: ['RECEIVER', 'SENDER'],
  },
  NOT_STARTED: {
    status: 'ACCEPTED',
    side: 'RECEIVER',
    restartedBy: WORD_OF_SERVICE,
    tells: ['RECEIVER', 'SENDER'],
  },
  NO_UPDATE: {
    status: 'IN_PROGRESS',
    side: 'RECEIVER',
    restartedBy: WORD_OF_SERVICE,
    tells: ['RECEIVER', 'SENDER'],
  },
  NO_FOLLOW_UP: { status: 'DECLINED', side: 'SENDER', restartedBy: [], tells: ['SENDER'] },
};

const ruleAt = (status: ReferralStatus): DueRule | null =>
  DUE_RULES.find((rule) => CLOCKS[rule].status === status) ?? null;

/** Whether this starts the clock anew that runs in this status: a new cycle, which fires again. */
export const restartsClock = (
  status: ReferralStatus,
  action: ReferralAction,
  side: ReferralSide,
): boolean => {
  const rule = ruleAt(status);
  return rule !== null && CLOCKS[rule].side === side && CLOCKS[rule].restartedBy.includes(action);
};

/**
 * When things last happened. `sentAt` is the latest sending: a recalled referral that is sent again counts
 * anew. `receiverWordAt`: what last restarted a clock. `followedUpAt`: when the sender of a declined one
 * referred again or noted why not.
 */
export type DueFacts = {
  readonly status: ReferralStatus;
  readonly statusSince: Date;
  readonly sentAt: Date | null;
  readonly receiverWordAt: Date | null;
  readonly followedUpAt: Date | null;
};

export type Cycle = {
  readonly rule: DueRule;
  /** Counted from here: with the rule it names the cycle, so that each fires once (REF-053). */
  readonly since: Date;
  readonly side: DueSide;
};

export type Due = Cycle & { readonly dueAt: Date };

const later = (a: Date, b: Date | null): Date => (b && b > a ? b : a);

/** The one clock that runs; null when nobody has to act. */
export const cycleOf = (facts: DueFacts): Cycle | null => {
  const rule = ruleAt(facts.status);
  if (!rule || (rule === 'NO_FOLLOW_UP' && facts.followedUpAt)) return null;
  const { side } = CLOCKS[rule];
  // Counted from the sending, not from the first alarm: the area hears after 5 days in all.
  const start = (rule === 'ESCALATED' && facts.sentAt) || facts.statusSince;
  return { rule, side, since: side === 'RECEIVER' ? later(start, facts.receiverWordAt) : start };
};

/** @param closesOn of the receiver, where it states its hours: then its open days count as business days */
export const dueAfter = (
  from: Date,
  { days, unit }: DueSetting,
  closesOn: ClosesOn | null = null,
): Date => {
  if (unit === 'CALENDAR_DAYS') return dueAfterCalendarDays(from, days);
  return closesOn ? dueAfterOpenDays(from, days, closesOn) : dueAfterBusinessDays(from, days);
};

/** The same with its time, by the numbers valid when the cycle began (CORE-017). */
export const dueOf = (
  facts: DueFacts,
  settings: DueSettings = DEFAULT_DUE_SETTINGS,
): Due | null => {
  const cycle = cycleOf(facts);
  return cycle && { ...cycle, dueAt: dueAfter(cycle.since, settings[cycle.rule]) };
};
