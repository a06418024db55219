import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import Combobox from './Combobox.svelte';
import { matches } from './option-source.svelte.ts';
import type { Option } from './types.ts';

const OPTIONS: Option[] = [
  { value: '1', label: 'Peoria Public Library', hint: 'Peoria' },
  { value: '2', label: 'Centro Romero', hint: 'Chicago' },
  { value: '3', label: 'Clínica Pérez' },
];

const box = () => screen.getByRole('combobox');
/** Floating layers stay hidden in jsdom, which lays nothing out. */
const shown = () =>
  screen.queryAllByRole('option', { hidden: true }).map((o) => o.textContent?.trim());

describe('matches', () => {
  it.each([
    ['perez', 2, true],
    ['clin per', 2, true],
    ['rez', 2, false],
    ['library peo', 0, true],
    ['chicago rom', 1, true],
    ['', 0, true],
  ])('%s against option %i: %s', (typed, index, expected) => {
    expect(matches(OPTIONS[index] as Option, typed)).toBe(expected);
  });
});

describe('Combobox', () => {
  it('filters as one types and chooses by keyboard', async () => {
    const onselect = vi.fn();
    render(Combobox, { options: OPTIONS, label: 'Organization', onselect });
    await userEvent.type(box(), 'romero');
    await vi.waitFor(() => expect(shown()).toEqual(['Centro Romero Chicago']));
    await userEvent.keyboard('{Enter}');
    expect(onselect).toHaveBeenCalledWith(OPTIONS[1]);
    expect(box()).toHaveValue('Centro Romero');
  });

  it('puts the choice back when one leaves in the middle of typing', async () => {
    render(Combobox, { options: OPTIONS, selected: OPTIONS[0], label: 'Organization' });
    expect(box()).toHaveValue('Peoria Public Library');
    await userEvent.type(box(), ' xyz');
    await userEvent.tab();
    await vi.waitFor(() => expect(box()).toHaveValue('Peoria Public Library'));
  });

  it('asks a search once per pause, and the last typing wins', async () => {
    const asked: string[] = [];
    const search = vi.fn(async (words: string, signal: AbortSignal) => {
      asked.push(words);
      if (words === 'cen') await new Promise((resolve) => setTimeout(resolve, 600));
      return signal.aborted ? [] : OPTIONS.filter((o) => matches(o, words));
    });
    render(Combobox, { search, label: 'Organization', once: true });
    await userEvent.type(box(), 'cen');
    await vi.waitFor(() => expect(asked).toEqual(['cen']));
    await userEvent.clear(box());
    await userEvent.type(box(), 'peo');
    await vi.waitFor(() => expect(shown()).toEqual(['Peoria Public Library Peoria']));
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(shown()).toEqual(['Peoria Public Library Peoria']);
    expect(asked).toEqual(['cen', 'peo']);
  });

  it('says so when the search fails', async () => {
    render(Combobox, { search: () => Promise.reject(new Error('down')), label: 'Organization' });
    await userEvent.type(box(), 'a');
    expect(await screen.findByText(/did not work/)).toBeInTheDocument();
  });
});
