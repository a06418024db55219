import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import FormHarness from './harness/FormHarness.svelte';

describe('Field', () => {
  it('ties label, hint and error to the input inside', () => {
    render(FormHarness, { problems: [{ field: 'contact.phone', message: 'Enter a number.' }] });
    const input = screen.getByLabelText('Phone');
    expect(input).toHaveAccessibleDescription('With area code. Enter a number.');
    expect(input).toBeInvalid();
    expect(input).toHaveAttribute('aria-required', 'true');
  });

  it('says what is optional, and only that', () => {
    render(FormHarness);
    expect(screen.getByRole('group')).toHaveAccessibleName('Urgency (optional)');
    expect(screen.getByLabelText('Phone')).not.toBeInvalid();
    expect(screen.getByLabelText('Phone')).toHaveAccessibleDescription('With area code.');
  });

  it('tells that a group was left, not that one moved inside it', async () => {
    const onblur = vi.fn();
    render(FormHarness, { onblur });
    await userEvent.click(screen.getByLabelText('Routine'));
    await userEvent.click(screen.getByLabelText('Soon'));
    expect(onblur).not.toHaveBeenCalled();
    await userEvent.click(screen.getByText('After'));
    expect(onblur).toHaveBeenCalledOnce();
  });
});
