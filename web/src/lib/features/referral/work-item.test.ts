import { REFERRAL_ACTIONS } from '@throughline/schema/domain/referral/actions';
import { WORK_ITEM_KINDS } from '@throughline/schema/domain/referral/work-item';
import { expect, test } from 'vitest';
import { doingParam, readDoing, workHref } from './work-item.ts';

const received = { id: 'r1', viewerSide: 'RECEIVER' };

test('each line leads to its action', () => {
  const links = WORK_ITEM_KINDS.map((kind) =>
    workHref({
      kind,
      referral: received,
      planPersonId: 'p1',
      problem: { organization: { id: 'o1' } },
      match: { id: 'm1' },
    }),
  );
  expect(links).toEqual([
    '/referrals/r1?do=accept',
    '/referrals/r1?do=accept',
    '/referrals/r1?do=start',
    '/referrals/r1?do=message',
    '/referrals/r1?do=refer-again',
    '/referrals/r1?do=log-partner-attempt',
    '/referrals/r1?do=log-partner-attempt',
    '/referrals/r1?do=log-attempt',
    '/people/p1/plan',
    '/referrals/r1',
    '/referrals/r1?do=edit',
    '/approvals',
    '/organization',
    '/organization?of=o1',
    '/matches/m1',
  ]);
});

test('a sender whose customer was not contacted writes to the partner', () => {
  const sent = { ...received, viewerSide: 'SENDER' };
  expect(workHref({ kind: 'NOT_CONTACTED', referral: sent, planPersonId: null })).toBe(
    '/referrals/r1?do=message',
  );
});

test('what is written into an address is read from it', () => {
  for (const action of REFERRAL_ACTIONS) expect(readDoing(doingParam(action))).toBe(action);
  expect(readDoing('note')).toBe('NOTE');
  expect(readDoing('delete-everything')).toBeNull();
  expect(readDoing(null)).toBeNull();
});
