import { defaultPeriod } from '@throughline/schema/domain/referral/report/period';
import {
  readReportQuestion,
  REPORT_BOXES,
  REPORT_GROUP_LABELS,
  REPORT_GROUPS,
  type ReportBox,
  type ReportGroup,
} from '@throughline/schema/domain/referral/report/question';
import { writeSentWithin, type SentWithin } from '@throughline/schema/domain/referral/sent-within';
import type { NeedCategory } from '@throughline/schema/domain/shared/need-category';
import { emptyFilter, inboxHref, type InboxFilter } from '../inbox/inbox-filter.ts';
import type { InboxScope } from '../inbox/inbox-variables.ts';

export const GROUP_OPTIONS = REPORT_GROUPS.map((value) => ({
  value,
  label: REPORT_GROUP_LABELS[value],
}));

/** What a report shows; all of it lives in the address. */
export interface ReportFilter {
  box: ReportBox;
  by: ReportGroup;
  need: NeedCategory | null;
  sent: SentWithin;
}

export const boxesOf = ({ refers, oversees }: InboxScope): readonly ReportBox[] =>
  REPORT_BOXES.filter((box) => (box === 'AREA' ? oversees : refers));

/** Of what one received, who sent it; of what one sent, who got it. */
const usualGroup = (box: ReportBox): ReportGroup => (box === 'RECEIVED' ? 'SENDER' : 'RECEIVER');

/** The same question about other referrals. */
export const inBox = (filter: ReportFilter, box: ReportBox): ReportFilter => ({
  ...filter,
  box,
  by: filter.by === usualGroup(filter.box) ? usualGroup(box) : filter.by,
});

/** Reads an address; what it does not know it ignores. */
export function readReportFilter(
  params: URLSearchParams,
  scope: InboxScope,
  today: string,
): ReportFilter {
  const asked = readReportQuestion(params);
  const box =
    boxesOf(scope).find((each) => each === asked.box) ?? (scope.oversees ? 'AREA' : 'RECEIVED');
  const nothing = {
    lwiaId: null,
    senderLwiaId: null,
    senderId: null,
    receiverId: null,
    pathway: null,
  };
  return {
    box,
    by: asked.by ?? usualGroup(box),
    need: asked.need,
    sent: asked.sent ?? { ...defaultPeriod(today), ...nothing },
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

/** The same figures as a file; for one's organization of this tab. */
export const exportHref = (
  file: 'figures.csv' | 'figures.xlsx' | 'areas.csv',
  filter: ReportFilter,
  membershipId: string | null,
): string => {
  const params = reportParams(filter);
  if (membershipId) params.set('membership', membershipId);
  return `/reports/${file}?${params}`;
};

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
  const column = {
    RECEIVER: 'receiverId',
    SENDER: 'senderId',
    AREA: 'lwiaId',
    SENDING_AREA: 'senderLwiaId',
    PATHWAY: 'pathway',
  };
  return { ...filter, sent: { ...sent, [column[by]]: key } };
}
