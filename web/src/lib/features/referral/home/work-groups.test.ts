import { fromLocal } from '@throughline/schema/domain/shared/chicago-time';
import { expect, test } from 'vitest';
import { workGroups } from './work-groups.ts';

const NOW = fromLocal('2026-03-10', 14);
const line = (
  id: string,
  kind: 'ANSWER' | 'NOT_CONTACTED' | 'FINISH_DRAFT',
  dueAt: Date | null,
) => ({
  id,
  item: { kind, dueAt: dueAt?.toISOString() ?? null },
});

test('by due time; what has no hour waits last, but a customer nobody called waits today', () => {
  const lines = [
    line('draft', 'FINISH_DRAFT', null),
    line('week', 'ANSWER', fromLocal('2026-03-12', 17)),
    line('complaint', 'NOT_CONTACTED', null),
    line('late', 'ANSWER', fromLocal('2026-03-09', 17)),
    line('today', 'ANSWER', fromLocal('2026-03-10', 17)),
  ];
  expect(
    workGroups(lines, NOW).map(({ group, lines: of }) => [group, of.map(({ id }) => id)]),
  ).toEqual([
    ['OVERDUE', ['late']],
    ['TODAY', ['today', 'complaint']],
    ['THIS_WEEK', ['week']],
    ['LATER', ['draft']],
  ]);
});
