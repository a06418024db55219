import { expect, test } from 'vitest';
import { promptsOf } from './co-enrollment-prompts.ts';

const accepted = (id: string, receiver: string) => ({
  id,
  number: id.toUpperCase(),
  status: 'ACCEPTED' as const,
  acceptedAt: '2026-11-02T16:00:00Z',
  person: { id: 'ana' },
  receiver: { id: receiver, name: receiver, programs: ['PERKINS'] as const },
});
const asked = (referrals: Parameters<typeof promptsOf>[0], recorded: string[] = []) =>
  promptsOf(referrals, {
    personId: 'ana',
    recorded: recorded.map((id) => ({ organization: { id } })),
    areas: ['area'],
  }).map(({ referral, since }) => [referral.id, since]);

test('whoever accepted and runs programs is asked about once, until it is recorded (PLAN-044)', () => {
  const two = [accepted('a', 'college'), accepted('b', 'college')];
  expect(asked(two)).toEqual([['a', '2026-11-02']]);
  expect(asked(two, ['college'])).toEqual([]);
});

test('nobody is asked about what leads to no program', () => {
  const one = accepted('a', 'college');
  expect(
    asked([
      { ...one, status: 'SENT', acceptedAt: null },
      { ...one, status: 'DECLINED' },
      { ...one, receiver: { ...one.receiver, programs: [] } },
      { ...one, person: { id: 'namesake' } },
      accepted('b', 'area'),
    ]),
  ).toEqual([]);
});
