import { formatFull } from '@throughline/schema/domain/shared/time-words';
import type { Locale } from '@throughline/schema/domain/shared/locale';
import { formatPhone } from '@throughline/schema/domain/shared/phone';

type Row = readonly [string, string];

/** A row of what there is; none when there is nothing. */
export const row = (term: string, ...values: readonly (string | null | undefined)[]): Row[] => {
  const value = values.filter(Boolean).join('\n');
  return value ? [[term, value]] : [];
};

/** What there is of it, in one line. */
export const inLine = (...parts: readonly (string | null | undefined)[]): string =>
  parts.filter(Boolean).join(', ');

export const phoneOf = (stored: string | null | undefined): string | null =>
  stored ? formatPhone(stored) : null;

export const moment = (at: string, locale: Locale): string => formatFull(new Date(at), locale);
