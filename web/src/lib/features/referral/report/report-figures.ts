import {
  DECLINE_REASON_LABELS,
  type DeclineReason,
} from '@throughline/schema/domain/referral/decline-reason';
import {
  REFERRAL_OUTCOME_LABELS,
  type ReferralOutcome,
} from '@throughline/schema/domain/referral/outcome';
import {
  coEnrolledPercent,
  completedOf,
  hoursText,
  inTimePercent,
  servedOf,
  type Figures,
} from '@throughline/schema/domain/referral/report/figures';
import { STAGE_WORDS } from '@throughline/schema/domain/referral/report/stage';
import { WITHHELD } from '@throughline/schema/domain/referral/report/suppress';
import { isOpen, REFERRAL_STATUS_LABELS } from '@throughline/schema/domain/referral/status';
import { drillHref, narrowed, type ReportFilter } from './report-filter.ts';
import type { Elsewhere, Report } from './operations.ts';

type Group = Report['groups'][number];
type Cell = { text: string; href?: string | undefined };

/** What a figure of the page is drawn from. */
interface Drawn {
  finding: string;
  bars: { label: string; value: number; text: string; mark?: number | undefined }[];
  columns: string[];
  rows: Cell[][];
}

const n = (count: number): string => count.toLocaleString('en-US');
const some = (count: number, one: string, many = `${one}s`) =>
  `${n(count)} ${count === 1 ? one : many}`;
const ofAll = (share: number | null): string => (share === null ? '–' : `${share}%`);

/** How many of them answered in time, by line of the report. */
export function answered(
  total: Figures,
  groups: readonly Group[],
  filter: ReportFilter,
  by: string,
): Drawn {
  const share = inTimePercent(total);
  const line = (name: string, figures: Figures, of: ReportFilter | null): Cell[] => [
    { text: name },
    { text: n(figures.referrals), href: of ? drillHref(of) : undefined },
    { text: n(figures.inTime) },
    { text: n(figures.late) },
    { text: ofAll(inTimePercent(figures)) },
  ];
  const lines = groups.map(({ key, name, figures }) => line(name, figures, narrowed(filter, key)));
  return {
    finding:
      share === null
        ? 'No answer is due yet'
        : `${share}% were answered in time: ${n(total.inTime)} of ${n(total.inTime + total.late)}`,
    bars: groups.map(({ name, figures }) => ({
      label: name,
      value: inTimePercent(figures) ?? 0,
      text: ofAll(inTimePercent(figures)),
    })),
    columns: [by, 'Referrals', 'In time', 'Late', 'Answered in time'],
    rows: [line('All', total, filter), ...lines],
  };
}

/** After how many of the completed ones the person was enrolled in another program, by line of the report. */
export function coEnrolled(total: Figures, groups: readonly Group[], by: string): Drawn {
  const line = (name: string, figures: Figures): Cell[] => [
    { text: name },
    { text: n(figures.completedKnown) },
    { text: n(figures.coEnrolled) },
    { text: ofAll(coEnrolledPercent(figures)) },
  ];
  const known = groups.filter(({ figures }) => figures.completedKnown > 0);
  return {
    finding: `${n(total.coEnrolled)} of ${some(total.completedKnown, 'completed referral')} were followed by a co-enrollment`,
    bars: known.map(({ name, figures }) => ({
      label: name,
      value: coEnrolledPercent(figures) ?? 0,
      text: ofAll(coEnrolledPercent(figures)),
    })),
    columns: [by, 'Completed', 'Followed by a co-enrollment', 'Share'],
    rows: [line('All', total), ...known.map(({ name, figures }) => line(name, figures))],
  };
}

/** Where they stand now. */
export function standing(total: Figures, filter: ReportFilter): Drawn {
  const open = total.byStatus.reduce(
    (sum, each) => (isOpen(each.status) ? sum + each.count : sum),
    0,
  );
  return {
    finding: `${n(open)} of ${some(total.referrals, 'referral')} are still open`,
    bars: total.byStatus.map(({ status, count }) => ({
      label: REFERRAL_STATUS_LABELS[status].en,
      value: count,
      text: n(count),
    })),
    columns: ['Status now', 'Referrals'],
    rows: total.byStatus.map(({ status, count }) => [
      { text: REFERRAL_STATUS_LABELS[status].en },
      { text: n(count), href: drillHref(filter, { statuses: [status] }) },
    ]),
  };
}

/** How long they stood in each status they have left. */
export function times({ stages }: Figures): Drawn {
  const longest = [...stages].sort((a, b) => (b.medianHours ?? 0) - (a.medianHours ?? 0))[0];
  return {
    finding:
      longest?.medianHours == null
        ? 'None has left a status yet'
        : `The longest wait is in “${STAGE_WORDS[longest.stage].status}”: ${hoursText(longest.medianHours)} for half of them`,
    bars: stages.map(({ stage, medianHours, p90Hours }) => ({
      label: STAGE_WORDS[stage].status,
      value: medianHours ?? 0,
      text: hoursText(medianHours),
      mark: p90Hours ?? undefined,
    })),
    columns: ['Time in the status', 'Left it', 'Median', '90th percentile (line)'],
    rows: stages.map(({ stage, ended, medianHours, p90Hours }) => [
      { text: `${STAGE_WORDS[stage].status}: ${STAGE_WORDS[stage].until.toLowerCase()}` },
      { text: n(ended) },
      { text: hoursText(medianHours) },
      { text: hoursText(p90Hours) },
    ]),
  };
}

/** The same by line: how long each partner takes. */
export const timesByGroup = (
  groups: readonly Group[],
  by: string,
): Pick<Drawn, 'columns' | 'rows'> => ({
  columns: [
    by,
    ...groups
      .slice(0, 1)
      .flatMap(({ figures }) => figures.stages.map(({ stage }) => STAGE_WORDS[stage].status)),
  ],
  rows: groups.map(({ name, figures }) => [
    { text: name },
    ...figures.stages.map(({ medianHours }) => ({ text: hoursText(medianHours) })),
  ]),
});

const counted = <Key extends string>(
  all: readonly { key: Key; count: number }[],
  labels: Readonly<Record<Key, { en: string }>>,
  column: string,
): Omit<Drawn, 'finding'> => {
  const falling = [...all].sort((a, b) => b.count - a.count);
  return {
    bars: falling.map(({ key, count }) => ({
      label: labels[key].en,
      value: count,
      text: n(count),
    })),
    columns: [column, 'Referrals'],
    rows: falling.map(({ key, count }) => [{ text: labels[key].en }, { text: n(count) }]),
  };
};

export function ended(total: Figures): Drawn {
  const all = total.outcomes.map(({ outcome, count }) => ({ key: outcome, count }));
  return {
    finding: `${n(servedOf(total))} of ${n(completedOf(total))} completed ended with services delivered; ${n(total.reached)} of ${some(total.referrals, 'person was', 'were')} reached`,
    ...counted<ReferralOutcome>(all, REFERRAL_OUTCOME_LABELS, 'Outcome'),
  };
}

export function declined(total: Figures): Drawn {
  const all = total.declines.map(({ reason, count }) => ({ key: reason, count }));
  const drawn = counted<DeclineReason>(all, DECLINE_REASON_LABELS, 'Reason');
  const count = all.reduce((sum, each) => sum + each.count, 0);
  return {
    finding: `${some(count, 'was', 'were')} declined, most often: ${drawn.bars[0]?.label ?? 'none'}`,
    ...drawn,
  };
}

/** How other areas answer, beyond what one may see. */
export function elsewhere({ areas }: Elsewhere): Drawn {
  const told = areas.filter(({ inTimePercent: share }) => share !== null);
  const [best] = [...told].sort((a, b) => (b.inTimePercent ?? 0) - (a.inTimePercent ?? 0));
  return {
    finding: best
      ? `Elsewhere up to ${ofAll(best.inTimePercent)} are answered in time, in ${best.name}`
      : 'Elsewhere too few people were referred to say more',
    bars: told.map(({ name, inTimePercent: share }) => ({
      label: name,
      value: share ?? 0,
      text: ofAll(share),
    })),
    columns: ['Local area', 'Referrals', 'Answered in time', 'Followed by a co-enrollment'],
    rows: areas.map(({ name, referrals, inTimePercent: share, coEnrolledPercent: enrolled }) => [
      { text: name },
      { text: referrals === null ? WITHHELD : n(referrals) },
      { text: share === null ? WITHHELD : ofAll(share) },
      { text: enrolled === null ? WITHHELD : ofAll(enrolled) },
    ]),
  };
}
