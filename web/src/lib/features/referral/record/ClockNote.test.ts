import { render, screen } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { aReferral } from '../referral-fixture.ts';
import ClockNote from './ClockNote.svelte';

test('while the consent is over it promises no time, and says whose turn it is (REF-050)', async () => {
  const due = {
    rule: 'UNDECIDED',
    since: '2026-03-10T15:00:00Z',
    dueAt: '2026-03-13T22:00:00Z',
    side: 'RECEIVER',
    overdue: true,
    consentOver: true,
  } as const;
  const { rerender } = render(ClockNote, { referral: aReferral({ due }) });
  expect(
    screen.getByText(
      'The consent has ended. Lakeside College can go on when Peoria Public Library has renewed it.',
    ),
  ).toBeVisible();
  expect(screen.queryByText(/Decision/)).toBeNull();
  await rerender({ referral: aReferral({ due: { ...due, consentOver: false } }) });
  expect(screen.getByText(/Decision overdue since/)).toBeVisible();
});
