import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import NeedsPanel from './NeedsPanel.svelte';

const person = {
  id: 'ana',
  needs: [
    {
      id: 'n',
      category: 'HOUSING' as const,
      note: null,
      createdAt: '2026-03-09T15:00:00Z',
      metAt: null,
      recordedBy: { id: 'library', name: 'Peoria Public Library' },
    },
  ],
};
const rest = { canAdd: false, organizationId: 'college', userId: 'kim' };

test('from a need it is one click to who can help, for whoever refers (REF-043)', async () => {
  const onrefer = vi.fn();
  const { rerender } = render(NeedsPanel, { person, ...rest, onrefer });
  await userEvent.click(screen.getByRole('button', { name: /^Find help/ }));
  expect(onrefer).toHaveBeenCalledExactlyOnceWith('HOUSING');
  await rerender({ onrefer: null });
  expect(screen.queryByRole('button', { name: /^Find help/ })).toBeNull();
});
