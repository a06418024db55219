import { formatDue } from '@throughline/schema/domain/shared/time-words';
import { timeOf } from '@throughline/schema/domain/shared/chicago-time';
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

/** "Open until 17:00", "Closed, opens tomorrow 09:00"; empty where nobody has said any hours. */
export const openWords = (
  { openUntil, opensNext }: { openUntil: string | null; opensNext: string | null },
  now: Date,
): string => {
  if (openUntil && new Date(openUntil) > now) return `Open until ${timeOf(new Date(openUntil))}`;
  return opensNext ? `Closed, opens ${formatDue(new Date(opensNext), now, 'en')}` : '';
};
