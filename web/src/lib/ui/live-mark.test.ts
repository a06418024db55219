import { render, screen } from '@testing-library/svelte';
import { createRawSnippet } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import LiveMark from './LiveMark.svelte';

const children = createRawSnippet(() => ({ render: () => '<span>Accepted</span>' }));
const marked = () => screen.getByText('Accepted').closest('[data-live]') !== null;

describe('liveMark', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('marks a change for four seconds, and not what was there from the start', async () => {
    const { rerender } = render(LiveMark, { on: 1, children });
    expect(marked()).toBe(false);
    await rerender({ on: 2 });
    expect(marked()).toBe(true);
    vi.advanceTimersByTime(4_000);
    expect(marked()).toBe(false);
    await rerender({ on: 2 });
    expect(marked()).toBe(false);
  });

  it('marks at once what arrived just now', () => {
    render(LiveMark, { on: 1, fresh: true, children });
    expect(marked()).toBe(true);
  });
});
