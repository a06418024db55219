import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import type { SafeTime } from '@throughline/schema/domain/customer/safe-times';
import { describe, expect, it } from 'vitest';
import SafeTimesInput from './SafeTimesInput.svelte';

function open(value: SafeTime[] = []) {
  let now = $state.raw(value);
  render(SafeTimesInput, {
    problem: (index: number) => (index === 0 ? 'The end must be later than the start.' : undefined),
    get value() {
      return now;
    },
    set value(next: SafeTime[]) {
      now = next;
    },
  });
  return { user: userEvent.setup(), times: () => now };
}
const EVENING: SafeTime = { days: ['WED', 'FRI'], from: '17:00', to: '20:00' };

describe('SafeTimesInput', () => {
  it('means any time while nothing is entered, and offers working hours to begin with', async () => {
    const { user, times } = open();
    expect(screen.getByLabelText('Any time')).toBeChecked();
    await user.click(screen.getByLabelText('Only at these times'));
    expect(times()).toEqual([
      { days: ['MON', 'TUE', 'WED', 'THU', 'FRI'], from: '09:00', to: '17:00' },
    ]);
    await user.click(screen.getByLabelText('Any time'));
    expect(times()).toEqual([]);
  });

  it('keeps the days in the order of the week, whatever was ticked first', async () => {
    const { user, times } = open([EVENING]);
    await user.click(screen.getByLabelText('Mon'));
    await user.click(screen.getByLabelText('Fri'));
    expect(times()[0]?.days).toEqual(['MON', 'WED']);
  });

  it('says what is wrong with which line', () => {
    open([EVENING, EVENING]);
    expect(screen.getAllByText('The end must be later than the start.')).toHaveLength(1);
  });

  it('is any time again when the last line goes', async () => {
    const { user, times } = open([EVENING]);
    await user.click(screen.getByRole('button', { name: 'Remove these times' }));
    expect(times()).toEqual([]);
  });
});
