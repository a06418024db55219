import Ellipsis from '@lucide/svelte/icons/ellipsis';
import { fireEvent, render, screen } from '@testing-library/svelte';
import { expect, it, vi } from 'vitest';
import IconButton from './IconButton.svelte';

it('ends its tooltip when it is pressed, whatever else the press does', async () => {
  const onpointerdown = vi.fn();
  const onclick = vi.fn();
  render(IconButton, { label: 'More actions', icon: Ellipsis, onpointerdown, onclick });
  const button = screen.getByRole('button', { name: 'More actions' });
  await fireEvent.pointerMove(button, { pointerType: 'mouse' });
  await screen.findByText('More actions');
  await fireEvent.pointerDown(button);
  await fireEvent.click(button);
  expect(onpointerdown).toHaveBeenCalledOnce();
  expect(onclick).toHaveBeenCalledOnce();
  await vi.waitFor(() => expect(screen.queryByText('More actions')).toBeNull());
});
