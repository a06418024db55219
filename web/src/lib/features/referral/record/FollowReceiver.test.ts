import { render } from '@testing-library/svelte';
import { expect, test, vi } from 'vitest';
import { liveSubscription } from '#lib/graphql/live.svelte.ts';
import FollowReceiver from './FollowReceiver.svelte';

vi.mock(import('#lib/graphql/live.svelte.ts'), async (original) => ({
  ...(await original()),
  liveSubscription: vi.fn(),
}));

test('a draft is asked for anew when the record of its receiver changes, and of nobody else (REF-009)', () => {
  const onchange = vi.fn();
  render(FollowReceiver, { receiverId: 'college', after: 'x', onchange });
  const [, variables, handlers] = vi.mocked(liveSubscription).mock.calls[0] ?? [];
  expect(variables?.()).toEqual({ after: 'x' });
  const changed = (organizationId: string) => handlers?.event({ organizationId } as never);
  changed('pantry');
  expect(onchange).not.toHaveBeenCalled();
  changed('college');
  expect(onchange).toHaveBeenCalledOnce();
});
