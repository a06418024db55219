import { describe, expect, test } from 'vitest';
import { completenessOf, RECORD_PARTS } from './completeness.ts';
import type { RecordFacts } from './completeness.ts';
import { hoursWords } from './hours-words.ts';
import type { OpeningRule } from './opening-hours.ts';

const contact = { phone: '+13125550123', email: null, receivesReferrals: true, backup: false };
const whole: RecordFacts = {
  description: 'Classes for adults.',
  phone: '+13125550123',
  website: 'https://second-start.example.org',
  programs: ['TITLE_II_ADULT_EDUCATION'],
  locations: [{ id: 'l', hasHours: true, accessibility: 'Ramp', languages: ['en'] }],
  services: [
    {
      id: 's',
      cost: 'Free',
      howToApply: 'Call',
      languages: ['en'],
      statewide: false,
      counties: ['17031'],
      contacts: [contact, { ...contact, backup: true }],
    },
  ],
};
const [location, service] = [whole.locations[0], whole.services[0]];

describe('completeness (REF-010)', () => {
  test('a whole record has a hundred', () => {
    expect(completenessOf(whole)).toEqual({ score: 100, missing: [] });
  });

  test.each<[string, RecordFacts, string, string | null]>([
    ['hours', { ...whole, locations: [{ ...location!, hasHours: false }] }, 'HOURS', 'l'],
    ['area', { ...whole, services: [{ ...service!, counties: [] }] }, 'SERVICE_AREA', 's'],
    ['website', { ...whole, website: null }, 'WEBSITE', null],
  ])('names what is missing: %s', (_what, facts, part, id) => {
    const { score, missing } = completenessOf(facts);
    expect(missing).toEqual([{ part, id }]);
    expect(score).toBe(93);
  });

  test('statewide is an area too', () => {
    const facts = { ...whole, services: [{ ...service!, counties: [], statewide: true }] };
    expect(completenessOf(facts).score).toBe(100);
  });

  test.each([
    ['nobody', []],
    ['somebody nobody can reach', [{ ...contact, phone: null }]],
    ['somebody who takes none', [{ ...contact, receivesReferrals: false }]],
  ])('a service with %s for referrals lacks a contact (REF-011)', (_who, contacts) => {
    const { missing } = completenessOf({ ...whole, services: [{ ...service!, contacts }] });
    expect(missing.map(({ part }) => part)).toContain('REFERRAL_CONTACT');
  });

  test('an empty record has nothing', () => {
    const empty: RecordFacts = {
      description: null,
      phone: null,
      website: null,
      programs: [],
      locations: [],
      services: [],
    };
    const { score, missing } = completenessOf(empty);
    expect(score).toBe(0);
    expect(missing.every(({ part }) => RECORD_PARTS.includes(part))).toBe(true);
  });
});

describe('hours in words', () => {
  const rule = (days: OpeningRule['days'], more: Partial<OpeningRule> = {}): OpeningRule => ({
    days,
    opens: '09:00',
    closes: '17:00',
    every: 1,
    startsOn: null,
    validFrom: null,
    validTo: null,
    ...more,
  });

  test.each<[OpeningRule[], string | null, string | null]>([
    [[], null, null],
    [[rule([1, 2, 3, 4, 5])], 'Mon to Fri 09:00–17:00', 'lun a vie 09:00–17:00'],
    [
      [rule([1, 2, 3, 4]), rule([5, 6], { closes: '12:00' })],
      'Mon to Thu 09:00–17:00, Fri and Sat 09:00–12:00',
      'lun a jue 09:00–17:00, vie y sáb 09:00–12:00',
    ],
    [
      [rule([6], { every: 2, startsOn: '2026-11-21' })],
      'Sat 09:00–17:00 (every 2 weeks)',
      'sáb 09:00–17:00 (cada 2 semanas)',
    ],
    [
      [rule([1, 3, 5], { validFrom: '2026-12-01', validTo: '2026-12-31' })],
      'Mon, Wed and Fri 09:00–17:00 from 2026-12-01 until 2026-12-31',
      'lun, mié y vie 09:00–17:00 desde 2026-12-01 hasta 2026-12-31',
    ],
  ])('%#', (rules, en, es) => {
    expect(hoursWords(rules, 'en')).toBe(en);
    expect(hoursWords(rules, 'es')).toBe(es);
  });
});
