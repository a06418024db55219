import { normalizeEmail } from '../shared/email.ts';
import { nameKey } from '../shared/name.ts';

/** What two records of persons are compared by (REF-041, "fuzzy match"). */
export type MatchFacts = {
  readonly firstName: string;
  readonly lastName: string;
  readonly preferredName?: string | null;
  readonly dateOfBirth?: string | null;
  readonly phone?: string | null;
  readonly email?: string | null;
  /** Whatever is equal exactly for equal Social Security numbers; never one itself. */
  readonly ssn?: string | null;
};

/** What two records have in common, in the order it is told. */
export const MATCH_BASES = ['NAME', 'BIRTH_DATE', 'SSN', 'PHONE', 'EMAIL'] as const;
export type MatchBasis = (typeof MATCH_BASES)[number];

/** What a recorded likely match stands on; alike names alone are none. */
export const RECORDED_BASIS_LABELS: Readonly<Record<string, string>> = {
  NAME_AND_BIRTH_DATE: 'Same name and date of birth',
  SIMILAR_NAME_AND_BIRTH_DATE: 'Similar name, same date of birth',
  SSN: 'Same Social Security number',
  PHONE: 'Same phone',
  EMAIL: 'Same email address',
  ACCOUNT: 'Same account',
};

/** `score` is 0 to 100. */
export type Match = { readonly score: number; readonly basis: readonly MatchBasis[] };

const WEIGHTS: Readonly<Record<MatchBasis, number>> = {
  NAME: 45,
  BIRTH_DATE: 35,
  // Enough by itself: people marry, and are written down by another name.
  SSN: 70,
  PHONE: 25,
  EMAIL: 30,
};

/** A name that differs by a slip of the pen, or has one of two last names. */
const SIMILAR_NAME = 30;

/** Two dates of birth that differ speak against, though one may be a slip. */
const OTHER_BIRTH_DATE = -30;

/** So do two Social Security numbers. */
const OTHER_SSN = -30;

/** From here on staff are asked whether it is the same person. */
export const LIKELY_MATCH = 60;

/** Edits from one word to the other, a swap of neighbors being one; stops mattering beyond 2. */
const distance = (a: string, b: string): number => {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, index) => index)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(
        (rows[i - 1]?.[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (rows[i - 1]?.[j - 1] ?? 0) + (same ? 0 : 1),
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, (rows[i - 2]?.[j - 2] ?? 0) + 1);
      }
      row.push(cost);
    }
    rows.push(row);
  }
  return rows[a.length]?.[b.length] ?? 0;
};

/** One slip in a short name, two in a long one. */
const isSimilar = (a: string, b: string): boolean =>
  a === b ||
  distance(a, b) <=
    (Math.min(a.length, b.length) < 4 ? 0 : Math.min(a.length, b.length) < 8 ? 1 : 2);

const areWordsOf = (a: string, b: string): boolean => {
  const words = b.split(' ');
  return a.split(' ').every((word) => words.includes(word));
};

/** Somebody with two last names is written down by one of them, too. */
const isSimilarLast = (a: string, b: string): boolean =>
  isSimilar(a, b) || areWordsOf(a, b) || areWordsOf(b, a);

const firstNames = ({ firstName, preferredName }: MatchFacts): string[] =>
  [firstName, preferredName ?? ''].map(nameKey).filter(Boolean);

const nameWeight = (a: MatchFacts, b: MatchFacts): number => {
  const [lastA, lastB] = [nameKey(a.lastName), nameKey(b.lastName)];
  if (!lastA || !lastB) return 0;
  const pairs = firstNames(a).flatMap((one) => firstNames(b).map((other) => [one, other] as const));
  if (lastA === lastB && pairs.some(([one, other]) => one === other)) return WEIGHTS.NAME;
  const similar =
    isSimilarLast(lastA, lastB) && pairs.some(([one, other]) => isSimilar(one, other));
  return similar ? SIMILAR_NAME : 0;
};

const mainNumber = (phone: string): string =>
  phone.split(';')[0]?.replace(/\D/g, '').slice(-10) ?? '';

const samePhone = (a: string, b: string): boolean =>
  mainNumber(a).length === 10 && mainNumber(a) === mainNumber(b);

/**
 * How likely two records are one person. Symmetric. `app.similar_names` of the database compares names as this does. A suggestion for people to judge, never a reason to
 * join records by itself: families share phones, and twins share birthdays.
 */
export const matchPersons = (a: MatchFacts, b: MatchFacts): Match => {
  const name = nameWeight(a, b);
  const bothBorn = Boolean(a.dateOfBirth && b.dateOfBirth);
  const bothNumbered = Boolean(a.ssn && b.ssn);
  const found: Readonly<Record<MatchBasis, boolean>> = {
    NAME: name > 0,
    BIRTH_DATE: bothBorn && a.dateOfBirth === b.dateOfBirth,
    SSN: bothNumbered && a.ssn === b.ssn,
    PHONE: Boolean(a.phone && b.phone && samePhone(a.phone, b.phone)),
    EMAIL: Boolean(a.email && b.email && normalizeEmail(a.email) === normalizeEmail(b.email)),
  };
  const basis = MATCH_BASES.filter((each) => found[each]);
  const against =
    (bothBorn && !found.BIRTH_DATE ? OTHER_BIRTH_DATE : 0) +
    (bothNumbered && !found.SSN ? OTHER_SSN : 0);
  const score = basis.reduce(
    (sum, each) => sum + (each === 'NAME' ? name : WEIGHTS[each]),
    against,
  );
  return { score: Math.max(0, Math.min(100, score)), basis };
};

export const isLikelyMatch = (a: MatchFacts, b: MatchFacts): boolean =>
  matchPersons(a, b).score >= LIKELY_MATCH;
