import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { mutate } from '#lib/graphql/mutate.ts';
import NoticeSettings from './NoticeSettings.svelte';

vi.mock(import('#lib/graphql/mutate.ts'), async (original) => ({
  ...(await original()),
  mutate: vi.fn(),
}));

const settings = {
  user: { id: 'u' },
  noticeChoices: [
    {
      kind: 'REFERRAL_SENT' as const,
      delivery: 'AT_ONCE' as const,
      options: ['AT_ONCE' as const, 'DAILY' as const],
    },
  ],
  quietHours: null,
};

test('says that it is saved until something else is chosen (CORE-015)', async () => {
  vi.mocked(mutate).mockResolvedValue({ kind: 'ok', value: { viewer: settings } } as never);
  render(NoticeSettings, { settings, audience: 'STAFF' });
  const choice = screen.getByLabelText('New referral');
  await userEvent.selectOptions(choice, 'In the daily summary');
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText(/^Saved\. /)).toBeVisible();
  expect(vi.mocked(mutate).mock.calls[0]?.[1]).toEqual({
    input: { choices: [{ kind: 'REFERRAL_SENT', delivery: 'DAILY' }], quietHours: null },
  });
  await userEvent.selectOptions(choice, 'Email at once');
  expect(screen.queryByText(/^Saved\. /)).toBeNull();
});
