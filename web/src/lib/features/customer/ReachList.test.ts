import { render, screen } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import ReachList from './ReachList.svelte';

test('who can see says the same last day as the consent it comes from (REF-050)', () => {
  render(ReachList, {
    reaches: [
      {
        reason: 'RECEIVED_REFERRAL',
        opens: ['IDENTITY'],
        beganAt: '2026-11-23T15:00:00Z',
        validUntil: '2027-11-23T06:00:00Z',
        endedAt: null,
        endReason: null,
        organization: { id: 'o', name: 'Lakeside College', kind: 'PARTNER', city: null },
        referral: null,
      },
    ],
  });
  expect(screen.getByTitle('November 22, 2027')).toBeVisible();
});
