import type { DeclineReason } from '../decline-reason.ts';
import { isWithdrawn } from '../outcome.ts';
import type { ReferralOutcome } from '../outcome.ts';
import type { ReferralStatus } from '../status.ts';
import type { Stage } from './stage.ts';

/** How long referrals stood somewhere: those that have left it. Hours go round the clock. */
export type StageTime = {
  readonly stage: Stage;
  readonly ended: number;
  readonly medianHours: number | null;
  readonly p90Hours: number | null;
};

/** The figures of some referrals (REF-057), as the API answers and pages and exports read them. */
export type Figures = {
  readonly referrals: number;
  readonly persons: number;
  readonly inTime: number;
  readonly late: number;
  readonly reached: number;
  /** Completed, about people whose other programs the reader may know; of them, those that a co-enrollment followed. */
  readonly completedKnown: number;
  readonly coEnrolled: number;
  readonly byStatus: readonly { readonly status: ReferralStatus; readonly count: number }[];
  readonly declines: readonly { readonly reason: DeclineReason; readonly count: number }[];
  readonly outcomes: readonly { readonly outcome: ReferralOutcome; readonly count: number }[];
  readonly stages: readonly StageTime[];
};

/** A part of a whole in whole percent; null when there is no whole. */
export const percent = (part: number, whole: number): number | null =>
  whole > 0 ? Math.round((part / whole) * 100) : null;

export const inTimePercent = ({ inTime, late }: Pick<Figures, 'inTime' | 'late'>) =>
  percent(inTime, inTime + late);

export const coEnrolledPercent = ({
  coEnrolled,
  completedKnown,
}: Pick<Figures, 'coEnrolled' | 'completedKnown'>) => percent(coEnrolled, completedKnown);

/** Completed, the withdrawn ones left out (catalogues 6.2). */
export const completedOf = ({ outcomes }: Pick<Figures, 'outcomes'>): number =>
  outcomes.reduce((sum, { outcome, count }) => (isWithdrawn(outcome) ? sum : sum + count), 0);

export const servedOf = ({ outcomes }: Pick<Figures, 'outcomes'>): number =>
  outcomes.find(({ outcome }) => outcome === 'SERVICES_DELIVERED')?.count ?? 0;

/** "5 hours", "3.5 days"; a day has 24 hours. */
export const hoursText = (hours: number | null): string => {
  if (hours === null) return '–';
  if (hours < 1) return 'under 1 hour';
  const [value, unit] =
    hours < 48 ? [Math.round(hours), 'hour'] : [Math.round(hours / 2.4) / 10, 'day'];
  return `${value} ${unit}${value === 1 ? '' : 's'}`;
};
