import { normalizeEmail } from '../shared/email.ts';
import { nameKey } from '../shared/name.ts';

/** What two records of persons are compared by (REF-041, "fuzzy match"). */
export type MatchFacts = {
  readonly givenName: string;
  readonly familyName: string;
  readonly preferredName?: string | null;
  readonly birthDate?: string | null;
  readonly phone?: string | null;
  readonly email?: string | null;
};

export const MATCH_SIGNALS = ['NAME', 'SIMILAR_NAME', 'BIRTH_DATE', 'PHONE', 'EMAIL'] as const;
export type MatchSignal = (typeof MATCH_SIGNALS)[number];

/** `score` is 0 to 100. */
export type Match = { readonly score: number; readonly signals: readonly MatchSignal[] };

const WEIGHTS: Readonly<Record<MatchSignal, number>> = {
  NAME: 45,
  SIMILAR_NAME: 30,
  BIRTH_DATE: 35,
  PHONE: 25,
  EMAIL: 30,
};

/** Two dates of birth that differ speak against, though one may be a slip. */
const OTHER_BIRTH_DATE = -30;

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

const givenNames = ({ givenName, preferredName }: MatchFacts): string[] =>
  [givenName, preferredName ?? ''].map(nameKey).filter(Boolean);

const nameSignal = (a: MatchFacts, b: MatchFacts): MatchSignal | null => {
  const [familyA, familyB] = [nameKey(a.familyName), nameKey(b.familyName)];
  if (!familyA || !familyB) return null;
  const pairs = givenNames(a).flatMap((one) => givenNames(b).map((other) => [one, other] as const));
  if (familyA === familyB && pairs.some(([one, other]) => one === other)) return 'NAME';
  return isSimilar(familyA, familyB) && pairs.some(([one, other]) => isSimilar(one, other))
    ? 'SIMILAR_NAME'
    : null;
};

const mainNumber = (phone: string): string =>
  phone.split(';')[0]?.replace(/\D/g, '').slice(-10) ?? '';

const samePhone = (a: string, b: string): boolean =>
  mainNumber(a).length === 10 && mainNumber(a) === mainNumber(b);

/**
 * How likely two records are one person. Symmetric. A suggestion for people to judge, never a reason to
 * join records by itself: families share phones, and twins share birthdays.
 */
export const matchPersons = (a: MatchFacts, b: MatchFacts): Match => {
  const signals: MatchSignal[] = [];
  const name = nameSignal(a, b);
  if (name) signals.push(name);
  const bothBorn = Boolean(a.birthDate && b.birthDate);
  if (bothBorn && a.birthDate === b.birthDate) signals.push('BIRTH_DATE');
  if (a.phone && b.phone && samePhone(a.phone, b.phone)) signals.push('PHONE');
  if (a.email && b.email && normalizeEmail(a.email) === normalizeEmail(b.email))
    signals.push('EMAIL');
  const against = bothBorn && a.birthDate !== b.birthDate ? OTHER_BIRTH_DATE : 0;
  const score = signals.reduce((sum, signal) => sum + WEIGHTS[signal], against);
  return { score: Math.max(0, Math.min(100, score)), signals };
};

export const isLikelyMatch = (a: MatchFacts, b: MatchFacts): boolean =>
  matchPersons(a, b).score >= LIKELY_MATCH;
