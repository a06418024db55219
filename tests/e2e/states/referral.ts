import type { RouteStates } from '../states.ts';
import { heading, missing, NO, ON_THE_WAY, text } from './common.ts';

const FROM = '/account/password';

export const REFERRAL_STATES: readonly RouteStates[] = [
  {
    route: '(app)/referrals',
    as: 'marcus',
    path: () => '/referrals',
    from: FROM,
    states: {
      ...ON_THE_WAY,
      empty: { as: 'quiet', shows: text('Nobody has referred anyone to you yet') },
      filled: { shows: (page) => page.getByRole('list', { name: /^Referrals/ }) },
      'not found': {
        path: () => '/referrals?unread=1&overdue=1&status=accepted&need=childcare',
        shows: text('No referral matches'),
      },
      conflict: NO.edited,
      'ended access': { shows: text(/was taken back/) },
    },
  },
  {
    route: '(app)/referrals/new',
    as: 'rosa',
    path: () => '/referrals/new',
    from: FROM,
    states: {
      ...ON_THE_WAY,
      empty: { as: 'quiet', shows: heading('For whom?') },
      filled: {
        path: ({ draft }) => `/referrals/new?draft=${draft}&step=reason`,
        shows: heading('Why, and how soon?'),
      },
      'not found': missing((id) => `/referrals/new?draft=${id}`),
      conflict: {
        path: ({ draft }) => `/referrals/new?draft=${draft}&step=reason`,
        act: async (page, { ask, act, draft }) => {
          const reason = page.getByLabel('Why do you refer them?');
          await reason.waitFor();
          const { data } = await ask(
            'joan',
            'query ($id: ID!) { referral(id: $id) { version urgency origin service { id } consent { id } } }',
            { id: draft },
          );
          const { version, urgency, origin, service, consent } = data.referral;
          await act('joan', 'updateDraft', {
            id: draft,
            expectedVersion: version,
            reason: 'Written by a colleague.',
            urgency,
            origin,
            serviceId: service?.id ?? null,
            consentId: consent?.id ?? null,
          });
          await reason.fill('Written at the same time.');
        },
        shows: text(/saved a change/),
      },
      'ended access': NO.frame,
    },
  },
  {
    route: '(app)/referrals/[id]',
    as: 'marcus',
    path: ({ running }) => `/referrals/${running.id}`,
    from: FROM,
    states: {
      ...ON_THE_WAY,
      empty: {
        as: 'rosa',
        path: ({ draft }) => `/referrals/${draft}`,
        shows: text(/^Draft/),
      },
      filled: { shows: (page) => page.getByRole('heading', { level: 1, name: 'Ana Torres' }) },
      'not found': missing((id) => `/referrals/${id}`),
      conflict: {
        deaf: true,
        path: ({ running }) => `/referrals/${running.id}?do=complete`,
        act: async (page, { act, running }) => {
          await page.getByRole('radio').first().check();
          await act('rosa', 'withdrawReferral', { id: running.id, reason: 'Found work.' });
          await page.locator('form').getByRole('button', { name: 'Close the referral' }).click();
        },
        // By the answer to what one did, since no event gets here.
        shows: (page) => page.getByRole('main').getByText('Completed', { exact: true }),
      },
      'ended access': {
        path: ({ declined }) => `/referrals/${declined}`,
        shows: text('Your access to this referral ended because it was declined.'),
      },
    },
  },
  {
    route: '(app)/referrals/[id]/print',
    as: 'rosa',
    path: ({ running }) => `/referrals/${running.id}/print`,
    from: FROM,
    states: {
      ...ON_THE_WAY,
      empty: NO.empty,
      filled: { shows: text(/^Printed /) },
      'not found': missing((id) => `/referrals/${id}/print`),
      conflict: NO.edited,
      'ended access': NO.frame,
    },
  },
];
