import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import Banner from './Banner.svelte';

describe('Banner', () => {
  it.each([
    ['danger', 'alert'],
    ['success', 'status'],
    ['warning', 'status'],
    ['info', 'status'],
  ] as const)('%s is read out as %s', (tone, role) => {
    render(Banner, { tone, title: 'Sent to Lakeside College.' });
    expect(screen.getByRole(role)).toHaveTextContent('Sent to Lakeside College.');
  });

  it('can be put away only when someone listens', async () => {
    const ondismiss = vi.fn();
    const { rerender } = render(Banner, { tone: 'info', title: 'A' });
    expect(screen.queryByRole('button')).toBeNull();
    await rerender({ ondismiss });
    await userEvent.click(screen.getByRole('button', { name: 'Dismiss' }));
    expect(ondismiss).toHaveBeenCalledOnce();
  });

  it('takes the focus that has gone with what was pressed, and none that somebody has', async () => {
    render(Banner, { tone: 'success', follows: true, title: 'The consent is recorded.' });
    await vi.waitFor(() => expect(screen.getByRole('status')).toHaveFocus());

    const field = document.body.appendChild(document.createElement('input'));
    field.focus();
    render(Banner, { tone: 'danger', follows: true, title: 'It was not saved.' });
    await Promise.resolve();
    expect(field).toHaveFocus();
    field.remove();
  });
});
