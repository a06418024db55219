import type { Table } from '../../shared/table.ts';
import { DECLINE_REASONS, DECLINE_REASON_LABELS } from '../decline-reason.ts';
import { REFERRAL_OUTCOMES, REFERRAL_OUTCOME_LABELS } from '../outcome.ts';
import { REFERRAL_STATUSES, REFERRAL_STATUS_LABELS } from '../status.ts';
import { coEnrolledPercent, inTimePercent } from './figures.ts';
import type { Figures } from './figures.ts';
import { STAGES, STAGE_WORDS } from './stage.ts';
import { WITHHELD } from './suppress.ts';

type Column = readonly [title: string, of: (figures: Figures) => number | null];

/** A tenth of an hour is as exact as anybody noted it. */
const tenths = (hours: number | null | undefined): number | null =>
  hours == null ? null : Math.round(hours * 10) / 10;

const COLUMNS: readonly Column[] = [
  ['Referrals', ({ referrals }) => referrals],
  ['People', ({ persons }) => persons],
  ['In time', ({ inTime }) => inTime],
  ['Late', ({ late }) => late],
  ['Answered in time (%)', inTimePercent],
  ['Reached', ({ reached }) => reached],
  ['Completed and programs known', ({ completedKnown }) => completedKnown],
  ['Followed by a co-enrollment', ({ coEnrolled }) => coEnrolled],
  ['Followed by a co-enrollment (%)', coEnrolledPercent],
  // A draft counts nowhere.
  ...REFERRAL_STATUSES.filter((status) => status !== 'DRAFT').map((status): Column => [
    `Status now: ${REFERRAL_STATUS_LABELS[status].en}`,
    ({ byStatus }) => byStatus.find((each) => each.status === status)?.count ?? 0,
  ]),
  ...DECLINE_REASONS.map((reason): Column => [
    `Declined: ${DECLINE_REASON_LABELS[reason].en}`,
    ({ declines }) => declines.find((each) => each.reason === reason)?.count ?? 0,
  ]),
  ...REFERRAL_OUTCOMES.map((outcome): Column => [
    `Outcome: ${REFERRAL_OUTCOME_LABELS[outcome].en}`,
    ({ outcomes }) => outcomes.find((each) => each.outcome === outcome)?.count ?? 0,
  ]),
  ...STAGES.flatMap((stage): Column[] => {
    const of = ({ stages }: Figures) => stages.find((each) => each.stage === stage);
    const { status } = STAGE_WORDS[stage];
    return [
      [`${status}: left it`, (figures) => of(figures)?.ended ?? 0],
      [`${status}: median hours`, (figures) => tenths(of(figures)?.medianHours)],
      [`${status}: 90th percentile hours`, (figures) => tenths(of(figures)?.p90Hours)],
    ];
  }),
];

type Line = { readonly name: string; readonly figures: Figures };

/**
 * All figures of a report in one rectangle, for its exports (REF-057): a line each, all of them together first.
 *
 * @param by what the lines are called
 */
export const figuresTable = (by: string, total: Figures, lines: readonly Line[]): Table => ({
  columns: [by, ...COLUMNS.map(([title]) => title)],
  rows: [{ name: 'All', figures: total }, ...lines].map(({ name, figures }) => [
    name,
    ...COLUMNS.map(([, of]) => of(figures)),
  ]),
});

export type Area = {
  readonly name: string;
  readonly referrals: number | null;
  readonly inTimePercent: number | null;
  readonly coEnrolledPercent: number | null;
};

/** How areas do beyond what the reader sees; small numbers come withheld. */
export const areasTable = (areas: readonly Area[]): Table => ({
  columns: ['Local area', 'Referrals', 'Answered in time (%)', 'Followed by a co-enrollment (%)'],
  rows: areas.map(({ name, referrals, inTimePercent: share, coEnrolledPercent: enrolled }) => [
    name,
    referrals ?? WITHHELD,
    share ?? WITHHELD,
    enrolled ?? WITHHELD,
  ]),
});
