/**
 * Codes people read to each other on the phone or off paper. The alphabet leaves out 0/O, 1/I/L and U,
 * which looks like V; reading is tolerant of case, spaces and dashes; the last character is a check (Luhn mod N),
 * which finds every single wrong character and nearly every swap of neighbors.
 */
export const SPEAKABLE_ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

const BASE = SPEAKABLE_ALPHABET.length;

const luhn = (body: string, firstFactor: 1 | 2): number => {
  let [sum, factor] = [0, firstFactor as number];
  for (const letter of [...body].reverse()) {
    const product = factor * SPEAKABLE_ALPHABET.indexOf(letter);
    sum += Math.floor(product / BASE) + (product % BASE);
    factor = 3 - factor;
  }
  return sum % BASE;
};

const withCheck = (body: string): string =>
  body + SPEAKABLE_ALPHABET.charAt((BASE - luhn(body, 2)) % BASE);

const hasCheck = (code: string): boolean => luhn(code, 1) === 0;

/**
 * @param bytes random bytes, at least one for each character and three more, so that no character is
 *   noticeably likelier than another
 * @param length characters in all, the check included
 */
export const speakableFrom = (bytes: Uint8Array, length: number): string => {
  if (bytes.length < length + 3) throw new RangeError(`Needs ${length + 3} random bytes.`);
  let number = 0n;
  for (const byte of bytes) number = number * 256n + BigInt(byte);
  let body = '';
  for (let index = 1; index < length; index += 1) {
    body += SPEAKABLE_ALPHABET.charAt(Number(number % BigInt(BASE)));
    number /= BigInt(BASE);
  }
  return withCheck(body);
};

/** Without what people put between the characters. */
export const bareOf = (typed: string): string => typed.toUpperCase().replace(/[\s\-–—_.]/gu, '');

export const isSpeakable = (code: string): boolean =>
  [...code].every((letter) => SPEAKABLE_ALPHABET.includes(letter));

/** The bare characters of what was typed, or null when it is no such code. */
export const readSpeakable = (typed: string, length: number): string | null => {
  const code = bareOf(typed);
  return code.length === length && isSpeakable(code) && hasCheck(code) ? code : null;
};
