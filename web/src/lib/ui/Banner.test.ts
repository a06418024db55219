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
});
