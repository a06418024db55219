/** Conditions that the record answers. */
const ANSWERED_CLAUSES = ['AGE', 'COUNTY', 'LWIA', 'LANGUAGE'] as const;
/** Conditions that only the person can answer. */
const ASKED_CLAUSES = [
  'LOW_INCOME',
  'UNEMPLOYED',
  'VETERAN',
  'DISABILITY',
  'JUSTICE_INVOLVED',
  'HOMELESS',
  'PARENT',
  'OUT_OF_SCHOOL',
  'OTHER',
] as const;
export const CLAUSE_KINDS = [...ANSWERED_CLAUSES, ...ASKED_CLAUSES] as const;
export type ClauseKind = (typeof CLAUSE_KINDS)[number];
export type AskedKind = (typeof ASKED_CLAUSES)[number];

/** One condition of a service (REF-011). What does not belong to its kind is null or empty. */
export type EligibilityClause = {
  readonly kind: ClauseKind;
  /** AGE: years, both included; null is open. */
  readonly min: number | null;
  readonly max: number | null;
  /** COUNTY: FIPS codes; LWIA: ids; LANGUAGE: ISO 639 codes. One of them is enough. */
  readonly values: readonly string[];
  /** OTHER: the condition in words. */
  readonly text: string | null;
};

/** What the viewer may know of a person. Null is not known, which is never a no. */
export type FitFacts = {
  readonly age: number | null;
  readonly countyFips: string | null;
  readonly lwiaId: string | null;
  /** ISO 639 code of the language they like to be spoken to in. */
  readonly language: string | null;
};

export const VERDICTS = ['MET', 'NOT_MET', 'ASK'] as const;
export type Verdict = (typeof VERDICTS)[number];
export type ClauseFit = { readonly clause: EligibilityClause; readonly verdict: Verdict };

const oneOfThem = (values: readonly string[], fact: string | null): Verdict =>
  fact === null ? 'ASK' : values.includes(fact) ? 'MET' : 'NOT_MET';

const verdictOn = ({ kind, min, max, values }: EligibilityClause, facts: FitFacts): Verdict => {
  switch (kind) {
    case 'AGE':
      if (facts.age === null) return 'ASK';
      return (min ?? 0) <= facts.age && facts.age <= (max ?? Infinity) ? 'MET' : 'NOT_MET';
    case 'COUNTY':
      return oneOfThem(values, facts.countyFips);
    case 'LWIA':
      return oneOfThem(values, facts.lwiaId);
    case 'LANGUAGE':
      // The record knows the language they like best, not which others they speak.
      return facts.language !== null && values.includes(facts.language) ? 'MET' : 'ASK';
    default:
      return 'ASK';
  }
};

/** Clause by clause: met, not met, or not known and to be asked (REF-012). */
export const fitOf = (
  clauses: readonly EligibilityClause[],
  facts: FitFacts,
): readonly ClauseFit[] => clauses.map((clause) => ({ clause, verdict: verdictOn(clause, facts) }));

/** Whom a service is for: its conditions, and those of its area, which is one for who lives there. */
export const conditionsOf = (service: {
  readonly statewide: boolean;
  readonly counties: readonly string[];
  readonly clauses: readonly EligibilityClause[];
}): readonly EligibilityClause[] => {
  const { statewide, counties, clauses } = service;
  if (statewide || counties.length === 0) return clauses;
  const area = { kind: 'COUNTY', min: null, max: null, values: counties, text: null } as const;
  const same = ({ kind, values }: EligibilityClause): boolean =>
    kind === 'COUNTY' &&
    values.length === counties.length &&
    values.every((fips) => counties.includes(fips));
  return clauses.some(same) ? clauses : [...clauses, area];
};

/** The whole in one verdict: one clause that is not met decides, one to be asked leaves it open. */
export const overallFit = (fits: readonly ClauseFit[]): Verdict =>
  (['NOT_MET', 'ASK'] as const).find((verdict) => fits.some((fit) => fit.verdict === verdict)) ??
  'MET';
