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
  readonly givenName: string;
  readonly familyName: string;
  readonly preferredName?: string | null;
};

/** As one speaks of a person: the preferred name in place of the given one. */
export const fullName = ({ givenName, familyName, preferredName }: PersonName): string =>
  normalizeName(`${preferredName?.trim() || givenName} ${familyName}`);

/** For sorted lists: "Pérez, Ana". */
export const sortName = ({ givenName, familyName }: PersonName): string =>
  [familyName, givenName].map(normalizeName).filter(Boolean).join(', ');

const firstLetter = (word: string): string => {
  const [letter = ''] = word.match(/[\p{L}\p{N}]/u) ?? [];
  return letter.toUpperCase();
};

/** Two letters for presence, and all that is left of a person in a closed copy. */
export const initials = (name: PersonName | string): string => {
  if (typeof name !== 'string') return firstLetter(name.givenName) + firstLetter(name.familyName);
  const words = normalizeName(name).split(' ');
  return firstLetter(words[0] ?? '') + (words.length > 1 ? firstLetter(words.at(-1) ?? '') : '');
};
