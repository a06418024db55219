import type { Box } from './inbox-filter.ts';

/** What would be in a box, and how it gets there. */
export const EMPTY_BOX: Readonly<Record<Box, { title: string; text: string }>> = {
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
