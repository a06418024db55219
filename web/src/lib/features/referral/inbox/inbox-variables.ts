import { conditionsOf, emptyFilter, inboxHref, toReferralFilter } from './inbox-filter.ts';
import type { Box, InboxFilter } from './inbox-filter.ts';
import type { Inbox } from './operations.ts';

/** Which boxes the reader's role has. */
export interface InboxScope {
  refers: boolean;
  oversees: boolean;
}

/** Whoever oversees without referring does so for the whole state. */
export const isStatewide = ({ refers, oversees }: InboxScope): boolean => oversees && !refers;

export const scopeOf = (capabilities: readonly string[]): InboxScope => ({
  refers: capabilities.includes('REFER'),
  oversees: capabilities.includes('OVERSEE'),
});

export const inboxVariables = (filter: InboxFilter, scope: InboxScope, words = '') => ({
  filter: toReferralFilter(filter, words),
  ...scope,
  // What was taken back belongs to the whole box, not to a search in it.
  closed: scope.refers && filter.box === 'RECEIVED' && conditionsOf(filter) === 0 && words === '',
  after: null as string | null,
});

const TABS: readonly { box: Box; key: 'received' | 'sent' | 'drafts' | 'area'; label: string }[] = [
  { box: 'RECEIVED', key: 'received', label: 'Received' },
  { box: 'SENT', key: 'sent', label: 'Sent' },
  { box: 'DRAFTS', key: 'drafts', label: 'Drafts' },
  { box: 'AREA', key: 'area', label: 'All in the area' },
];

/** The boxes the API counted, which are those the reader has. */
export const inboxTabs = (data: Inbox, box: Box, scope: InboxScope) =>
  TABS.flatMap((tab) => {
    const counts = data[tab.key];
    if (!counts) return [];
    const href = inboxHref(emptyFilter(tab.box));
    const label = tab.box === 'AREA' && isStatewide(scope) ? 'All in Illinois' : tab.label;
    return [{ href, label, count: counts.total, current: tab.box === box, counts }];
  });
