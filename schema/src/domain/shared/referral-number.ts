import { readSpeakable, speakableFrom } from './speakable.ts';

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
  const bare = typed
    .trim()
    .toUpperCase()
    .replace(/[\s\-–—_.]/gu, '');
  // R is a letter of the alphabet too, so only a seventh character makes it the prefix.
  const code = readSpeakable(
    bare.length === LENGTH + 1 && bare.startsWith('R') ? bare.slice(1) : bare,
    LENGTH,
  );
  return code ? written(code) : null;
};
