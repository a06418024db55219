import { PREFERRED_CHANNEL_LABELS } from '@throughline/schema/domain/customer/contact';
import { isLanguage, LANGUAGE_LABELS } from '@throughline/schema/domain/shared/language';
import { formatPhone } from '@throughline/schema/domain/shared/phone';
import { formatDate } from '@throughline/schema/domain/shared/time-words';
import type { ComparedFact } from './merge.graphql.ts';
import type { Which } from './choice.ts';

/** What one record says, in words. Masked values stay as they come. */
export function factWords(compared: ComparedFact, which: Which): string {
  const value = compared[which];
  if (value === null) return 'Not known';
  switch (compared.fact) {
    case 'BIRTH_DATE':
      return formatDate(value, 'en');
    case 'LANGUAGE':
      return isLanguage(value) ? LANGUAGE_LABELS[value].en : value;
    case 'PHONE':
      return value.startsWith('+') ? formatPhone(value) : value;
    case 'CHANNEL':
      return PREFERRED_CHANNEL_LABELS[value as keyof typeof PREFERRED_CHANNEL_LABELS].en;
    case 'COUNTY':
      return `${value} County`;
    default:
      return value;
  }
}
