import { describe, expect, test } from 'vitest';
import { batchProblems, draftProblems } from './draft.ts';
import { missingForSend } from './send-check.ts';
import type { SendFacts } from './send-check.ts';

const READY: SendFacts = {
  personId: 'ana',
  senderOrganizationId: 'library',
  receiverOrganizationId: 'college',
  receiverApproved: true,
  serviceId: 'english',
  serviceReferable: true,
  serviceClosed: false,
  reason: 'Wants to learn English.',
  consent: 'COVERS',
  customerReachable: true,
};

const found = (more: Partial<SendFacts>): string[] =>
  missingForSend({ ...READY, ...more }).map(({ field, code }) => `${field} ${code}`);

describe('sending', () => {
  test('nothing is missing', () => expect(missingForSend(READY)).toEqual([]));

  test.each<[Partial<SendFacts>, string]>([
    [{ personId: null }, 'person REQUIRED'],
    [{ receiverOrganizationId: null }, 'receiver REQUIRED'],
    [{ receiverOrganizationId: 'library' }, 'receiver NOT_ALLOWED'],
    [{ receiverApproved: false }, 'receiver NOT_ALLOWED'],
    [{ serviceId: null }, 'service REQUIRED'],
    [{ serviceReferable: false }, 'service NOT_ALLOWED'],
    [{ serviceClosed: true }, 'service NOT_ALLOWED'],
    [{ reason: null }, 'reason REQUIRED'],
    [{ reason: ' \n ' }, 'reason REQUIRED'],
    [{ consent: 'NONE' }, 'consent REQUIRED'],
    [{ consent: 'TOO_NARROW' }, 'consent NOT_ALLOWED'],
    [{ consent: 'WITHDRAWN' }, 'consent NOT_ALLOWED'],
    [{ consent: 'EXPIRED' }, 'consent IN_THE_PAST'],
    [{ customerReachable: false }, 'contact REQUIRED'],
  ])('%o', (more, expected) => expect(found(more)).toEqual([expected]));

  test('an empty draft is told everything at once', () => {
    const empty = {
      personId: null,
      receiverOrganizationId: null,
      serviceId: null,
      reason: null,
      consent: 'NONE',
      customerReachable: false,
    } as const;
    expect(found(empty)).toHaveLength(6);
  });
});

describe('drafts', () => {
  test('may be empty', () => expect(draftProblems({})).toEqual([]));
  test('hold known words and texts that fit', () => {
    const problems = draftProblems({
      needCategory: 'MAGIC',
      urgency: 'NOW',
      origin: 'MOON',
      reason: 'x'.repeat(2001),
      goals: 'y'.repeat(1001),
    });
    expect(problems.map(({ field }) => field)).toEqual([
      'needCategory',
      'reason',
      'urgency',
      'origin',
      'goals',
    ]);
  });
});

describe('several at once', () => {
  const draft = (serviceId: string) => ({ serviceId });
  test('ten fit, eleven do not', () => {
    const ids = Array.from({ length: 11 }, (_, index) => draft(`s${index}`));
    expect(batchProblems(ids.slice(0, 10))).toEqual([]);
    expect(batchProblems(ids)).toMatchObject([{ field: 'items', code: 'TOO_MANY' }]);
  });
  test('none is not enough', () => expect(batchProblems([])).toMatchObject([{ code: 'REQUIRED' }]));
  test('each service once', () => {
    expect(batchProblems([draft('a'), draft('b'), draft('a')])).toMatchObject([
      { field: 'items.2.serviceId', code: 'DUPLICATE' },
    ]);
  });
  test('names the one that is wrong', () => {
    expect(batchProblems([draft('a'), { urgency: 'NOW' }])).toMatchObject([
      { field: 'items.1.urgency' },
    ]);
  });
});
