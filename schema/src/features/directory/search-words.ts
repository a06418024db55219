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
