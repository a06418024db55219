import type { Box } from './inbox-filter.ts';
import { isStatewide, type InboxScope } from './inbox-variables.ts';

/** What would be in a box, and how it gets there. */
const EMPTY_BOX: Readonly<Record<Box, { title: string; text: string }>> = {
  RECEIVED: {
    title: 'Nobody has referred anyone to you yet',
    text: 'Referrals from other organizations arrive here by themselves.',
  },
  SENT: {
    title: 'You have not referred anyone yet',
    text: 'What you send stays here, with what the other side does about it.',
  },
  DRAFTS: {
    title: 'No drafts',
    text: 'A referral that you begin and do not send waits here for you and your colleagues.',
  },
  AREA: {
    title: 'No referrals in this area yet',
    text: 'As soon as an organization here refers someone, you see who, to whom and how it stands.',
  },
};

export const emptyBox = (box: Box, scope: InboxScope): { title: string; text: string } =>
  box === 'AREA' && isStatewide(scope)
    ? {
        title: 'No referrals in Illinois yet',
        text: 'As soon as an organization refers someone, you see who, to whom and how it stands.',
      }
    : EMPTY_BOX[box];

/** What may be in the way, of what is set: filters, words, or both. */
export function noMatch(filtered: boolean, words: string) {
  const asked = words.trim();
  if (!asked)
    return {
      title: 'No referral matches',
      text: 'Take a filter away to see more of this box.',
      clear: 'Clear all filters',
    };
  return {
    title: `No referral matches “${asked}”`,
    text: `The search knows names of people and referral numbers, from their third character on.${
      filtered ? ' Take a filter away to search more of this box.' : ''
    }`,
    clear: filtered ? 'Clear the search and all filters' : 'Clear the search',
  };
}
