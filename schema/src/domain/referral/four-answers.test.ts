import type { Enrollment } from './enrollment.ts';
import { REFERRAL_STATUSES } from './status.ts';
import { expect, test } from 'vitest';
import { fourAnswers, type AnswerFacts } from './four-answers.ts';

const NAMES = { person: 'Rosa', receiver: 'Lakeside College' };
const NONE: AnswerFacts = {
  id: 'r',
  receiver: { id: 'college' },
  person: null,
  status: 'SENT',
  firstSentAt: '2026-03-01T15:00:00Z',
  sentAt: '2026-03-01T15:00:00Z',
  receivedAt: null,
  acceptedAt: null,
  startedAt: null,
  completedAt: null,
  declinedAt: null,
  recalledAt: null,
  appointmentAt: null,
  outcome: null,
  declineReason: null,
  attempts: [],
  contactReports: [],
  viewerSide: 'SENDER',
};
const APPLIES = { applications: [{ closedAt: null }], coEnrollments: [] };
const THERE: Enrollment = {
  program: 'CSBG',
  organization: { id: 'college' },
  startedOn: '2026-03-01',
  endedOn: null,
  referral: null,
};
const lines = (more: Partial<AnswerFacts>) =>
  fourAnswers({ ...NONE, ...more }, NAMES).map(({ answer, state }) => `${state}: ${answer}`);

test.each<[string, Partial<AnswerFacts>, string[]]>([
  [
    'sent',
    {},
    ['waiting: Not opened yet', 'open: No attempt noted yet', 'open: Not yet', 'open: Still open'],
  ],
  [
    'unanswered',
    { status: 'ATTEMPTING_CONTACT' },
    [
      'waiting: Lakeside College has not opened it in time',
      'open: No attempt noted yet',
      'open: Not yet',
      'open: Still open',
    ],
  ],
  [
    'declined',
    { status: 'DECLINED', receivedAt: 'x', declinedAt: 'x', declineReason: 'DUPLICATE' },
    ['yes: Yes, opened', 'open: No attempt noted yet', 'no: No', 'no: Declined: duplicate'],
  ],
  [
    'under way',
    { status: 'IN_PROGRESS', receivedAt: 'x', startedAt: 'x' },
    ['yes: Yes, opened', 'open: No attempt noted yet', 'underway: Yes', 'open: Still open'],
  ],
  [
    'delivered',
    { status: 'COMPLETED', receivedAt: 'x', startedAt: 'x', outcome: 'SERVICES_DELIVERED' },
    [
      'yes: Yes, opened',
      'open: No attempt noted yet',
      'yes: They took place',
      'yes: Services delivered',
    ],
  ],
  [
    'withdrawn by the customer before it was opened',
    { status: 'COMPLETED', outcome: 'WITHDRAWN_BY_CUSTOMER' },
    [
      'no: It was never opened',
      'open: No attempt noted yet',
      'no: They never started',
      'open: Withdrawn by the customer',
    ],
  ],
  [
    'ended early',
    { status: 'COMPLETED', receivedAt: 'x', startedAt: 'x', outcome: 'CUSTOMER_STOPPED' },
    [
      'yes: Yes, opened',
      'open: No attempt noted yet',
      'open: They began and ended early',
      'no: Customer stopped',
    ],
  ],
  [
    'recalled',
    { status: 'DRAFT', recalledAt: 'x' },
    ['open: No, taken back', 'open: No attempt noted yet', 'open: Not yet', 'open: Still open'],
  ],
])('%s', (_name, facts, expected) => expect(lines(facts)).toEqual(expected));

test.each<[string, Partial<AnswerFacts>, string]>([
  [
    'tried in vain',
    {
      attempts: [
        { target: 'CUSTOMER', result: 'NO_ANSWER', occurredAt: '2' },
        { target: 'CUSTOMER', result: 'LEFT_MESSAGE', occurredAt: '1' },
      ],
    },
    'waiting: Tried 2 times, not reached',
  ],
  [
    'an attempt to reach the partner is none to reach the customer',
    { attempts: [{ target: 'PARTNER', result: 'REACHED', occurredAt: '1' }] },
    'open: No attempt noted yet',
  ],
  [
    'reached, and confirmed',
    {
      attempts: [{ target: 'CUSTOMER', result: 'APPOINTMENT_MADE', occurredAt: '1' }],
      contactReports: [{ contacted: true, createdAt: '2' }],
    },
    'yes: Yes, and Rosa confirms it',
  ],
  [
    'the customer contradicts later',
    {
      attempts: [{ target: 'CUSTOMER', result: 'REACHED', occurredAt: '1' }],
      contactReports: [{ contacted: false, createdAt: '2' }],
    },
    'no: Rosa says nobody has made contact',
  ],
  [
    'reached after the customer complained',
    {
      attempts: [{ target: 'CUSTOMER', result: 'REACHED', occurredAt: '3' }],
      contactReports: [{ contacted: false, createdAt: '2' }],
    },
    'yes: Yes',
  ],
  [
    'by the word of the customer alone',
    { contactReports: [{ contacted: true, createdAt: '2' }] },
    'yes: Yes, says Rosa',
  ],
])('%s', (_name, facts, expected) => expect(lines(facts)[1]).toBe(expected));

test.each<[string, Partial<AnswerFacts>, string | null]>([
  ['a partner, who is never told', { person: { applications: [], coEnrollments: [] } }, null],
  ['somebody who sees no person', { viewerSide: 'OVERSIGHT' }, null],
  [
    'an area where they no longer apply',
    { person: { applications: [{ closedAt: 'x' }], coEnrollments: [] } },
    null,
  ],
  ['an area where they apply', { person: APPLIES }, 'No enrollment there is recorded'],
  ['before anything was accepted', { person: APPLIES, acceptedAt: null }, null],
  [
    'the state, of one since the day it was sent',
    { viewerSide: 'OVERSIGHT', person: { applications: [], coEnrollments: [THERE] } },
    'Enrolled in Community Services Block Grant since March 1, 2026',
  ],
  [
    'of one before, and one by another referral',
    {
      person: {
        ...APPLIES,
        coEnrollments: [
          { ...THERE, startedOn: '2026-02-28' },
          { ...THERE, referral: { id: 'other' } },
        ],
      },
    },
    'No enrollment there is recorded',
  ],
  [
    'of one elsewhere that it led to, and that is over',
    {
      person: {
        ...APPLIES,
        coEnrollments: [
          { ...THERE, organization: null, referral: { id: 'r' }, endedOn: '2026-04-30' },
        ],
      },
    },
    'Enrolled in Community Services Block Grant, March 1, 2026 to April 30, 2026',
  ],
])('co-enrollment, told to %s', (_name, facts, expected) => {
  const answers = fourAnswers({ ...NONE, acceptedAt: '2026-03-02T15:00:00Z', ...facts }, NAMES);
  expect(answers.map(({ more }) => more)).toEqual([null, null, null, expected]);
});

test('every status has all four', () => {
  for (const status of REFERRAL_STATUSES) expect(lines({ status })).toHaveLength(4);
});

test('an administrator is not told that nothing was tried, when it is only hidden', () => {
  expect(lines({ viewerSide: 'ADMINISTRATOR' })[1]).toBe('open: Not shown to you');
});
