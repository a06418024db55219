import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { mutate } from '#lib/graphql/mutate.ts';
import ContactQuestion from './ContactQuestion.svelte';

vi.mock(import('#lib/graphql/mutate.ts'), async (original) => ({
  ...(await original()),
  mutate: vi.fn(),
}));

const organization = (name: string) => ({ id: name, name, phone: null });
const referral = {
  id: 'r1',
  number: 'R-7K4M-2Q',
  status: 'RECEIVED' as const,
  version: 1,
  category: 'FOOD' as const,
  viewerActions: ['REPORT_CONTACT' as const],
  sentAt: null,
  completedAt: null,
  declinedAt: null,
  appointmentAt: null,
  outcome: null,
  declineReason: null,
  place: null,
  sender: organization('Cedar Branch Library'),
  receiver: organization('Full Basket Pantry'),
  service: null,
  due: null,
  contactReports: [] as { id: string; contacted: boolean; createdAt: string }[],
};
const nobody = () => screen.getByRole('button', { name: 'Nobody has contacted me' });

describe('ContactQuestion', () => {
  beforeEach(() => void vi.mocked(mutate).mockReset());

  it('thanks at once, before the server has answered', async () => {
    vi.mocked(mutate).mockReturnValue(new Promise(() => {}));
    render(ContactQuestion, { referral, onrefused: vi.fn() });
    await userEvent.click(nobody());
    expect(screen.getByRole('status')).toHaveTextContent(
      'Full Basket Pantry and Cedar Branch Library are told right now.',
    );
    expect(vi.mocked(mutate).mock.calls[0]?.[1]).toEqual({
      input: { referralId: 'r1', contacted: false },
    });
  });

  it('takes it back and says why when it is refused', async () => {
    const onrefused = vi.fn();
    vi.mocked(mutate).mockResolvedValue({
      kind: 'transition',
      message: 'This request is finished.',
      from: 'COMPLETED',
      allowed: [],
      changedBy: null,
      changedAt: null,
    });
    render(ContactQuestion, { referral, onrefused });
    await userEvent.click(nobody());
    expect(await screen.findByRole('alert')).toHaveTextContent('This request is finished.');
    expect(nobody()).toBeInTheDocument();
    expect(onrefused).toHaveBeenCalledOnce();
  });

  it('shows what was said last and offers only the other answer', () => {
    const contactReports = [
      { id: '1', contacted: true, createdAt: '2026-11-19T15:00:00Z' },
      { id: '2', contacted: false, createdAt: '2026-11-20T15:00:00Z' },
    ];
    render(ContactQuestion, { referral: { ...referral, contactReports }, onrefused: vi.fn() });
    expect(screen.getByText(/that nobody has contacted you/)).toBeInTheDocument();
    const answers = screen.getAllByRole('button', { hidden: true }).map((b) => b.textContent);
    expect(answers.map((text) => text?.trim())).toEqual(['They contacted me']);
  });

  it('asks nothing where the viewer may not answer', () => {
    render(ContactQuestion, { referral: { ...referral, viewerActions: [] }, onrefused: vi.fn() });
    expect(screen.queryByRole('button')).toBeNull();
  });
});
