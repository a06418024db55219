import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { createRawSnippet } from 'svelte';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { mutate } from '#lib/graphql/mutate.ts';
import JoinPanel from './JoinPanel.svelte';
import type { Session } from './training.operations.ts';

vi.mock(import('#lib/graphql/mutate.ts'), async (original) => ({
  ...(await original()),
  mutate: vi.fn(),
}));

const at = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
const session = (otherwise: Partial<Session> = {}): Session => ({
  id: 's1',
  pathway: 'UNIVERSAL',
  number: null,
  title: 'Answering referrals',
  description: 'From the first look to the outcome.',
  objectives: [],
  prompts: [],
  startsAt: at(1),
  endsAt: at(2),
  recordingUrl: null,
  opensPractice: false,
  practiceFrom: null,
  liveUrl: null,
  version: 0,
  registration: null,
  registrations: [],
  polls: [],
  viewerActions: ['REGISTER'],
  ...otherwise,
});
const registration = { registeredAt: at(-1), noticeReadAt: null };
const meeting = () => screen.queryByRole('link', { name: /Join the meeting/ });

describe('JoinPanel', () => {
  beforeEach(() => void vi.mocked(mutate).mockReset());

  it('registers, and says why when it is too late', async () => {
    vi.mocked(mutate).mockResolvedValue({
      kind: 'conflict',
      message: 'This session is over.',
      changedBy: null,
      changedAt: null,
    });
    render(JoinPanel, { session: session() });
    await userEvent.click(screen.getByRole('button', { name: 'Register' }));
    expect(vi.mocked(mutate).mock.calls[0]?.[1]).toEqual({ input: { sessionId: 's1' } });
    expect(await screen.findByText(/This session is over/)).toBeInTheDocument();
  });

  it('says what a practice account takes, and opens it (REF-065)', async () => {
    const open = createRawSnippet(() => ({ render: () => '<button>Practice</button>' }));
    const access = session({ opensPractice: true });
    const { rerender } = render(JoinPanel, { session: access, practice: open });
    expect(screen.getByText(/Whoever registers before the session begins/)).toBeInTheDocument();
    await rerender({ session: { ...access, registration, practiceFrom: at(2) } });
    expect(screen.getByText(/Yours opens with the end of the session/)).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Practice' })).toBeNull();
    const over = { ...access, startsAt: at(-2), endsAt: at(-1), viewerActions: [] };
    await rerender({ session: over });
    expect(screen.getByText(/They went to those who registered/)).toBeInTheDocument();
    await rerender({ session: { ...over, practiceFrom: at(-1) } });
    expect(screen.getByRole('button', { name: 'Practice' })).toBeInTheDocument();
  });

  it('shows the notice before the link (REF-068)', () => {
    render(JoinPanel, {
      session: session({ registration, viewerActions: ['WITHDRAW', 'READ_NOTICE'] }),
    });
    expect(screen.getByText(/This session is recorded/)).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'I have read this' })).toBeInTheDocument();
    expect(meeting()).toBeNull();
  });

  it('shows the link to whoever has read it, and nothing to join once it is over', async () => {
    const open = session({
      registration: { ...registration, noticeReadAt: at(-1) },
      liveUrl: 'https://meet.example.org/1',
      viewerActions: ['WITHDRAW'],
    });
    const { rerender } = render(JoinPanel, { session: open });
    expect(meeting()).toHaveAttribute('href', 'https://meet.example.org/1');
    const recordingUrl = 'https://video.example.org/1';
    await rerender({
      session: { ...open, startsAt: at(-2), endsAt: at(-1), recordingUrl, viewerActions: [] },
    });
    expect(meeting()).toBeNull();
    expect(screen.getByRole('link', { name: /Watch the recording/ })).toHaveAttribute(
      'href',
      recordingUrl,
    );
  });
});
