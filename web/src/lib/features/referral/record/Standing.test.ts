import { render, screen } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { aReferral } from '../referral-fixture.ts';
import Standing from './Standing.svelte';

const show = (status: 'IN_PROGRESS' | 'COMPLETED') =>
  render(Standing, { referral: aReferral({ status }), ended: null, gone: false });

test('opened after the consent has ended by its date, it says so, and who can renew it (REF-050)', () => {
  show('IN_PROGRESS');
  expect(screen.getByText(/because the consent it rested on expired/)).toBeVisible();
  expect(screen.getByText(/Peoria Public Library can renew it/)).toBeVisible();
});

test('what was completed long ago has ended for good', () => {
  show('COMPLETED');
  expect(screen.getByText(/the time for which you could see it is over/)).toBeVisible();
  expect(screen.queryByText(/can renew it/)).toBeNull();
});
