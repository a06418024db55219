import { render, screen } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import ServiceResult from './ServiceResult.svelte';

const DAY = 24 * 60 * 60 * 1000;
const ago = (days: number) => new Date(Date.now() - days * DAY).toISOString();

const referral = (completedAt: string, results: object[] = []) => ({
  id: 'r1',
  number: 'R-7K4M-2Q',
  status: 'COMPLETED' as const,
  statusSince: completedAt,
  version: 3,
  category: 'FOOD' as const,
  pathway: 'UNIVERSAL' as const,
  origin: 'INTAKE' as const,
  outcome: 'SERVICES_DELIVERED' as const,
  acceptedAt: completedAt,
  startedAt: completedAt,
  completedAt,
  sender: { id: 'library', name: 'Library' },
  receiver: { id: 'pantry', name: 'Pantry', programs: [] },
  service: { id: 's', name: 'Food boxes' },
  person: { id: 'p1' },
  results: results as never,
});
const show = (completedAt: string, results: object[] = [], applicationId: string | null = 'a1') =>
  render(ServiceResult, {
    referral: referral(completedAt, results),
    applicationId,
    onchanged: () => undefined,
  });

test('asks whoever plans how it ended, by a day (REF-034)', () => {
  show(ago(1));
  expect(screen.getByText(/How did it end\? Due/)).toBeVisible();
  for (const name of ['Successful', 'Unsuccessful'])
    expect(screen.getByRole('button', { name })).toBeVisible();
});

test('says when that day has passed', () => {
  show(ago(12));
  expect(screen.getByText(/Was due/)).toBeVisible();
});

test('shows what was written down, and lets the same plan change it', () => {
  const judged = {
    application: { id: 'a1' },
    result: 'UNSUCCESSFUL',
    late: true,
    recordedAt: ago(0),
  };
  show(ago(12), [judged]);
  expect(screen.getByText('Unsuccessful')).toBeVisible();
  expect(screen.getByText(/, late/)).toBeVisible();
  expect(screen.getByRole('button', { name: /^Change.*R-7K4M-2Q$/ })).toBeVisible();
});

test('others only read', () => {
  const judged = {
    application: { id: 'a1' },
    result: 'SUCCESSFUL',
    late: false,
    recordedAt: ago(0),
  };
  show(ago(2), [judged], null);
  expect(screen.getByText('Successful')).toBeVisible();
  expect(screen.queryByRole('button')).toBeNull();
});
