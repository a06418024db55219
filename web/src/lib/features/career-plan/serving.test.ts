import { expect, test } from 'vitest';
import { servingNow } from './serving.ts';

test('who serves now: enrolled programs and partners at work, each once, longest first (REF-054)', () => {
  const named = (id: string) => ({ id, name: id });
  const applied = {
    lwia: named('area'),
    program: 'TITLE_I_ADULT',
    statusSince: '2026-03-01',
  } as const;
  const referred = { category: 'FOOD', startedAt: null, acceptedAt: '2026-02-01' } as const;
  expect(
    servingNow(
      [
        { ...applied, status: 'ENROLLED' },
        { ...applied, program: 'TITLE_I_YOUTH', status: 'STARTED' },
      ],
      [
        { ...referred, receiver: named('pantry'), status: 'ACCEPTED' },
        { ...referred, receiver: named('pantry'), status: 'IN_PROGRESS', startedAt: '2026-04-01' },
        { ...referred, receiver: named('college'), status: 'COMPLETED' },
        { ...referred, receiver: named('college'), status: 'SENT', acceptedAt: null },
      ],
    ).map(({ organization, program, category, since }) => [
      organization.id,
      program,
      category,
      since,
    ]),
  ).toEqual([
    ['pantry', null, 'FOOD', '2026-02-01'],
    ['area', 'TITLE_I_ADULT', null, '2026-03-01'],
  ]);
});
