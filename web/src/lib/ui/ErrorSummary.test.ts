import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import FormHarness from './harness/FormHarness.svelte';

const PROBLEMS = [
  { field: 'contact.phone', message: 'Enter a number.' },
  { field: 'urgency', message: 'Choose one.' },
];

describe('ErrorSummary', () => {
  it('takes the focus and announces through a child', async () => {
    render(FormHarness, { problems: PROBLEMS });
    const alert = screen.getByRole('alert');
    await vi.waitFor(() => expect(alert.parentElement).toHaveFocus());
    expect(alert).toHaveTextContent('There is a problem');
  });

  it('is not there without problems', () => {
    render(FormHarness);
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('takes the focus again for the same problems of the next submit', async () => {
    const { rerender } = render(FormHarness, { problems: PROBLEMS });
    await userEvent.click(screen.getByText('After'));
    await rerender({ problems: [...PROBLEMS] });
    await vi.waitFor(() => expect(screen.getByRole('alert').parentElement).toHaveFocus());
  });

  it('leads to the input, and in a group to the first one', async () => {
    render(FormHarness, { problems: PROBLEMS });
    await userEvent.click(screen.getByRole('link', { name: 'Enter a number.' }));
    expect(screen.getByLabelText('Phone')).toHaveFocus();
    await userEvent.click(screen.getByRole('link', { name: 'Choose one.' }));
    expect(screen.getByLabelText('Routine')).toHaveFocus();
  });
});
