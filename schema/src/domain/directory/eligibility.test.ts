import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LOCALES } from '../shared/locale.ts';
import { fitWords } from './eligibility-words.ts';
import { CLAUSE_KINDS, fitOf, overallFit } from './eligibility.ts';
import type { ClauseKind, EligibilityClause, FitFacts, Verdict } from './eligibility.ts';

const clause = (kind: ClauseKind, parts: Partial<EligibilityClause> = {}): EligibilityClause => ({
  kind,
  min: null,
  max: null,
  values: [],
  text: null,
  ...parts,
});
const NOBODY: FitFacts = { age: null, countyFips: null, lwiaId: null, language: null };
const ANA: FitFacts = { age: 31, countyFips: '17197', lwiaId: 'lwia-10', language: 'es' };
const NAMES = new Map([
  ['17031', 'Cook'],
  ['17097', 'Lake'],
  ['17141', 'Ogle'],
  ['17197', 'Will'],
  ['lwia-7', 'Chicago Cook'],
  ['lwia-10', 'Will County area'],
]);

type Row = [EligibilityClause, FitFacts, Verdict, en: string, es: string];
const ROWS: Row[] = [
  [
    clause('AGE', { min: 18, max: 24 }),
    { ...ANA, age: 18 },
    'MET',
    'Ages 18 to 24: they are 18',
    'De 18 a 24 años: tiene 18',
  ],
  [
    clause('AGE', { min: 18, max: 24 }),
    { ...ANA, age: 24 },
    'MET',
    'Ages 18 to 24: they are 24',
    'De 18 a 24 años: tiene 24',
  ],
  [
    clause('AGE', { min: 18, max: 24 }),
    { ...ANA, age: 17 },
    'NOT_MET',
    'Ages 18 to 24: they are 17',
    'De 18 a 24 años: tiene 17',
  ],
  [
    clause('AGE', { min: 18, max: 24 }),
    ANA,
    'NOT_MET',
    'Ages 18 to 24: they are 31',
    'De 18 a 24 años: tiene 31',
  ],
  [
    clause('AGE', { min: 18, max: 24 }),
    NOBODY,
    'ASK',
    'Ages 18 to 24: ask',
    'De 18 a 24 años: pregunte',
  ],
  [
    clause('AGE', { min: 60 }),
    ANA,
    'NOT_MET',
    '60 or older: they are 31',
    '60 años o más: tiene 31',
  ],
  [
    clause('AGE', { max: 24 }),
    { ...ANA, age: 0 },
    'MET',
    'Up to 24 years old: they are 0',
    'Hasta 24 años: tiene 0',
  ],
  [
    clause('COUNTY', { values: ['17031', '17197'] }),
    ANA,
    'MET',
    'Lives in Cook or Will County',
    'Vive en el condado de Cook o Will',
  ],
  [
    clause('COUNTY', { values: ['17031', '17141'] }),
    ANA,
    'NOT_MET',
    'Lives in Cook or Ogle County: they live in Will County',
    'Vive en el condado de Cook u Ogle: vive en el condado de Will',
  ],
  [
    clause('COUNTY', { values: ['17031', '17097', '17197', '17141', '17143'] }),
    NOBODY,
    'ASK',
    'Lives in Cook, Lake, Will or 2 other counties: ask',
    'Vive en el condado de Cook, Lake, Will o 2 más: pregunte',
  ],
  [
    clause('LWIA', { values: ['lwia-10'] }),
    ANA,
    'MET',
    'Lives in Will County area',
    'Vive en Will County area',
  ],
  [
    clause('LWIA', { values: ['lwia-7'] }),
    ANA,
    'NOT_MET',
    'Lives in Chicago Cook: they live in Will County area',
    'Vive en Chicago Cook: vive en Will County area',
  ],
  [
    clause('LWIA', { values: ['lwia-7'] }),
    NOBODY,
    'ASK',
    'Lives in Chicago Cook: ask',
    'Vive en Chicago Cook: pregunte',
  ],
  [
    clause('LANGUAGE', { values: ['es', 'pl'] }),
    ANA,
    'MET',
    'Speaks Spanish or Polish',
    'Habla español o polaco',
  ],
  [
    clause('LANGUAGE', { values: ['pl'] }),
    ANA,
    'ASK',
    'Speaks Polish: they prefer Spanish, ask',
    'Habla polaco: prefiere español, pregunte',
  ],
  [
    clause('LANGUAGE', { values: ['pl'] }),
    NOBODY,
    'ASK',
    'Speaks Polish: ask',
    'Habla polaco: pregunte',
  ],
  [clause('LOW_INCOME'), ANA, 'ASK', 'Low income: ask', 'Bajos ingresos: pregunte'],
  [
    clause('OTHER', { text: 'Owns a bicycle' }),
    ANA,
    'ASK',
    'Owns a bicycle: ask',
    'Owns a bicycle: pregunte',
  ],
];

describe('eligibility of a person, clause by clause (REF-011, REF-012)', () => {
  test.each(ROWS)('%o for %o: %s', (one, facts, verdict, en, es) => {
    const [fit] = fitOf([one], facts);
    expect(fit).toEqual({ clause: one, verdict });
    expect(LOCALES.map((locale) => fit && fitWords(fit, facts, NAMES, locale))).toEqual([en, es]);
  });

  test('what nobody knows is asked, never held against anybody', () => {
    const all = CLAUSE_KINDS.map((kind) => clause(kind, { min: 18, values: ['17031'], text: 'x' }));
    expect(new Set(fitOf(all, NOBODY).map(({ verdict }) => verdict))).toEqual(new Set(['ASK']));
  });

  test('no conditions fit everybody; one unmet decides; one to ask leaves it open', () => {
    const verdict = (...kinds: Verdict[]) =>
      overallFit(kinds.map((each) => ({ clause: clause('OTHER'), verdict: each })));
    expect(verdict()).toBe('MET');
    expect(verdict('MET', 'MET')).toBe('MET');
    expect(verdict('MET', 'ASK')).toBe('ASK');
    expect(verdict('ASK', 'NOT_MET', 'MET')).toBe('NOT_MET');
  });

  test('an age is met exactly within its bounds', () => {
    const age = fc.option(fc.integer({ min: 0, max: 110 }));
    fc.assert(
      fc.property(age, age, fc.integer({ min: 0, max: 110 }), (min, max, years) => {
        const [fit] = fitOf([clause('AGE', { min, max })], { ...NOBODY, age: years });
        const within = !(min !== null && years < min) && !(max !== null && years > max);
        expect(fit?.verdict).toBe(within ? 'MET' : 'NOT_MET');
      }),
    );
  });

  test('every kind has words in both languages', () => {
    for (const kind of CLAUSE_KINDS) {
      for (const locale of LOCALES) {
        const one = clause(kind, { min: 18, values: ['17031'], text: 'Owns a car' });
        const [fit] = fitOf([one], NOBODY);
        expect(fit && fitWords(fit, NOBODY, NAMES, locale)).toMatch(/^\S.+: (ask|pregunte)$/u);
      }
    }
  });
});
