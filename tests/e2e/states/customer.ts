import type { RouteStates } from '../states.ts';
import type { World } from '../support/world.ts';
import { heading, missing, NO, ON_THE_WAY, SESSION_ENDED, text } from './common.ts';

/** Staff save another phone number while the customer types. */
async function callElsewhere({ ask, act, sent }: World): Promise<void> {
  const fields =
    'version phone phoneMessageOk email addressLine city zip preferredChannel safeTimesNote';
  const { data } = await ask(
    'rosa',
    `query ($id: ID!) { person(id: $id) { contact { ${fields} safeTimes { days from to } } } }`,
    { id: sent.personId },
  );
  const { version, ...contact } = data.person.contact;
  await act('rosa', 'updateContact', {
    personId: sent.personId,
    expectedVersion: version,
    contact: { ...contact, phone: '815-555-0111' },
  });
}

export const CUSTOMER_STATES: readonly RouteStates[] = [
  {
    route: '(customer)/me',
    as: 'darnell',
    path: () => '/me',
    from: '/me/account',
    states: {
      ...ON_THE_WAY,
      empty: { as: 'fresh', shows: text('No requests yet') },
      filled: { shows: heading('Under way') },
      'not found': NO.id,
      conflict: NO.edited,
      'ended access': SESSION_ENDED,
    },
  },
  {
    route: '(customer)/me/account',
    as: 'darnell',
    path: () => '/me/account',
    from: '/me',
    states: {
      ...ON_THE_WAY,
      empty: NO.empty,
      filled: { shows: heading('My account') },
      'not found': NO.id,
      conflict: NO.own,
      'ended access': NO.frame,
    },
  },
  {
    route: '(customer)/me/account/notices',
    as: 'darnell',
    path: () => '/me/account/notices',
    from: '/me/account',
    states: {
      ...ON_THE_WAY,
      empty: NO.empty,
      filled: { shows: heading('Quiet hours') },
      'not found': NO.id,
      conflict: NO.own,
      'ended access': NO.frame,
    },
  },
  {
    route: '(customer)/me/notices',
    as: 'darnell',
    path: () => '/me/notices',
    from: '/me/account',
    states: {
      ...ON_THE_WAY,
      empty: { as: 'fresh', shows: text('No notices yet') },
      filled: { shows: (page) => page.getByRole('link', { name: /We asked/ }) },
      'not found': NO.id,
      conflict: NO.edited,
      'ended access': NO.frame,
    },
  },
  {
    route: '(customer)/me/contact',
    as: 'darnell',
    path: () => '/me/contact',
    from: '/me/account',
    states: {
      ...ON_THE_WAY,
      empty: NO.empty,
      filled: { shows: heading('How to reach me') },
      'not found': NO.id,
      conflict: {
        deaf: true,
        act: async (page, world) => {
          await page.getByLabel('City').fill('Belvidere');
          await callElsewhere(world);
          await page.getByRole('button', { name: 'Save', exact: true }).click();
        },
        shows: text(/changed this/),
      },
      'ended access': NO.frame,
    },
  },
  {
    route: '(customer)/me/consent',
    as: 'darnell',
    path: () => '/me/consent',
    from: '/me/account',
    states: {
      ...ON_THE_WAY,
      empty: { as: 'fresh', shows: text(/^You have not agreed to share anything/) },
      filled: { shows: heading('What you agreed to') },
      'not found': NO.id,
      conflict: 'taking back twice is taking back',
      'ended access': NO.frame,
    },
  },
  {
    route: '(customer)/me/consent/looks',
    as: 'darnell',
    path: () => '/me/consent/looks',
    from: '/me/account',
    states: {
      ...ON_THE_WAY,
      empty: { as: 'fresh', shows: text('Nobody has looked yet') },
      filled: {
        act: async (page, { ask, sent }) => {
          await ask('marcus', 'query ($id: ID!) { person(id: $id) { id } }', { id: sent.personId });
          await page.reload();
        },
        shows: text('Opened your information'),
      },
      'not found': NO.id,
      conflict: NO.edited,
      'ended access': NO.frame,
    },
  },
  {
    route: '(customer)/me/referrals/[id]',
    as: 'darnell',
    path: ({ sent }) => `/me/referrals/${sent.id}`,
    from: '/me/account',
    states: {
      ...ON_THE_WAY,
      empty: NO.empty,
      filled: { shows: heading('What happens next') },
      'not found': missing((id) => `/me/referrals/${id}`),
      conflict: {
        deaf: true,
        act: async (page, { act, sent }) => {
          await page.getByRole('button', { name: 'Stop this request' }).click();
          await act('rosa', 'recallReferral', { id: sent.id });
          await page.getByRole('button', { name: 'Yes, stop it' }).click();
        },
        shows: (page) => page.getByText(/changed this|cannot be done|not found|no longer/i),
      },
      'ended access': NO.frame,
    },
  },
];
