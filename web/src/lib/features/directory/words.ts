import { isLanguage, LANGUAGE_LABELS } from '@throughline/schema/domain/shared/language';

/** "under a mile", "2.4 miles", "38 miles". */
export const distanceWords = (miles: number): string => {
  if (miles < 1) return 'under a mile';
  if (miles >= 10) return `${Math.round(miles)} miles`;
  const shown = miles.toFixed(1);
  return shown === '1.0' ? '1 mile' : `${shown} miles`;
};

/** "English, Spanish": codes we have no word for are left out. */
export const languageWords = (codes: readonly string[]): string =>
  codes
    .filter(isLanguage)
    .map((code) => LANGUAGE_LABELS[code].en)
    .join(', ');
