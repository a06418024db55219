import { NEED_CATEGORIES } from '../../shared/need-category.ts';
import type { NeedCategory } from '../../shared/need-category.ts';
import { readSentWithin } from '../sent-within.ts';
import type { Params, SentWithin } from '../sent-within.ts';

/** Whose referrals a report may count. */
export const REPORT_BOXES = ['RECEIVED', 'SENT', 'AREA'] as const;
export type ReportBox = (typeof REPORT_BOXES)[number];

/** By what a report is broken down. */
export const REPORT_GROUPS = [
  'RECEIVER',
  'SENDER',
  'AREA',
  'SENDING_AREA',
  'NEED',
  'PATHWAY',
] as const;
export type ReportGroup = (typeof REPORT_GROUPS)[number];

export const REPORT_GROUP_LABELS: Readonly<Record<ReportGroup, string>> = {
  RECEIVER: 'Partner it was sent to',
  SENDER: 'Organization that sent it',
  AREA: 'Area it was sent to',
  SENDING_AREA: 'Area it was sent from',
  NEED: 'Need',
  PATHWAY: 'Pathway',
};

/** What of an address asks for which figures: the same for the page and its exports. Null: not said, or not known. */
export type ReportQuestion = {
  readonly box: ReportBox | null;
  readonly by: ReportGroup | null;
  readonly need: NeedCategory | null;
  readonly sent: SentWithin | null;
};

const named = <T extends string>(params: Params, key: string, known: readonly T[]) =>
  known.find((each) => each.toLowerCase() === params.get(key)) ?? null;

export const readReportQuestion = (params: Params): ReportQuestion => ({
  box: named(params, 'box', REPORT_BOXES),
  by: named(params, 'by', REPORT_GROUPS),
  need: named(params, 'need', NEED_CATEGORIES),
  sent: readSentWithin(params),
});
