import { expect, test } from 'vitest';
import { belongs, MINE } from './caseload-filter.ts';

const started = { status: 'STARTED', closedAt: null, planner: { id: 'nadia' } } as const;
const withdrawn = { ...started, status: 'WITHDRAWN', closedAt: '2026-03-01T15:00:00Z' } as const;

test.each([
  ['one’s own', started, MINE, true],
  ['a colleague’s', { ...started, planner: { id: 'helen' } }, MINE, false],
  ['nobody’s', { ...started, planner: null }, MINE, false],
  ['everybody’s', { ...started, planner: null }, { ...MINE, whose: 'ALL' }, true],
  ['of a colleague who was asked for', started, { ...MINE, whose: 'helen' }, false],
  ['closed', withdrawn, MINE, false],
  ['of the status asked for', withdrawn, { ...MINE, status: 'WITHDRAWN' as const }, true],
  ['of another status', started, { ...MINE, status: 'ENROLLED' as const }, false],
  ['while a name is searched', started, { ...MINE, words: 'Ana' }, false],
])('%s', (_name, arrival, filter, expected) =>
  expect(belongs(arrival, filter, 'nadia')).toBe(expected),
);
