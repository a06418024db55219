import { expect, test } from 'vitest';
import { whoSees } from './who-sees.ts';

const now = new Date('2026-11-21T18:00:00Z');
const reach = (organization: string, over: object = {}) => ({
  reason: 'RECEIVED_REFERRAL' as const,
  scopes: [],
  opens: [],
  beganAt: '2026-11-01T00:00:00Z',
  validUntil: null,
  endedAt: null,
  endReason: null,
  referral: null,
  organization: { id: organization, name: organization },
  ...over,
});

test('each organization comes once, with all its reasons that hold', () => {
  const found = whoSees(
    [
      reach('college'),
      reach('library', { beganAt: '2026-10-01T00:00:00Z' }),
      reach('college', { beganAt: '2026-11-10T00:00:00Z' }),
      reach('college', { reason: 'SENT_REFERRAL', beganAt: '2026-10-05T00:00:00Z' }),
      reach('college', { endedAt: '2026-11-02T00:00:00Z' }),
    ],
    now,
  );
  expect(
    found.now.map(({ id, reasons }) => [
      id,
      reasons.map(({ reason, reaches }) => [reason, reaches.length]),
    ]),
  ).toEqual([
    ['library', [['RECEIVED_REFERRAL', 1]]],
    [
      'college',
      [
        ['SENT_REFERRAL', 1],
        ['RECEIVED_REFERRAL', 2],
      ],
    ],
  ]);
  expect(found.before).toEqual([]);
});

test('an end that was set and has passed ends it, one ahead does not', () => {
  const found = whoSees(
    [
      reach('pantry', { validUntil: '2026-11-20T00:00:00Z' }),
      reach('clinic', { validUntil: '2026-12-20T00:00:00Z' }),
      reach('shelter', { endedAt: '2026-11-20T00:00:00Z', endReason: 'DECLINED' }),
    ],
    now,
  );
  expect(found.now.map(({ id }) => id)).toEqual(['clinic']);
  expect(found.before.map(({ id }) => id)).toEqual(['pantry', 'shelter']);
});
