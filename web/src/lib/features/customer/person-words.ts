import { isLanguage, LANGUAGE_LABELS } from '@throughline/schema/domain/shared/language';
import type { PersonLine } from './customer.graphql.ts';

export const languageName = (code: string): string =>
  isLanguage(code) ? LANGUAGE_LABELS[code].en : code;

/** "Cook County, Chicago Cook": county and workforce area, as far as known. */
export const whereWords = ({ county, lwia }: PersonLine): string =>
  [county && `${county.name} County`, lwia?.name].filter(Boolean).join(', ');

/** "on paper Rosalinda": the first name, where the person goes by another. */
export const calledBy = ({ firstName, preferredName }: PersonLine): string =>
  preferredName && preferredName !== firstName ? `on paper ${firstName}` : '';
