import { ACTIVITY_KINDS } from '../shared/activity.ts';
import { describe, expect, test } from 'vitest';
import { storyLine } from './customer-story.ts';

const plain = {
  actorRole: 'PARTNER_STAFF',
  outcome: null,
  declineReason: null,
  result: null,
  contacted: null,
};
const told = (over: Parameters<typeof storyLine>[0]) => storyLine(over)?.text.en;

describe('the story of a request', () => {
  test("staff's own business is not part of it", () => {
    const kinds = ACTIVITY_KINDS.filter((kind) => storyLine({ ...plain, kind }) === null);
    expect(kinds).toEqual(
      expect.arrayContaining([
        'NOTE_ADDED',
        'MESSAGE_POSTED',
        'REFERRAL_ASSIGNED',
        'DRAFT_UPDATED',
      ]),
    );
    expect(kinds).not.toContain('REFERRAL_SENT');
  });

  test('every line exists in both languages with the same places for names', () => {
    const places = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([place]) => place).sort();
    for (const kind of ACTIVITY_KINDS) {
      const line = storyLine({ ...plain, kind });
      if (line) expect(places(line.text.es)).toEqual(places(line.text.en));
    }
  });

  test.each([
    ['REACHED', '{actor} spoke with you.'],
    ['NOT_INTERESTED', '{actor} spoke with you.'],
    ['NO_ANSWER', '{actor} tried to reach you and could not.'],
    ['WRONG_CONTACT', '{actor} tried to reach you and could not.'],
    ['LEFT_MESSAGE', '{actor} left you a message.'],
    ['APPOINTMENT_MADE', '{actor} made an appointment with you.'],
  ] as const)('an attempt with %s', (result, sentence) => {
    expect(told({ ...plain, kind: 'ATTEMPT_LOGGED', result })).toBe(sentence);
  });

  test('it says who stopped it', () => {
    const kind = 'REFERRAL_WITHDRAWN';
    expect(told({ ...plain, kind, actorRole: 'CUSTOMER' })).toBe('You stopped the request.');
    expect(told({ ...plain, kind })).toBe('{actor} stopped the request.');
  });

  test('it says who added a file, and who took one away (REF-062)', () => {
    for (const kind of ['FILE_ATTACHED', 'FILE_REMOVED'] as const) {
      expect(told({ ...plain, kind, actorRole: 'CUSTOMER' })).toMatch(/^You /);
      expect(told({ ...plain, kind })).toMatch(/^\{actor\} /);
    }
  });

  test('a refusal gives its reason in plain words, never the free text', () => {
    const line = storyLine({ ...plain, kind: 'REFERRAL_DECLINED', declineReason: 'NO_CAPACITY' });
    expect(line?.inner?.en).toBe('They have no room right now.');
  });
});
