import { describe, expect, test } from 'vitest';
import type { Actor } from '../access/actor.ts';
import { ROLES } from '../access/role.ts';
import { isPractice, PRACTICE_AREA_ID, PRACTICE_IDS_FROM, practiceId } from '../shared/practice.ts';
import { CHOICES_OF, POLL_CHOICES, POLLS, answerProblem, pollQuestion } from './poll.ts';
import { opensPractice, trainingActions } from './session.ts';
import { instantOf, sessionProblems } from './session-input.ts';
import type { SessionInput } from './session-input.ts';

const startsAt = new Date('2026-12-01T16:00:00Z');
const endsAt = new Date('2026-12-01T17:00:00Z');
const BEFORE = new Date('2026-11-30T16:00:00Z');
const DURING = new Date('2026-12-01T16:30:00Z');
const staff = { role: 'PARTNER_STAFF', userId: 'u', organizationId: 'o' } as Actor;
const coming = { withdrawnAt: null, noticeReadAt: null };

describe('what one may do with a session (REF-065, REF-066, REF-068)', () => {
  test.each([
    ['before it, not registered', null, BEFORE, 'REGISTER'],
    ['before it, registered', coming, BEFORE, 'WITHDRAW READ_NOTICE'],
    ['before it, told of the recording', { ...coming, noticeReadAt: BEFORE }, BEFORE, 'WITHDRAW'],
    ['before it, withdrawn', { ...coming, withdrawnAt: BEFORE }, BEFORE, 'REGISTER'],
    ['as it begins', null, startsAt, 'REGISTER ANSWER'],
    ['during it, registered', coming, DURING, 'WITHDRAW READ_NOTICE ANSWER'],
    ['as it ends', coming, endsAt, 'ANSWER'],
  ] as const)('%s', (_, registration, now, actions) => {
    expect(trainingActions(staff, { startsAt, endsAt }, registration, now).join(' ')).toBe(actions);
  });

  test.each(ROLES)('as %s', (role) => {
    const actions = trainingActions({ ...staff, role }, { startsAt, endsAt }, null, DURING);
    const here = [
      'PARTNER_STAFF',
      'PARTNER_ADMIN',
      'LWIA_ADMIN',
      'STATE_ADMIN',
      'MONITOR',
    ].includes(role);
    expect(actions.includes('REGISTER')).toBe(here);
    expect(actions.includes('EDIT')).toBe(role === 'STATE_ADMIN');
  });
});

describe('practice (REF-065)', () => {
  test('the session on access opens it', () => {
    expect(opensPractice({ pathway: 'INTEGRATED', number: 6 })).toBe(true);
    expect(opensPractice({ pathway: 'UNIVERSAL', number: 6 })).toBe(false);
    expect(opensPractice({ pathway: 'INTEGRATED', number: null })).toBe(false);
  });

  test('who practices takes part in nothing', () => {
    const trainee = { ...staff, organizationId: PRACTICE_AREA_ID };
    expect(trainingActions(trainee, { startsAt, endsAt }, null, DURING)).toEqual([]);
  });

  test('its ids, and no others', () => {
    const id = '0199c0de-0000-7000-8000-000000000001';
    expect([id, PRACTICE_AREA_ID, practiceId(id), null].map(isPractice)).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(practiceId(id) > PRACTICE_IDS_FROM).toBe(true);
    expect(id < PRACTICE_IDS_FROM).toBe(true);
  });
});

describe('polls (REF-066)', () => {
  test('every choice belongs to one poll, and to no other', () => {
    expect(POLLS.flatMap((poll) => CHOICES_OF[poll]).toSorted()).toEqual(POLL_CHOICES.toSorted());
    for (const poll of POLLS) {
      const refused = POLL_CHOICES.filter((choice) => answerProblem(poll, choice));
      expect(refused).toEqual(POLL_CHOICES.filter((choice) => !CHOICES_OF[poll].includes(choice)));
    }
  });

  test('attendance is asked of the session before', () => {
    expect(pollQuestion('ATTENDANCE', 5).en).toContain('session 4');
    expect(pollQuestion('ATTENDANCE', 1).en).toContain('this session');
    expect(pollQuestion('ATTENDANCE', null).es).toContain('esta sesión');
  });
});

const GOOD: SessionInput = {
  pathway: 'INTEGRATED',
  number: 5,
  title: 'Referral System',
  description: 'How it works.',
  objectives: ['Why'],
  prompts: [],
  polls: ['ATTENDANCE'],
  day: '2026-12-01',
  from: '10:00',
  until: '11:00',
  liveUrl: 'https://meet.example.org/5',
  recordingUrl: null,
};

describe('a session as the state types it (REF-064)', () => {
  test('a good one has no problems, and begins when the clocks of Chicago say so', () => {
    expect(sessionProblems(GOOD)).toEqual([]);
    expect(instantOf('2026-12-01', '10:00')).toEqual(startsAt);
    expect(instantOf('2026-05-12', '10:00').toISOString()).toBe('2026-05-12T15:00:00.000Z');
  });

  test.each<[string, Partial<SessionInput>]>([
    ['pathway', { pathway: 'OTHER' }],
    ['number', { number: 0 }],
    ['number', { number: 1.5 }],
    ['title', { title: ' ' }],
    ['title', { title: 'x'.repeat(161) }],
    ['description', { description: '' }],
    ['day', { day: '2026-02-30' }],
    ['from', { from: '25:00' }],
    ['until', { until: '' }],
    ['until', { until: '10:00' }],
    ['liveUrl', { liveUrl: 'http://meet.example.org' }],
    ['liveUrl', { liveUrl: 'https://user:secret@meet.example.org' }],
    ['recordingUrl', { recordingUrl: 'javascript:alert(1)' }],
    ['recordingUrl', { recordingUrl: `https://example.org/${'x'.repeat(500)}` }],
    ['objectives', { objectives: Array<string>(13).fill('Why') }],
    ['prompts', { prompts: ['x'.repeat(301)] }],
    ['polls', { polls: ['MOOD'] }],
  ])('a bad %s is named', (field, change) => {
    expect(sessionProblems({ ...GOOD, ...change }).map((each) => each.field)).toEqual([field]);
  });
});
