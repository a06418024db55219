import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import type { Work } from '../work-item.ts';
import WorkList from './WorkList.svelte';

const work = (id: string, name: string): Work => ({
  id,
  kind: 'DECIDE',
  dueAt: new Date(Date.now() - 86_400_000).toISOString(),
  overdue: true,
  since: '2026-03-09T15:00:00Z',
  asleepUntil: null,
  asleepBecause: null,
  planPersonId: null,
  membership: null,
  organization: null,
  problem: null,
  match: null,
  referral: {
    id: `r-${id}`,
    number: 'R-7K4M-2Q',
    status: 'RECEIVED',
    statusSince: '2026-03-09T15:00:00Z',
    updatedAt: '2026-03-09T15:00:00Z',
    urgency: 'ROUTINE',
    category: 'FOOD',
    personName: name,
    personInitials: 'RD',
    sender: { id: 'library', name: 'Peoria Public Library' },
    receiver: { id: 'pantry', name: 'River Valley Food Bank' },
    service: { id: 's', name: 'Weekly food boxes' },
    senderAssignee: null,
    receiverAssignee: null,
    due: null,
    viewerSide: 'RECEIVER',
  },
});

const names = () =>
  within(screen.getByRole('list', { name: 'Overdue' }))
    .getAllByRole('link')
    .filter((link) => link.hasAttribute('data-open'))
    .map((link) => link.textContent);

test('each line says who, what and from whom, and leads to its action', () => {
  render(WorkList, { items: [work('1', 'Rosa Delgado')], mayRefer: true });
  expect(screen.getByText('Weekly food boxes · from Peoria Public Library')).toBeVisible();
  for (const link of screen.getAllByRole('link'))
    expect(link).toHaveAttribute('href', '/referrals/r-1?do=accept');
});

test('what ends at midnight is due in the last minute of the day before', () => {
  render(WorkList, {
    items: [{ ...work('1', 'Rosa Delgado'), dueAt: '2026-01-02T06:00:00Z' }],
    mayRefer: true,
  });
  expect(screen.getByTitle('Thursday, January 1, 2026, 23:59')).toBeVisible();
});

test('what arrives waits behind "1 new"; what was done stays in its place until asked', async () => {
  const rosa = work('1', 'Rosa Delgado');
  const amir = work('2', 'Amir Haddad');
  const minh = work('3', 'Minh Trần');
  const { rerender } = render(WorkList, { items: [rosa, amir], mayRefer: true });

  await rerender({ items: [minh, amir] });
  expect(names()).toEqual(['RD', 'Amir Haddad']);
  expect(screen.queryByText('Rosa Delgado')).toBeNull();
  expect(screen.getByText('Done')).toBeVisible();

  await userEvent.click(screen.getByRole('button', { name: '1 new' }));
  expect(names()).toEqual(['Minh Trần', 'Amir Haddad']);
  expect(screen.queryByText('Done')).toBeNull();
});

test('nothing to do is good news, and what comes then shows by itself', async () => {
  const { rerender } = render(WorkList, { items: [], mayRefer: false });
  expect(screen.getByText('Nothing waits for you')).toBeVisible();
  expect(screen.queryByRole('link', { name: 'New referral' })).toBeNull();
  await rerender({ items: [work('1', 'Rosa Delgado')] });
  expect(names()).toEqual(['Rosa Delgado']);
});

test('what was put off stands below, with until when and why, for colleagues to see', () => {
  const asleep = {
    ...work('1', 'Rosa Delgado'),
    asleepUntil: new Date(Date.now() + 86_400_000).toISOString(),
    asleepBecause: 'They call on Friday.',
  };
  render(WorkList, { items: [asleep, work('2', 'Amir Haddad')], mayRefer: true });
  expect(names()).toEqual(['Amir Haddad']);
  const list = within(screen.getByRole('list', { name: 'Put off' }));
  expect(list.getByRole('link', { name: 'Rosa Delgado' })).toBeVisible();
  expect(list.getByText(/They call on Friday/)).toBeVisible();
});

test('what was put off is back in its place when its time has come, with nothing else happening', () => {
  const asleep = {
    ...work('1', 'Rosa Delgado'),
    dueAt: new Date(Date.now() - 3_600_000).toISOString(),
    asleepUntil: new Date(Date.now() - 1_000).toISOString(),
    asleepBecause: 'They call on Friday.',
  };
  render(WorkList, { items: [work('2', 'Amir Haddad'), asleep], mayRefer: true });
  expect(names()).toEqual(['Amir Haddad', 'Rosa Delgado']);
  expect(screen.queryByRole('list', { name: 'Put off' })).toBeNull();
  expect(screen.queryByText(/They call on Friday/)).toBeNull();
});

test('a list that is cut says so', async () => {
  const many = Array.from({ length: 100 }, (_, index) => work(String(index), `Person ${index}`));
  const { rerender } = render(WorkList, { items: many.slice(1), mayRefer: true });
  expect(screen.queryByText(/most pressing/)).toBeNull();
  await rerender({ items: many });
  expect(screen.getByText(/These are the 100 most pressing/)).toBeVisible();
});
