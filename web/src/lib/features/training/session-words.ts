import { timeOf } from '@throughline/schema/domain/shared/chicago-time';
import { formatFull } from '@throughline/schema/domain/shared/time-words';
import type { Pathway } from '@throughline/schema/domain/shared/pathway';

/** What the sessions of each way of referring are called together (REF-018, REF-064). */
export const SERIES: Readonly<Record<Pathway, { title: string; hint: string }>> = {
  INTEGRATED: {
    title: 'Career Planner Learning Series',
    hint: 'For staff who work with career plans: the Integrated Referral Module and all that leads to it.',
  },
  UNIVERSAL: {
    title: 'Universal Referral System',
    hint: 'For every partner: the Universal form, from sending to answering.',
  },
};

interface Times {
  startsAt: string;
  endsAt: string;
}

/** "Tuesday, May 12, 2026, 10:00 to 11:00, Chicago time". */
export const whenText = ({ startsAt, endsAt }: Times): string =>
  `${formatFull(new Date(startsAt), 'en')} to ${timeOf(new Date(endsAt))}, Chicago time`;

export type Stage = 'COMING' | 'LIVE' | 'OVER';

export const stageOf = ({ startsAt, endsAt }: Times, now: Date): Stage => {
  if (now < new Date(startsAt)) return 'COMING';
  return now < new Date(endsAt) ? 'LIVE' : 'OVER';
};
