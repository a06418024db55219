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
    await vi.waitFor(() => expect(onblur).toHaveBeenCalledOnce());
  });

  it('tells nothing while the pointer is pressed, for what moves away from under it is not clicked', async () => {
    const onblur = vi.fn();
    const onclick = vi.fn(() => expect(onblur).not.toHaveBeenCalled());
    render(FormHarness, { onblur, onclick });
    const after = screen.getByText('After');
    const user = userEvent.setup();
    await user.click(screen.getByLabelText('Soon'));
    await user.pointer({ keys: '[MouseLeft>]', target: after });
    expect(onblur).not.toHaveBeenCalled();
    await user.pointer({ keys: '[/MouseLeft]', target: after });
    await vi.waitFor(() => expect(onblur).toHaveBeenCalledOnce());
    expect(onclick).toHaveBeenCalledOnce();
  });

  it('tells at once when it is left by a key', async () => {
    const onblur = vi.fn();
    render(FormHarness, { onblur });
    await userEvent.click(screen.getByLabelText('Soon'));
    await userEvent.tab();
    expect(onblur).toHaveBeenCalledOnce();
  });
});
