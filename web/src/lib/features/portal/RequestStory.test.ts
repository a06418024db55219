import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { browserClient } from '#lib/graphql/browser-client.svelte.ts';
import RequestStory from './RequestStory.svelte';
import { STORY_PAGE } from './portal.operations.ts';

vi.mock(
  import('#lib/graphql/browser-client.svelte.ts'),
  () => ({ browserClient: vi.fn() }) as never,
);

const query = vi.fn();
beforeEach(() => {
  query.mockReset();
  query.mockReturnValue({ toPromise: () => Promise.resolve({}) });
  vi.mocked(browserClient).mockReturnValue({ query } as never);
});

const entry = (place: number) => ({
  cursor: `c${place}`,
  node: {
    id: `a${place}`,
    at: new Date(Date.UTC(2026, 2, 1, 12, place)).toISOString(),
    kind: 'ATTEMPT_LOGGED',
    actorRole: 'PARTNER_STAFF',
    actorOrganization: { id: 'o', name: `Partner ${place}` },
    outcome: null,
    declineReason: null,
    result: 'REACHED',
    contacted: null,
  },
});
const show = (places: readonly number[], hasPreviousPage: boolean) =>
  render(RequestStory, {
    referral: {
      id: 'r',
      sender: { id: 's', name: 'Library', phone: null },
      receiver: { id: 'o', name: 'College', phone: null },
      history: { edges: places.map(entry), pageInfo: { hasPreviousPage, startCursor: 'c0' } },
    } as never,
  });
const asked = () =>
  query.mock.calls.map(([, variables]) => (variables as { before: string }).before);

test('a story that is all here offers nothing more', () => {
  show([1, 2], false);
  expect(screen.queryByRole('button', { name: 'Show earlier' })).toBeNull();
  expect(asked()).toEqual([]);
});

test('earlier pages are asked for from where this one begins', async () => {
  show([1, 2], true);
  await userEvent.click(screen.getByRole('button', { name: 'Show earlier' }));
  expect(asked()).toEqual(['c0']);
});

test('with earlier pages here it asks for what the newest page may have left behind, and tells it in order', () => {
  const places = Array.from({ length: STORY_PAGE + 2 }, (_, place) => place);
  show([1, 0, ...places.slice(2)], false);
  expect(asked()).toEqual(['c2']);
  const told = screen.getAllByRole('listitem').map(({ textContent }) => textContent);
  expect(told[0]).toContain('Partner 0');
  expect(told[1]).toContain('Partner 1');
});
