import { defaultPeriod } from '@throughline/schema/domain/referral/report/period';
import {
  NEED_CATEGORIES,
  type NeedCategory,
} from '@throughline/schema/domain/shared/need-category';
import { emptyFilter, inboxHref, type InboxFilter } from '../inbox/inbox-filter.ts';
import type { InboxScope } from '../inbox/inbox-variables.ts';
import { readSentWithin, writeSentWithin, type SentWithin } from '../sent-within.ts';

const GROUPS = {
  RECEIVER: 'Partner it was sent to',
  SENDER: 'Organization that sent it',
  AREA: 'Local area',
  NEED: 'Need',
  PATHWAY: 'Pathway',
} as const;
type ReportGroup = keyof typeof GROUPS;

export const GROUP_OPTIONS = Object.entries(GROUPS).map(([value, label]) => ({
  value: value as ReportGroup,
  label,
}));

const BOXES = ['RECEIVED', 'SENT', 'AREA'] as const;
type ReportBox = (typeof BOXES)[number];

/** What a report shows; all of it lives in the address. */
export interface ReportFilter {
  box: ReportBox;
  by: ReportGroup;
  need: NeedCategory | null;
  sent: SentWithin;
}

const named = <T extends string>(params: URLSearchParams, key: string, known: readonly T[]) =>
  known.find((each) => each.toLowerCase() === params.get(key)) ?? null;

export const boxesOf = ({ refers, oversees }: InboxScope): readonly ReportBox[] =>
  BOXES.filter((box) => (box === 'AREA' ? oversees : refers));

/** Reads an address; what it does not know it ignores. */
export function readReportFilter(
  params: URLSearchParams,
  scope: InboxScope,
  today: string,
): ReportFilter {
  const box = named(params, 'box', boxesOf(scope)) ?? (scope.oversees ? 'AREA' : 'RECEIVED');
  const nothing = { lwiaId: null, senderId: null, receiverId: null, pathway: null };
  return {
    box,
    by:
      GROUP_OPTIONS.find(({ value }) => value.toLowerCase() === params.get('by'))?.value ??
      (box === 'RECEIVED' ? 'SENDER' : 'RECEIVER'),
    need: named(params, 'need', NEED_CATEGORIES),
    sent: readSentWithin(params) ?? { ...defaultPeriod(today), ...nothing },
  };
}

export function reportParams({ box, by, need, sent }: ReportFilter): URLSearchParams {
  const params = new URLSearchParams({ box: box.toLowerCase(), by: by.toLowerCase() });
  if (need) params.set('need', need.toLowerCase());
  writeSentWithin(params, sent);
  return params;
}

export const reportVariables = ({ box, by, need, sent }: ReportFilter, scope: InboxScope) => ({
  box,
  sent: { ...sent, category: need },
  groupBy: by,
  // Who oversees the state chooses an area from all; who does not is told how others do.
  oversees: scope.oversees && !scope.refers,
  compares: scope.refers,
});

/** The list of exactly the referrals behind a number. */
export const drillHref = (
  { box, need, sent }: ReportFilter,
  more: Partial<Pick<InboxFilter, 'statuses'>> = {},
): string => inboxHref({ ...emptyFilter(box), categories: need ? [need] : [], sent, ...more });

/** The same filter narrowed to one line of the report; null for a line without a key. */
export function narrowed(filter: ReportFilter, key: string | null): ReportFilter | null {
  if (key === null) return null;
  const { by, sent } = filter;
  if (by === 'NEED') return { ...filter, need: key as NeedCategory };
  const column = { RECEIVER: 'receiverId', SENDER: 'senderId', AREA: 'lwiaId', PATHWAY: 'pathway' };
  return { ...filter, sent: { ...sent, [column[by]]: key } };
}
