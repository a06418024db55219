import { expect, test } from 'vitest';
import { asClosedCopy } from './closed-copy.ts';
import type { ReferralRecordData } from './record.ts';

const SECRETS = ['Rosa', 'Delgado', '555-0123', 'GED', 'laundry', 'cousin', 'she said'];

/** Only what matters here; every text that names or tells of the person is a secret. */
const referral = {
  id: 'r',
  number: 'R-7K4M-2Q',
  status: 'COMPLETED',
  viewerSide: 'RECEIVER',
  viewerActions: ['MESSAGE', 'ADD_NOTE', 'AMEND_OUTCOME'],
  personName: 'Rosa Delgado',
  personInitials: 'RD',
  person: { id: 'p', displayName: 'Rosa Delgado', contact: { phone: '555-0123' } },
  detail: { reason: 'wants her GED', goals: 'leave the laundry' },
  consent: { id: 'c' },
  due: { rule: 'NO_UPDATE' },
  sender: { id: 'library', name: 'Peoria Public Library' },
  receiver: { id: 'college', name: 'Lakeside College' },
  contactReports: [{ id: 'cr', contacted: true }],
  attempts: [
    { id: 'own', organization: { id: 'college' }, note: null },
    { id: 'theirs', organization: { id: 'library' }, note: 'she said' },
  ],
  notes: [{ id: 'n', body: 'Our own note.' }],
  messages: { edges: [{ node: { body: 'Her cousin can translate.' } }], pageInfo: {} },
  history: { edges: [{ node: { id: 'a', kind: 'REFERRAL_ACCEPTED' } }] },
} as unknown as ReferralRecordData;

test('nothing of the person is left but the initials', () => {
  const left = JSON.stringify(asClosedCopy(referral));
  for (const secret of SECRETS) expect(left).not.toContain(secret);
  expect(left).toContain('"personInitials":"RD"');
});

test('number, history, own notes and own attempts stay; writing to the other side does not', () => {
  const copy = asClosedCopy(referral);
  expect(copy.number).toBe('R-7K4M-2Q');
  expect(copy.history.edges).toHaveLength(1);
  expect(copy.notes).toHaveLength(1);
  expect(copy.attempts.map(({ id }) => id)).toEqual(['own']);
  expect(copy.viewerActions).toEqual(['ADD_NOTE']);
});
