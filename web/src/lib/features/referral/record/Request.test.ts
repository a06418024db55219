import { render, screen } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { aReferral } from '../referral-fixture.ts';
import type { ReferralRecordData } from '../record.ts';
import Request from './Request.svelte';

test('of an earlier record it leads back to the plan that has it (REF-025, REF-041)', async () => {
  const plan = { id: 'a', program: 'TITLE_I_ADULT', startedAt: '2026-03-08T15:00:00Z' } as const;
  const { rerender } = render(Request, {
    referral: aReferral({ status: 'IN_PROGRESS' }),
    earlierOf: [{ ...plan, person: { id: 'ana' } }],
  });
  expect(screen.getByRole('link', { name: /Adult/ })).toHaveAttribute('href', '/people/ana/plan');
  expect(screen.getByText(/Open/)).toBeVisible();
  await rerender({ earlierOf: [] });
  expect(screen.queryByText('On the plan')).toBeNull();
});

test('a consent holds to the end of its last day, the one its note names as well (REF-050)', async () => {
  const consent = {
    state: 'ACTIVE',
    scopes: ['IDENTITY'],
    expiresAt: '2026-12-02T06:00:00Z',
    withdrawnAt: null,
  } as unknown as ReferralRecordData['consent'];
  const { rerender } = render(Request, { referral: aReferral({ consent }) });
  expect(screen.getByTitle('December 1, 2026')).toBeVisible();
  await rerender({ referral: aReferral({ consent: consent && { ...consent, state: 'EXPIRED' } }) });
  expect(screen.getByTitle('December 1, 2026')).toBeVisible();
});
