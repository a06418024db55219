import { expect, test } from 'vitest';
import { servingNow } from './serving.ts';

test('who serves now: enrolled programs, other programs and partners at work, each once, longest first (REF-054)', () => {
  const named = (id: string) => ({ id, name: id });
  const applied = {
    lwia: named('area'),
    program: 'TITLE_I_ADULT',
    statusSince: '2026-03-01T16:00:00Z',
  } as const;
  const referred = {
    category: 'FOOD',
    startedAt: null,
    acceptedAt: '2026-02-01T16:00:00Z',
  } as const;
  const other = { program: 'TANF', organizationName: 'county', endedOn: null } as const;
  expect(
    servingNow(
      {
        applications: [
          { ...applied, status: 'ENROLLED' },
          { ...applied, program: 'TITLE_I_YOUTH', status: 'STARTED' },
        ],
        coEnrollments: [
          { ...other, startedOn: '2026-02-14' },
          { ...other, program: 'JVSG', startedOn: '2026-01-01', endedOn: '2026-04-30' },
          { ...other, program: 'SCSEP', startedOn: '2026-01-02', endedOn: '2026-05-01' },
        ],
        referrals: [
          { ...referred, receiver: named('pantry'), status: 'ACCEPTED' },
          {
            ...referred,
            receiver: named('pantry'),
            status: 'IN_PROGRESS',
            startedAt: '2026-04-01T16:00:00Z',
          },
          { ...referred, receiver: named('college'), status: 'COMPLETED' },
          { ...referred, receiver: named('college'), status: 'SENT', acceptedAt: null },
        ],
      },
      '2026-05-01',
    ).map(({ organization, program, category, since }) => [organization, program, category, since]),
  ).toEqual([
    ['county', 'SCSEP', null, '2026-01-02'],
    ['pantry', null, 'FOOD', '2026-02-01'],
    ['county', 'TANF', null, '2026-02-14'],
    ['area', 'TITLE_I_ADULT', null, '2026-03-01'],
  ]);
});
