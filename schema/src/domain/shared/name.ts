/** One space between words, none around, composed letters: the form names are stored in. */
export const normalizeName = (typed: string): string =>
  typed.normalize('NFC').replace(/\s+/gu, ' ').trim();

/** For comparing only: no accents, case, dashes, apostrophes or dots. "O'Neil-Pérez" is "oneil perez". */
export const nameKey = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’.`]/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

export type PersonName = {
  readonly firstName: string;
  readonly lastName: string;
  readonly preferredName?: string | null;
};

/** As one speaks of a person: the preferred name in place of the first one. */
export const fullName = ({ firstName, lastName, preferredName }: PersonName): string =>
  normalizeName(`${preferredName?.trim() || firstName} ${lastName}`);

/** For sorted lists: "Pérez, Ana". */
export const sortName = ({ firstName, lastName }: PersonName): string =>
  [lastName, firstName].map(normalizeName).filter(Boolean).join(', ');

const firstLetter = (word: string): string => {
  const [letter = ''] = word.match(/[\p{L}\p{N}]/u) ?? [];
  return letter.toUpperCase();
};

/** Two letters for presence, and all that is left of a person in a closed copy. */
export const initials = (name: PersonName | string): string => {
  if (typeof name !== 'string') return firstLetter(name.firstName) + firstLetter(name.lastName);
  const words = normalizeName(name).split(' ');
  return firstLetter(words[0] ?? '') + (words.length > 1 ? firstLetter(words.at(-1) ?? '') : '');
};
