import { render, screen } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { aReferral } from '../referral-fixture.ts';
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
