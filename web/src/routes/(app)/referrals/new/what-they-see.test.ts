import { CONSENT_SCOPES } from '@throughline/schema/domain/customer/consent';
import { describe, expect, it } from 'vitest';
import { whatTheySee, type SharedFacts } from './what-they-see.ts';

const FULL: SharedFacts = {
  scopes: CONSENT_SCOPES,
  knowsBirthDate: true,
  openNeeds: 2,
  goals: 'A certificate',
  accommodations: 'An interpreter',
};

describe('what a receiver will see', () => {
  it('is everything but notes and other referrals when all was agreed to', () => {
    const { sees, not } = whatTheySee(FULL);
    expect(sees).toHaveLength(7);
    expect(not).toEqual(['Your private notes, and other referrals']);
  });

  it('is nothing without consent', () => {
    expect(whatTheySee({ ...FULL, scopes: null }).sees).toEqual([]);
  });

  it('includes name and contact even when only something else was ticked', () => {
    const { sees, not } = whatTheySee({ ...FULL, scopes: ['GOALS'] });
    expect(sees).toEqual([
      'Name, language, how and when to reach them',
      'The reason and how urgent it is',
      'Their goals',
    ]);
    expect(not).toContain('Date of birth');
    expect(not).toContain('Their 2 open needs');
  });

  it('does not speak of what is not there', () => {
    const bare = { ...FULL, knowsBirthDate: false, openNeeds: 0, goals: ' ', accommodations: '' };
    const { sees, not } = whatTheySee({ ...bare, scopes: ['CONTACT'] });
    expect([...sees, ...not].join()).not.toMatch(/birth|need to|goals|open need/i);
  });
});
