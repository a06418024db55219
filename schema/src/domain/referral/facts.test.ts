import { expect, test } from 'vitest';
import { dueFacts, referralFacts } from './facts.ts';
import type { ReferralRow } from './facts.ts';

const at = (day: number): Date => new Date(Date.UTC(2026, 2, day));
const ROW: ReferralRow = {
  status: 'COMPLETED',
  personId: 'ana',
  senderOrganizationId: 'library',
  receiverOrganizationId: 'college',
  senderLwiaId: 'lwia-7',
  receiverLwiaId: null,
  authorId: 'u-author',
  closedById: 'u-closer',
  outcome: 'SERVICES_DELIVERED',
  firstSentAt: at(1),
  putAwayAt: null,
  sentAt: at(2),
  receivedAt: at(3),
  acceptedAt: at(4),
  startedAt: at(5),
  declinedAt: null,
  completedAt: at(6),
};

test('a row becomes what the policy decides on', () => {
  expect(referralFacts(ROW, ['CONTACT', 'DOCUMENTS'])).toEqual({
    personId: 'ana',
    senderOrganizationId: 'library',
    receiverOrganizationId: 'college',
    senderLwiaId: 'lwia-7',
    receiverLwiaId: null,
    status: 'COMPLETED',
    everSent: true,
    putAway: false,
    authorUserId: 'u-author',
    outcome: 'SERVICES_DELIVERED',
    outcomeByUserId: 'u-closer',
    completedAt: at(6),
    consentActive: true,
    sharesDocuments: true,
  });
  expect(referralFacts({ ...ROW, firstSentAt: null, putAwayAt: at(7) }, null)).toMatchObject({
    everSent: false,
    putAway: true,
    consentActive: false,
    sharesDocuments: false,
  });
});

test('and of the clocks, with a status that is known', () => {
  const row = { statusSince: at(6), sentAt: at(2), receiverWordAt: at(5), followedUpAt: null };
  expect(dueFacts({ ...row, status: 'COMPLETED' })).toEqual({ ...row, status: 'COMPLETED' });
  expect(() => dueFacts({ ...row, status: 'LOST' })).toThrow(/LOST/);
});

test('a status nobody knows is a bug, not a draft', () => {
  expect(() => referralFacts({ ...ROW, status: 'LOST' }, [])).toThrow(/LOST/);
});
