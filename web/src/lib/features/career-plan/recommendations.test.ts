import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import type { RecommendationFacts } from './recommendation.graphql.ts';
import Recommendations from './Recommendations.svelte';

const at = '2026-11-03T18:00:00.000Z';
const need: RecommendationFacts = {
  category: 'CHILD_CARE',
  reasons: [{ reason: 'NEED', at, referralId: null }],
  dismissal: null,
};
const declined: RecommendationFacts = {
  category: 'HOUSING',
  reasons: [{ reason: 'DECLINED', at, referralId: 'r1' }],
  dismissal: { reason: 'NOT_WANTED', at },
};
const show = (
  recommendations: readonly RecommendationFacts[],
  onrefer: ((category: string) => unknown) | null = () => undefined,
) =>
  render(Recommendations, {
    personId: 'p1',
    name: 'Tessa',
    recommendations,
    onrefer,
    onchanged: () => undefined,
  });

test('says which service answers what, and why; one click begins the referral (REF-023)', async () => {
  const onrefer = vi.fn();
  show([need], onrefer);
  expect(screen.getByText('Child and dependent care')).toBeVisible();
  expect(screen.getByText(/Recorded as a need, and nobody serves it, since/)).toBeVisible();
  await userEvent.click(
    screen.getByRole('button', { name: 'Make referral: Child and dependent care' }),
  );
  expect(onrefer).toHaveBeenCalledExactlyOnceWith('CHILD_CARE');
});

test('keeps what was put aside out of the way, with its reason', () => {
  show([declined]);
  expect(screen.getByText('Nothing to recommend now')).toBeVisible();
  expect(screen.getByText('Put aside (1)')).toBeVisible();
  expect(screen.getByText(/They do not want it/)).toBeInTheDocument();
  expect(screen.getByRole('link', { name: 'see the referral', hidden: true })).toHaveAttribute(
    'href',
    '/referrals/r1',
  );
});

test('offers no referral to whom none is open', () => {
  show([need], null);
  expect(screen.queryByRole('button', { name: /Make referral/ })).toBeNull();
});
