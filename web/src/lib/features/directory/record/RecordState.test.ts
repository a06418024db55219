import { render, screen } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import type { OrganizationRecord } from './record.graphql.ts';
import RecordState from './RecordState.svelte';

test('says by whom and on which day in Chicago it was looked through, late in the evening too', () => {
  const record = {
    completeness: 100,
    missing: [],
    locations: [],
    allServices: [],
    stale: false,
    verifiedAt: '2026-11-23T03:10:00Z',
    verifyBy: '2027-05-23T03:10:00Z',
    verifiedBy: { name: 'Dolores Vega' },
    viewerActions: [],
  } as unknown as OrganizationRecord;
  render(RecordState, { record, hrefOf: () => '', onverified: () => {} });
  expect(screen.getByTitle('November 22, 2026')).toBeVisible();
  expect(screen.getByTitle('May 22, 2027')).toBeVisible();
  expect(screen.getByText(/looked through on/)).toHaveTextContent(/\w by Dolores Vega\./);
});
