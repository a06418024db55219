import { pick } from '../shared/locale.ts';
import type { Locale, Text } from '../shared/locale.ts';

const FREE: Text = { en: 'Free', es: 'Gratis' };

/** "Free" as the form proposes it, in the reader's language; null for other words, which stay as they were written. */
export const freeWord = (cost: string, locale: Locale): string | null =>
  /^(free|gratis)\.?$/i.test(cost.trim()) ? pick(FREE, locale) : null;
