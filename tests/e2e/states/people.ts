import type { RouteStates } from '../states.ts';
import type { World } from '../support/world.ts';
import { heading, missing, NO, ON_THE_WAY, text } from './common.ts';

const FROM = '/account/password';
const of = ({ stranger }: World, rest = '') => `/people/${stranger}${rest}`;

/** Saved by somebody else while one edits. */
async function renameElsewhere({ ask, act, stranger }: World): Promise<void> {
  const fields = 'version firstName lastName preferredName dateOfBirth language county { fips }';
  const { data } = await ask('joan', `query ($id: ID!) { person(id: $id) { ${fields} } }`, {
    id: stranger,
  });
  const { version, county, ...rest } = data.person;
  await act('joan', 'updatePerson', {
    ...rest,
    id: stranger,
    expectedVersion: version,
    countyFips: county?.fips ?? null,
    preferredName: 'Sunny',
  });
}

export const PEOPLE_STATES: readonly RouteStates[] = [
  {
    route: '(app)/people',
    as: 'rosa',
    path: () => '/people',
    from: FROM,
    states: {
      ...ON_THE_WAY,
      empty: { as: 'quiet', shows: text(/^(Nobody|No person|No one|No people)/) },
      filled: { shows: text('Darnell Brooks') },
      'not found': NO.id,
      conflict: NO.edited,
      'ended access': NO.frame,
    },
  },
  {
    route: '(app)/people/new',
    as: 'rosa',
    path: () => '/people/new',
    from: FROM,
    states: {
      ...ON_THE_WAY,
      empty: { shows: heading('Add person') },
      filled: {
        act: async (page) => {
          await page.getByLabel('First name').fill('Wilhelmina');
          await page.getByLabel('Last name').fill('Oduya');
        },
        shows: (page) => page.getByRole('link', { name: /Wilhelmina Oduya/ }),
      },
      'not found': NO.id,
      conflict: 'two records of one person are both kept, and shown as a likely match',
      'ended access': NO.frame,
    },
  },
  {
    route: '(app)/applications',
    as: 'nadia',
    path: () => '/applications',
    from: FROM,
    states: {
      ...ON_THE_WAY,
      empty: {
        act: (page) => page.getByRole('searchbox').fill('Wilhelmina Oduya'),
        shows: text('No applications here'),
      },
      filled: { shows: (page) => page.getByRole('link', { name: 'Tessa Lindqvist' }) },
      'not found': { as: 'rosa', shows: heading('Page not found') },
      conflict: NO.edited,
      'ended access': NO.frame,
    },
  },
  {
    route: '(app)/people/emergency',
    as: 'marcus',
    path: () => '/people/emergency',
    from: FROM,
    states: {
      ...ON_THE_WAY,
      empty: { as: 'quiet', shows: text('No emergency yet') },
      filled: { shows: text(/No record fitted/) },
      'not found': NO.id,
      conflict: NO.edited,
      'ended access': NO.frame,
    },
  },
  {
    route: '(app)/people/[id]',
    as: 'rosa',
    path: (world) => of(world),
    from: FROM,
    states: {
      ...ON_THE_WAY,
      empty: NO.empty,
      filled: { shows: heading('How to reach them') },
      'not found': missing((id) => `/people/${id}`),
      conflict: {
        deaf: true,
        act: async (page, world) => {
          await page.getByRole('button', { name: 'Edit', exact: true }).click();
          await page.getByLabel('Preferred name').fill('Sun');
          await renameElsewhere(world);
          await page.getByRole('button', { name: 'Save', exact: true }).click();
        },
        shows: text(/saved a change/),
      },
      'ended access': {
        as: 'marcus',
        path: ({ sent }) => `/people/${sent.personId}`,
        act: async (page, { act, ask, sent }) => {
          await page.locator('[data-live-state="live"]').waitFor();
          const { data } = await ask('darnell', '{ viewer { person { consents { id state } } } }');
          const consents = data.viewer.person.consents as { id: string; state: string }[];
          for (const { id } of consents.filter(({ state }) => state === 'ACTIVE'))
            await act('darnell', 'withdrawConsent', { id });
          void sent;
        },
        shows: text('This person is no longer shared with you'),
      },
    },
  },
  {
    route: '(app)/people/[id]/plan',
    as: 'nadia',
    path: ({ applicant }) => `/people/${applicant}/plan`,
    from: FROM,
    states: {
      ...ON_THE_WAY,
      empty: {
        as: 'rosa',
        path: (world) => of(world, '/plan'),
        shows: text('No active application'),
      },
      filled: {
        act: async (page) => {
          await page.getByRole('heading', { name: 'Earlier referrals' }).waitFor();
          await page.getByRole('button', { name: 'Record a program' }).click();
        },
        shows: (page) => page.getByRole('combobox', { name: 'Organization' }),
      },
      'not found': missing((id) => `/people/${id}/plan`),
      conflict: {
        deaf: true,
        act: async (page, { act, ask, applicant }) => {
          await page.getByRole('button', { name: 'Start an application' }).click();
          await page.getByRole('radio', { name: /Youth/ }).check();
          await page.getByRole('radio', { name: 'Signed on paper' }).check();
          const { data } = await ask(
            'helen',
            'query ($id: ID!) { person(id: $id) { applications { program closedAt } } }',
            { id: applicant },
          );
          const active = data.person.applications as { program: string; closedAt: string | null }[];
          if (!active.some((each) => each.program === 'TITLE_I_YOUTH' && !each.closedAt))
            await act('helen', 'startApplication', {
              personId: applicant,
              program: 'TITLE_I_YOUTH',
              agreement: 'WRITTEN',
            });
          await page.getByRole('button', { name: 'Start application' }).click();
        },
        shows: text(/have an active application for this program already/),
      },
      'ended access': NO.frame,
    },
  },
  {
    route: '(app)/matches/[id]',
    as: 'stella',
    path: ({ match }) => `/matches/${match}`,
    from: FROM,
    states: {
      ...ON_THE_WAY,
      empty: NO.empty,
      filled: { shows: heading('Is this one person?') },
      'not found': missing((id) => `/matches/${id}`),
      conflict: {
        deaf: true,
        act: async (page, { act, ask, match }) => {
          const { data } = await ask(
            'stella',
            'query ($id: ID!) { likelyMatch(id: $id) { first { id } } }',
            { id: match },
          );
          const survivorId = data.likelyMatch.first.id as string;
          await act('stella', 'mergePersons', { matchId: match, survivorId, fromMerged: [] });
          await page.getByRole('button', { name: 'Merge the records' }).click();
          await page.getByText(/not found|merged one of these/).waitFor();
          const merges = await ask(
            'stella',
            'query ($id: ID!) { person(id: $id) { merges { id } } }',
            {
              id: survivorId,
            },
          );
          await act('stella', 'undoMerge', { id: merges.data.person.merges[0].id });
        },
        shows: text(/not found|merged one of these/),
      },
      'ended access': NO.frame,
    },
  },
  {
    route: '(app)/people/[id]/invitation',
    as: 'rosa',
    path: (world) => of(world, '/invitation'),
    from: FROM,
    states: {
      ...ON_THE_WAY,
      empty: {
        path: ({ running }) => `/people/${running.personId}/invitation`,
        shows: text(/already has an account/),
      },
      filled: { shows: (page) => page.getByRole('button', { name: 'Make the code' }) },
      'not found': missing((id) => `/people/${id}/invitation`),
      conflict: 'a new code ends the one before',
      'ended access': NO.frame,
    },
  },
  {
    route: '(app)/people/[id]/who-can-see',
    as: 'rosa',
    path: (world) => of(world, '/who-can-see'),
    from: FROM,
    states: {
      ...ON_THE_WAY,
      empty: NO.empty,
      filled: { shows: heading(/^Who can see/) },
      'not found': missing((id) => `/people/${id}/who-can-see`),
      conflict: NO.edited,
      'ended access': NO.frame,
    },
  },
  {
    route: '(app)/people/access-log',
    as: 'stella',
    path: () => '/people/access-log',
    from: FROM,
    states: {
      ...ON_THE_WAY,
      empty: { path: () => '/people/access-log?to=2020-01-31', shows: text('Nobody looked') },
      filled: {
        act: async (page, { ask, stranger }) => {
          await ask('rosa', 'query ($id: ID!) { person(id: $id) { id } }', { id: stranger });
          await page.reload();
        },
        shows: text('Rosa Delgado'),
      },
      'not found': { as: 'rosa', shows: heading('Page not found') },
      conflict: NO.edited,
      'ended access': NO.frame,
    },
  },
  {
    route: '(app)/people/[id]/access-log',
    as: 'stella',
    path: (world) => of(world, '/access-log'),
    from: FROM,
    states: {
      ...ON_THE_WAY,
      empty: {
        path: (world) => of(world, '/access-log?to=2020-01-31'),
        shows: text('Nobody looked'),
      },
      filled: {
        act: async (page, { ask, stranger }) => {
          await ask('rosa', 'query ($id: ID!) { person(id: $id) { id } }', { id: stranger });
          await page.reload();
        },
        shows: text('Rosa Delgado'),
      },
      'not found': missing((id) => `/people/${id}/access-log`),
      conflict: NO.edited,
      'ended access': NO.frame,
    },
  },
];
