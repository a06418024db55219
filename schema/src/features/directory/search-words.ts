import { termAt } from '../../domain/directory/search-terms.ts';
import { NEED_CATEGORIES, NEED_CATEGORY_LABELS } from '../../domain/shared/need-category.ts';
import type { NeedCategory } from '../../domain/shared/need-category.ts';
import { nameKey } from '../../domain/shared/name.ts';

/** Words that say nothing about a service, in both languages of the screens. */
const EMPTY = new Set(
  'a an and at for help i in me my near need of on or the to with ayuda con de el en la las los mi necesito para por un una y'.split(
    ' ',
  ),
);
const MOST = 8;

/** The words to look for, plain and without those that say nothing; of a long text the first eight. */
export function searchWords(typed: string): string[] {
  const all = nameKey(typed).split(' ').filter(Boolean);
  const telling = all.filter((word) => !EMPTY.has(word));
  return [...new Set(telling.length > 0 ? telling : all)].slice(0, MOST);
}

/**
 * A word, or a term of the field with all that means the same, as PostgreSQL finds it: first by the letters, for LIKE,
 * then by a pattern of where words begin and end.
 */
export type Wanted = {
  readonly word: string;
  readonly forms: readonly string[] | null;
  readonly pattern: string | null;
};

/** So short a term is one of letters, and stands alone. */
const SHORT = 4;

/** Terms are letters, digits and spaces; in texts a dash may stand for a space. */
function anyOf(word: string, same: readonly string[]): Wanted {
  const each = same.map(
    (term) => term.replaceAll(' ', '[^[:alnum:]]+') + (term.length > SHORT ? '' : '\\M'),
  );
  return {
    word,
    forms: same.map((term) => `%${term.replaceAll(' ', '_')}%`),
    pattern: `\\m(${each.join('|')})`,
  };
}

/** What has to be found: the terms of the field by whatever means the same, other words as they are. */
export function wantedWords(typed: string): { wanted: Wanted[]; meant: NeedCategory[] } {
  const all = nameKey(typed).split(' ').filter(Boolean);
  const wanted = new Map<string, Wanted>();
  const telling = new Set(searchWords(typed));
  let same: readonly string[] = [];
  for (let at = 0; at < all.length && wanted.size < MOST;) {
    const found = termAt(all.slice(at));
    const word = all.slice(at, at + (found?.length ?? 1)).join(' ');
    if (found) {
      wanted.set(word, anyOf(word, found.same));
      same = found.same;
    } else if (telling.has(word)) {
      wanted.set(word, { word, forms: null, pattern: null });
    }
    at += found?.length ?? 1;
  }
  // A single term means the categories that any of its line names.
  const said = wanted.size === 1 ? [typed, ...same] : [typed];
  const meant = said.flatMap((each) => categoriesMeant(searchWords(each)));
  return { wanted: [...wanted.values()], meant: [...new Set(meant)] };
}

/** The categories whose name, English or Spanish, has all the words: "child care" finds what is filed so. */
export function categoriesMeant(words: readonly string[]): NeedCategory[] {
  if (words.length === 0) return [];
  return NEED_CATEGORIES.filter((category) =>
    Object.values(NEED_CATEGORY_LABELS[category]).some((label) => {
      const of = nameKey(label).split(' ');
      return words.every((word) =>
        of.some((one) => one === word || (word.length > 3 && one.startsWith(word))),
      );
    }),
  );
}
