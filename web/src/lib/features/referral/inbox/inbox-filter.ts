import {
  readSentWithin,
  writeSentWithin,
  type SentWithin,
} from '@throughline/schema/domain/referral/sent-within';
import { REFERRAL_STATUSES, type ReferralStatus } from '@throughline/schema/domain/referral/status';
import { URGENCIES, type Urgency } from '@throughline/schema/domain/referral/urgency';
import {
  NEED_CATEGORIES,
  type NeedCategory,
} from '@throughline/schema/domain/shared/need-category';

export const BOXES = ['RECEIVED', 'SENT', 'DRAFTS', 'AREA'] as const;
export type Box = (typeof BOXES)[number];

/** What an inbox shows. It lives in the address, except words: they may name a person. */
export interface InboxFilter {
  box: Box;
  statuses: ReferralStatus[];
  categories: NeedCategory[];
  urgencies: Urgency[];
  assignedTo: 'ME' | 'NOBODY' | null;
  unreadOnly: boolean;
  overdueOnly: boolean;
  organizationId: string | null;
  /** Those behind a number of a report. */
  sent: SentWithin | null;
}

const param = (value: string): string => value.toLowerCase().replaceAll('_', '-');

const listOf = <T extends string>(
  params: URLSearchParams,
  key: string,
  known: readonly T[],
): T[] => {
  const asked = new Set(params.get(key)?.split(','));
  return known.filter((value) => asked.has(param(value)));
};

const oneOf = <T extends string>(params: URLSearchParams, key: string, known: readonly T[]) =>
  known.find((value) => param(value) === params.get(key)) ?? null;

/** Reads an address; what it does not know it ignores, so that an old link still shows a list. */
export function readInboxFilter(params: URLSearchParams, otherwise: Box): InboxFilter {
  return {
    box: oneOf(params, 'box', BOXES) ?? otherwise,
    statuses: listOf(params, 'status', REFERRAL_STATUSES),
    categories: listOf(params, 'need', NEED_CATEGORIES),
    urgencies: listOf(params, 'urgency', URGENCIES),
    assignedTo: oneOf(params, 'assigned', ['ME', 'NOBODY'] as const),
    unreadOnly: params.get('unread') === '1',
    overdueOnly: params.get('overdue') === '1',
    organizationId: params.get('with'),
    sent: readSentWithin(params),
  };
}

/** The address of a list, always with its parameters in the same order. */
export function inboxHref(filter: InboxFilter): string {
  const lists = { status: filter.statuses, need: filter.categories, urgency: filter.urgencies };
  const params = new URLSearchParams({ box: param(filter.box) });
  for (const [key, values] of Object.entries(lists))
    if (values.length > 0) params.set(key, values.map(param).join(','));
  if (filter.assignedTo) params.set('assigned', param(filter.assignedTo));
  if (filter.unreadOnly) params.set('unread', '1');
  if (filter.overdueOnly) params.set('overdue', '1');
  if (filter.organizationId) params.set('with', filter.organizationId);
  if (filter.sent) writeSentWithin(params, filter.sent);
  return `/referrals?${params.toString().replaceAll('%2C', ',')}`;
}

export const emptyFilter = (box: Box): InboxFilter => readInboxFilter(new URLSearchParams(), box);

/** How many conditions narrow the box. */
export const conditionsOf = (filter: InboxFilter): number =>
  [filter.statuses, filter.categories, filter.urgencies].filter((list) => list.length > 0).length +
  [
    filter.assignedTo,
    filter.unreadOnly,
    filter.overdueOnly,
    filter.organizationId,
    filter.sent,
  ].filter(Boolean).length;

/** As the API's `ReferralFilter`. */
export const toReferralFilter = (filter: InboxFilter, words = '') => ({
  box: filter.box,
  ...(filter.statuses.length > 0 && { statuses: filter.statuses }),
  ...(filter.categories.length > 0 && { categories: filter.categories }),
  ...(filter.urgencies.length > 0 && { urgencies: filter.urgencies }),
  ...(filter.assignedTo && { assignedTo: filter.assignedTo }),
  ...(filter.unreadOnly && { unreadOnly: true }),
  ...(filter.overdueOnly && { overdueOnly: true }),
  ...(filter.organizationId && { organizationId: filter.organizationId }),
  ...(filter.sent && { sent: filter.sent }),
  ...(words.trim() !== '' && { words: words.trim() }),
});

interface Arrival {
  status: ReferralStatus;
  category: NeedCategory | null;
  urgency: Urgency;
  sender: { id: string };
  receiver: { id: string } | null;
}

const boxOf = ({ sender, status }: Arrival, ownOrganizationId: string): Box => {
  if (sender.id !== ownOrganizationId) return 'RECEIVED';
  return status === 'DRAFT' ? 'DRAFTS' : 'SENT';
};

/**
 * Whether what just arrived belongs to the list on screen, as far as one can tell without asking:
 * who has it and what was read is not in the event. What a report counted stays as it was counted.
 */
export function belongs(
  arrival: Arrival,
  filter: InboxFilter,
  ownOrganizationId: string | null,
): boolean {
  const { statuses, categories, urgencies, organizationId } = filter;
  const own = [arrival.sender.id, arrival.receiver?.id].find((id) => id === ownOrganizationId);
  const inBox = filter.box === 'AREA' || (own !== undefined && boxOf(arrival, own) === filter.box);
  return (
    inBox &&
    filter.sent === null &&
    (statuses.length === 0 || statuses.includes(arrival.status)) &&
    (categories.length === 0 ||
      (arrival.category !== null && categories.includes(arrival.category))) &&
    (urgencies.length === 0 || urgencies.includes(arrival.urgency)) &&
    (organizationId === null || [arrival.sender.id, arrival.receiver?.id].includes(organizationId))
  );
}
