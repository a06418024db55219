import {
  bareOf,
  isSpeakable,
  readSpeakable,
  SPEAKABLE_ALPHABET,
  speakableFrom,
} from './speakable.ts';

/** Characters after the `R`, the check included. 24 million numbers that do not count (REF-025). */
const LENGTH = 6;

/** Random bytes `referralNumberFrom` needs. */
export const REFERRAL_NUMBER_BYTES = 9;

const written = (code: string): string => `R-${code.slice(0, 4)}-${code.slice(4)}`;

/** `R-7K4M-2Q`. Numbers may repeat by chance: the writer tries again when the number is taken. */
export const referralNumberFrom = (bytes: Uint8Array): string =>
  written(speakableFrom(bytes, LENGTH));

/** The number as stored, from however it was typed: `r7k4m2q`, `7K4M 2Q`, `R-7K4M-2Q`; null when it is none. */
export const parseReferralNumber = (typed: string): string | null => {
  const bare = bareOf(typed);
  // R is a letter of the alphabet too, so only a seventh character makes it the prefix.
  const code = readSpeakable(
    bare.length === LENGTH + 1 && bare.startsWith('R') ? bare.slice(1) : bare,
    LENGTH,
  );
  return code ? written(code) : null;
};

/** Of the code, not counting the `R-`. */
const FEWEST_TYPED = 3;

export type NumberSpan = { readonly gte: string; readonly lte: string };

/**
 * Where numbers lie that begin with what was typed: `R-S2RQ`, `s2rq`, `R S2R`. As bounds of whole numbers, which an
 * index finds beside row-level security in any collation. Typed without a dash, R may be the prefix or the code's own.
 */
export const referralNumberSpans = (typed: string): readonly NumberSpan[] => {
  const bare = bareOf(typed);
  const prefixed = bare.startsWith('R') ? [bare.slice(1)] : [];
  const codes = /^\s*R[\s\-–—_.]/iu.test(typed) ? prefixed : [bare, ...prefixed];
  const padded = (code: string, letter: number) =>
    written(code.padEnd(LENGTH, SPEAKABLE_ALPHABET.at(letter)));
  return codes
    .filter((code) => code.length >= FEWEST_TYPED && code.length <= LENGTH && isSpeakable(code))
    .map((code) => ({ gte: padded(code, 0), lte: padded(code, -1) }));
};
