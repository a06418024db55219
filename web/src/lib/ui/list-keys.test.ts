import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import ListHarness from './harness/ListHarness.svelte';

const focused = () => document.activeElement?.textContent;

describe('listKeys', () => {
  it('moves with j and k, and stops at the ends', async () => {
    render(ListHarness, { ontoggle: vi.fn() });
    await userEvent.keyboard('j');
    expect(focused()).toBe('first a');
    await userEvent.keyboard('jjjj');
    expect(focused()).toBe('first c');
    await userEvent.keyboard('k');
    expect(focused()).toBe('first b');
  });

  it('selects with x the line that has the focus', async () => {
    const ontoggle = vi.fn();
    render(ListHarness, { ontoggle });
    await userEvent.keyboard('x');
    expect(ontoggle).not.toHaveBeenCalled();
    await userEvent.keyboard('jjx');
    expect(ontoggle).toHaveBeenCalledExactlyOnceWith('first-b');
  });

  it('serves only the list with the focus', async () => {
    const ontoggle = vi.fn();
    render(ListHarness, { ontoggle });
    screen.getByText('second a').focus();
    await userEvent.keyboard('jx');
    expect(focused()).toBe('second b');
    expect(ontoggle).toHaveBeenCalledExactlyOnceWith('second-b');
  });

  it('lets one type', async () => {
    render(ListHarness, { ontoggle: vi.fn() });
    await userEvent.type(screen.getByLabelText('Filter'), 'jkx');
    expect(screen.getByLabelText('Filter')).toHaveValue('jkx');
    expect(screen.getByLabelText('Filter')).toHaveFocus();
  });
});
