import { trainingId } from '@throughline/prisma/seed/reference/training';
import type { Reach, RouteStates } from '../states.ts';
import { visit } from '../../support/browser-steps.ts';
import { heading, missing, NO, ON_THE_WAY, SESSION_ENDED, text } from './common.ts';

/** Asks nothing, so that it is there whatever the API does. */
const BESIDE = '/account/password';

const page = (
  route: string,
  path: string,
  states: Partial<RouteStates['states']> & { filled: Reach },
  as = 'rosa',
): RouteStates => ({
  route: `(app)${route && `/${route}`}`,
  as,
  path: () => path,
  from: BESIDE,
  states: {
    ...ON_THE_WAY,
    empty: NO.empty,
    'not found': NO.id,
    conflict: NO.edited,
    'ended access': NO.frame,
    ...states,
  },
});

/** Demo pages ask their own addresses, and only in the browser. */
const demo = (
  route: string,
  path: string,
  states: Partial<RouteStates['states']>,
): RouteStates => ({
  route,
  as: null,
  path: () => path,
  from: '/demo',
  states: {
    loading: NO.asks,
    empty: NO.empty,
    filled: NO.empty,
    error: NO.asks,
    'not found': NO.id,
    conflict: NO.edited,
    offline: NO.asks,
    'ended access': NO.anybody,
    ...states,
  },
});

export const STAFF_STATES: readonly RouteStates[] = [
  page('', '/', {
    // What is overdue depends on the day of the week.
    filled: { as: 'marcus', shows: heading(/^(Overdue|Today|This week|Later)/) },
    empty: { as: 'quiet', shows: text('Nothing waits for you') },
    'ended access': SESSION_ENDED,
  }),
  page('account', '/account', {
    filled: { shows: heading('Profile') },
    conflict: NO.own,
  }),
  page('account/organizations', '/account/organizations', {
    filled: { shows: text('Northern Stateline Community Action') },
    conflict: NO.own,
  }),
  page('account/notices', '/account/notices', {
    filled: { shows: heading('Quiet hours') },
    conflict: NO.own,
  }),
  page('account/password', BESIDE, {
    loading: NO.asks,
    error: NO.asks,
    offline: NO.asks,
    filled: { shows: text(/^Changing it signs you out/) },
    conflict: NO.own,
  }),
  page('account/sessions', '/account/sessions', {
    filled: { shows: text('Where you are signed in') },
    conflict: NO.own,
  }),
  page(
    'approvals',
    '/approvals',
    {
      empty: { as: 'quiet', shows: text('Nobody is waiting') },
      filled: { shows: heading('Tess Waiting') },
      'not found': { as: 'marcus', shows: heading('Page not found') },
      conflict: {
        deaf: true,
        act: async (window, { ask, act }) => {
          const { data } = await ask('priya', '{ membershipRequests { id } }');
          const membershipId = data.membershipRequests[0].id as string;
          await act('priya', 'decideMembership', { membershipId, approve: false });
          await window.getByRole('button', { name: 'Approve Tess Waiting' }).click();
        },
        shows: text(/has been decided already|Nobody is waiting/),
      },
    },
    'priya',
  ),
  page('directory', '/directory', {
    empty: { path: () => '/directory?q=zzzzqqqq', shows: text(/No service/) },
    filled: { shows: text(/^\d+ services/) },
  }),
  page(
    'directory/stale',
    '/directory/stale',
    {
      empty: {
        as: 'calm',
        path: () => '/directory/stale?show=suspended',
        shows: text('No organization is suspended'),
      },
      filled: {
        path: () => '/directory/stale?show=all',
        shows: text(/^looked through on|complete$/),
      },
      'not found': { as: 'marcus', shows: heading('Page not found') },
    },
    'helen',
  ),
  page(
    'organization',
    '/organization',
    {
      filled: { shows: heading('How the record stands') },
      conflict: 'a save that came second is answered above the form',
      'not found': missing((id) => `/organization?of=${id}`),
    },
    'priya',
  ),
  page(
    'organization/data',
    '/organization/data',
    {
      filled: { shows: heading('Bring a file') },
      conflict: 'a file whose records changed since it was checked is refused above the button',
      'not found': { as: 'marcus', shows: heading('Page not found') },
    },
    'priya',
  ),
  page(
    'organization/locations/[id]',
    '/organization/locations/new',
    {
      filled: { shows: heading('When it is open') },
      conflict: 'a save that came second is answered above the form',
      'not found': missing((id) => `/organization/locations/${id}`),
    },
    'priya',
  ),
  page(
    'organization/services/[id]',
    '/organization/services/new',
    {
      filled: { shows: heading('Who can get it') },
      conflict: 'a save that came second is answered above the form',
      'not found': missing((id) => `/organization/services/${id}`),
    },
    'priya',
  ),
  {
    ...page('directory/[id]', '', {
      filled: { shows: heading('CDL truck driving') },
      'not found': missing((id) => `/directory/${id}`),
    }),
    path: ({ service }) => `/directory/${service}`,
  },
  page(
    'matches',
    '/matches',
    {
      empty: { as: 'calm', shows: text('No likely matches') },
      filled: { as: 'stella', shows: text('Same name and date of birth') },
      'not found': { as: 'marcus', shows: heading('Page not found') },
    },
    'helen',
  ),
  page('notices', '/notices', {
    empty: { as: 'quiet', shows: text(/No notices|Nothing new|no notice/i) },
    filled: { shows: (window) => window.getByRole('link', { name: /R-\w+-\w+|referral for/ }) },
  }),
  page('reports', '/reports', {
    empty: {
      path: () => '/reports?from=2020-01-01&to=2020-03-31',
      shows: text('No referrals on these days'),
    },
    filled: { as: 'marcus', shows: heading('Answered in time') },
  }),
  page(
    'settings/mail',
    '/settings/mail',
    {
      empty: { shows: text('Every email has gone out') },
      filled: {
        act: async (window, { product }) => {
          await product.query(
            `insert into mail_outbox (id, recipient, kind, subject, body, status, tries, failure, failed_at)
             values (gen_random_uuid(), 'rosa@example.org', 'REFERRAL_NEWS', 'x', 'x', 'FAILED', 12, 'ETIMEDOUT', now()),
                    (gen_random_uuid(), 'vera@example.org', 'RESET_PASSWORD', 'x', '', 'FAILED', 1, 'EENVELOPE 550', now())`,
          );
          await visit(window, '/settings/mail');
        },
        shows: text(/^to r•••@example\.org/),
      },
      'not found': { as: 'marcus', shows: heading('Page not found') },
    },
    'stella',
  ),
  page(
    'settings/jobs',
    '/settings/jobs',
    {
      empty: {
        path: () => '/settings/jobs?day=2020-01-01',
        shows: text('No run on this day'),
      },
      filled: { shows: text('Due times: alerts and escalation') },
      'not found': { as: 'marcus', shows: heading('Page not found') },
    },
    'stella',
  ),
  page(
    'settings/clocks',
    '/settings/clocks',
    {
      filled: { shows: text('Opened, neither accepted nor declined') },
      'not found': { as: 'marcus', shows: heading('Page not found') },
    },
    'stella',
  ),
  page(
    'settings/api',
    '/settings/api',
    {
      empty: { as: 'helen', shows: text('No program acts for you') },
      filled: { shows: heading('Intake system') },
      'not found': { as: 'marcus', shows: heading('Page not found') },
    },
    'priya',
  ),
  page(
    'settings/api/webhooks',
    '/settings/api/webhooks',
    {
      empty: { as: 'helen', shows: text('Nothing is told by itself') },
      filled: { shows: heading(/^https:\/\/intake\./) },
      'not found': { as: 'marcus', shows: heading('Page not found') },
    },
    'priya',
  ),
  page('tools', '/tools', {
    loading: NO.asks,
    error: NO.asks,
    offline: NO.asks,
    filled: { shows: heading('Universal Referral System') },
  }),
  page('tools/training', '/tools/training', {
    filled: { shows: heading('Career Planner Learning Series') },
  }),
  {
    ...page('tools/training/[id]', '', {
      filled: { shows: heading('Did you attend or watch session 4?') },
      conflict: 'a poll or a registration takes the last word of the one who says it',
      'not found': missing((id) => `/tools/training/${id}`),
    }),
    path: () => `/tools/training/${trainingId(5)}`,
  },
  page(
    'tools/training/[id]/edit',
    '/tools/training/new/edit',
    {
      filled: { shows: text('Times are those of Chicago.') },
      conflict: 'a save that came second is answered above the form',
      'not found': { as: 'marcus', shows: heading('Page not found') },
    },
    'stella',
  ),
  demo('demo', '/demo', { filled: { shows: heading('This is a demonstration') } }),
  demo('demo/mail', '/demo/mail', { filled: { shows: text(/^to vera@example\.org/) } }),
  demo('demo/clock', '/demo/clock', { filled: { shows: heading('Clock') } }),
];
