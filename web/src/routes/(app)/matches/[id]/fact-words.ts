import { PREFERRED_CHANNEL_LABELS } from '@throughline/schema/domain/customer/contact';
import { HIDDEN } from '@throughline/schema/domain/customer/merge';
import { isLanguage, LANGUAGE_LABELS } from '@throughline/schema/domain/shared/language';
import { formatPhone } from '@throughline/schema/domain/shared/phone';
import { formatDate } from '@throughline/schema/domain/shared/time-words';
import type { ComparedFact } from './merge.graphql.ts';
import type { Which } from './choice.ts';

/** What one record says, in words. Masked values stay as they come. */
export function factWords(compared: ComparedFact, which: Which): string {
  const value = compared[which];
  if (value === null) return 'Not known';
  if (value === HIDDEN) return hiddenWords(compared);
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

/** What is on record and not for the viewer to see: only how the two compare. */
function hiddenWords({ first, second, same }: ComparedFact): string {
  if (same) return 'The same in both, not shown to you';
  return first === null || second === null
    ? 'Only in this record, not shown to you'
    : 'Differs, not shown to you';
}
