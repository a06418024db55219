import { MEMBERSHIP_ENDED } from '@throughline/schema/domain/identity/session';
import { render, screen } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { connection } from '#lib/graphql/connection.svelte.ts';
import SessionWarning from './SessionWarning.svelte';
import type { Viewer } from './viewer.ts';

const at = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
const viewer: Viewer = {
  user: { id: 'u', name: 'Noor Sadiq' },
  email: 'noor@example.org',
  emailVerified: true,
  locale: 'en',
  role: 'PARTNER_STAFF',
  capabilities: [],
  unreadNotices: 0,
  session: { id: 's', lastSeenAt: at(0), expiresAt: at(8), endsAt: at(12) },
  actingMembership: {
    id: 'm',
    role: 'PARTNER_STAFF',
    organization: { id: 'o', name: 'Lakeside College', kind: 'PARTNER', practice: false },
  },
  memberships: [],
  person: null,
};

test('names the organization one no longer works for, though the viewer has moved on', async () => {
  const { rerender } = render(SessionWarning, { viewer });
  await rerender({ viewer: { ...viewer, actingMembership: null } });
  connection.ended(MEMBERSHIP_ENDED);
  expect(await screen.findByText(/no longer work for Lakeside College here/)).toBeVisible();
});
