import { ACTIVITY_KINDS } from '../shared/activity.ts';
import { describe, expect, test } from 'vitest';
import { activitySentence, announcementOf, type SentenceContext } from './activity-sentence.ts';
import type { HistoryEntry } from './history-entry.ts';

const library = { id: 'library', name: 'Peoria Public Library' };
const college = { id: 'college', name: 'Lakeside College' };
const dana = { id: 'dana', name: 'Dana Whitfield' };
const joy = { id: 'joy', name: 'Joy Okafor' };

const context: SentenceContext = {
  person: 'Rosa Delgado',
  sender: library,
  receiver: college,
  viewerId: 'me',
};

const activity = (kind: HistoryEntry['kind'], more: Partial<HistoryEntry> = {}): HistoryEntry => ({
  kind,
  actorRole: 'PARTNER_STAFF',
  byLink: false,
  actor: joy,
  actorOrganization: college,
  outcome: null,
  declineReason: null,
  channel: null,
  result: null,
  contacted: null,
  dueRule: null,
  assignee: null,
  ...more,
});

const text = (entry: HistoryEntry, more: Partial<SentenceContext> = {}): string => {
  const { who, organization, what } = activitySentence(entry, { ...context, ...more });
  return [who, organization && `(${organization})`, what].filter(Boolean).join(' ');
};
const sender = { actor: dana, actorOrganization: library };
const byItself = { actor: null, actorOrganization: null, actorRole: 'SYSTEM' };
const byCustomer = {
  actor: { id: 'r', name: 'R. D.' },
  actorOrganization: null,
  actorRole: 'CUSTOMER',
};

describe('sentences', () => {
  test.each<[HistoryEntry, string]>([
    [
      activity('REFERRAL_SENT', sender),
      'Dana Whitfield (Peoria Public Library) sent the referral to Lakeside College',
    ],
    [activity('REFERRAL_RECEIVED'), 'Joy Okafor (Lakeside College) opened the referral'],
    [
      activity('REFERRAL_DECLINED', { declineReason: 'NO_CAPACITY' }),
      'Joy Okafor (Lakeside College) declined the referral: no capacity or waiting list',
    ],
    [
      activity('REFERRAL_COMPLETED', { outcome: 'SERVICES_DELIVERED' }),
      'Joy Okafor (Lakeside College) closed the referral: services delivered',
    ],
    [
      activity('REFERRAL_ATTEMPTING_CONTACT', byItself),
      'Nobody at Lakeside College opened the referral in time',
    ],
    [
      activity('REFERRAL_ATTEMPTING_CONTACT', { ...sender, channel: 'PHONE', result: 'NO_ANSWER' }),
      'Dana Whitfield (Peoria Public Library) called Lakeside College: no answer',
    ],
    [
      activity('ATTEMPT_LOGGED', { channel: 'TEXT', result: 'LEFT_MESSAGE' }),
      'Joy Okafor (Lakeside College) texted Rosa Delgado: left a message',
    ],
    [
      activity('CONTACT_REPORTED', { ...byCustomer, contacted: false }),
      'Rosa Delgado said that nobody has made contact',
    ],
    [activity('REFERRAL_WITHDRAWN', byCustomer), 'Rosa Delgado asked to stop the referral'],
    [
      activity('REFERRAL_WITHDRAWN', { ...byCustomer, actor: null }),
      'Rosa Delgado asked to stop the referral',
    ],
    [
      activity('REFERRAL_WITHDRAWN', sender),
      'Dana Whitfield (Peoria Public Library) withdrew the referral',
    ],
    [activity('REFERRAL_WITHDRAWN', byItself), 'The referral was withdrawn'],
    [activity('CONSENT_WITHDRAWN', byCustomer), 'Rosa Delgado withdrew consent'],
    [
      activity('CONSENT_WITHDRAWN', sender),
      'Dana Whitfield (Peoria Public Library) recorded that Rosa Delgado withdrew consent',
    ],
    [activity('CONSENT_EXPIRED', byItself), 'The consent of Rosa Delgado expired'],
  ])('%#', (entry, expected) => expect(text(entry)).toBe(expected));

  test('assigning says who gave it to whom', () => {
    const given = (assignee: HistoryEntry['assignee']) =>
      activity('REFERRAL_ASSIGNED', { assignee });
    expect(text(given(joy))).toContain('took the referral on');
    expect(text(given(dana))).toContain('gave the referral to Dana Whitfield');
    expect(text(given({ id: 'me', name: 'Me' }))).toContain('gave the referral to you');
    expect(text(given(null))).toContain('put the referral back');
  });

  test('the reader is "You", without an organization', () => {
    expect(text(activity('REFERRAL_ACCEPTED'), { viewerId: 'joy' })).toBe(
      'You accepted the referral',
    );
  });

  test('every kind has words of its own, and none leaves a gap', () => {
    // Told to one user about their own account; they are in no history.
    const elsewhere = ['NOTICE_ADDED', 'NOTICES_READ'];
    for (const kind of ACTIVITY_KINDS.filter((each) => !elsewhere.includes(each))) {
      for (const who of [{}, byItself, byCustomer]) {
        expect(text(activity(kind, who)), kind).not.toMatch(/[{}]|undefined|null/);
      }
      expect(text(activity(kind)), kind).not.toContain('changed something');
    }
  });
});

test('announcements name the organization', () => {
  expect(announcementOf(activity('REFERRAL_ACCEPTED'), context)).toBe(
    'Lakeside College accepted the referral.',
  );
  expect(announcementOf(activity('REFERRAL_ATTEMPTING_CONTACT', byItself), context)).toBe(
    'Nobody at Lakeside College opened the referral in time.',
  );
});

test('says that a mailed link was enough, and who had it (N-23)', () => {
  expect(activitySentence(activity('REFERRAL_ACCEPTED', { byLink: true }), context)).toEqual({
    who: 'Joy Okafor (by email link)',
    organization: 'Lakeside College',
    what: 'accepted the referral',
  });
});
