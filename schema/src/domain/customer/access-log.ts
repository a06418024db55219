import { oneOf } from '../shared/decide.ts';
import { LANGUAGE_LABELS, isLanguage } from '../shared/language.ts';
import { NEED_CATEGORIES, NEED_CATEGORY_LABELS } from '../shared/need-category.ts';
import { pick } from '../shared/locale.ts';
import type { Locale, Text } from '../shared/locale.ts';
import { PREFERRED_CHANNELS, PREFERRED_CHANNEL_LABELS } from './contact.ts';
import { CONSENT_SCOPE_LABELS } from './consent.ts';
import type { ConsentScope } from './consent.ts';
import { describeSafeTimes } from './safe-times.ts';
import type { SafeTime } from './safe-times.ts';
import { isCustomer } from '../access/actor.ts';
import type { Actor } from '../access/actor.ts';

/** How much of a person's access log somebody reads. */
export const ACCESS_LOG_EXTENTS = ['EVERYBODY', 'OWN_ORGANIZATION'] as const;
export type AccessLogExtent = (typeof ACCESS_LOG_EXTENTS)[number];

/**
 * Who reads the access log (CORE-014): the person, the administrator of their area and the state all of it,
 * other administrators their own organization's looks, nobody else anything. prisma/policies/60-access-log.sql
 * says the same.
 */
export function accessLogExtent(
  actor: Actor,
  person: { readonly id: string; readonly lwiaId: string | null },
): AccessLogExtent | null {
  if (isCustomer(actor)) return actor.personId === person.id ? 'EVERYBODY' : null;
  if (actor.role === 'STATE_ADMIN') return 'EVERYBODY';
  if (actor.role === 'PARTNER_ADMIN') return 'OWN_ORGANIZATION';
  if (actor.role !== 'LWIA_ADMIN') return null;
  return actor.lwiaId === person.lwiaId ? 'EVERYBODY' : 'OWN_ORGANIZATION';
}

/** Whose entries an administrator reads, of everybody (CORE-014): of the own area, of the own organization, all. */
export type AccessLogScope =
  { readonly lwiaId: string } | { readonly organizationId: string } | 'STATEWIDE';

/** Null: nothing. */
export function accessLogScope({ role, lwiaId, organizationId }: Actor): AccessLogScope | null {
  if (role === 'STATE_ADMIN') return 'STATEWIDE';
  if (role === 'LWIA_ADMIN' && lwiaId) return { lwiaId };
  return role === 'PARTNER_ADMIN' && organizationId ? { organizationId } : null;
}

/** What of a person a change is written down of (CORE-014); prisma/policies/60-access-log.sql has the columns. */
export const CHANGED_FIELDS = [
  'FIRST_NAME',
  'LAST_NAME',
  'PREFERRED_NAME',
  'LANGUAGE',
  'COUNTY_FIPS',
  'DATE_OF_BIRTH',
  'LAST_FOUR',
  'PHONE',
  'PHONE_MESSAGE_OK',
  'EMAIL',
  'ADDRESS_LINE',
  'CITY',
  'ZIP',
  'PREFERRED_CHANNEL',
  'SAFE_TIMES',
  'SAFE_TIMES_NOTE',
  'NEED',
  'NEED_MET',
  'CONSENT',
] as const;
export type ChangedField = (typeof CHANGED_FIELDS)[number];

export const CHANGED_FIELD_LABELS: Readonly<Record<ChangedField, Text>> = {
  FIRST_NAME: { en: 'First name', es: 'Nombre' },
  LAST_NAME: { en: 'Last name', es: 'Apellido' },
  PREFERRED_NAME: { en: 'Name they go by', es: 'Nombre que usa' },
  LANGUAGE: { en: 'Language', es: 'Idioma' },
  COUNTY_FIPS: { en: 'County', es: 'Condado' },
  DATE_OF_BIRTH: { en: 'Date of birth', es: 'Fecha de nacimiento' },
  LAST_FOUR: { en: 'Social Security number', es: 'Número de Seguro Social' },
  PHONE: { en: 'Phone', es: 'Teléfono' },
  PHONE_MESSAGE_OK: { en: 'Messages on that phone', es: 'Mensajes en ese teléfono' },
  EMAIL: { en: 'Email', es: 'Correo electrónico' },
  ADDRESS_LINE: { en: 'Street address', es: 'Dirección' },
  CITY: { en: 'City', es: 'Ciudad' },
  ZIP: { en: 'ZIP code', es: 'Código postal' },
  PREFERRED_CHANNEL: { en: 'Preferred way', es: 'Forma preferida' },
  SAFE_TIMES: { en: 'Safe times', es: 'Horario seguro' },
  SAFE_TIMES_NOTE: { en: 'Note on safe times', es: 'Nota sobre el horario seguro' },
  NEED: { en: 'Need', es: 'Necesidad' },
  NEED_MET: { en: 'Need that was met', es: 'Necesidad atendida' },
  CONSENT: { en: 'Consent', es: 'Consentimiento' },
};

const YES: Text = { en: 'yes', es: 'sí' };
const NO: Text = { en: 'no', es: 'no' };

/** A value as it was stored, in words; an empty one is ''. */
export function changedValue(field: ChangedField, stored: string | null, locale: Locale): string {
  if (stored === null) return '';
  if (field === 'LANGUAGE' && isLanguage(stored)) return pick(LANGUAGE_LABELS[stored], locale);
  if (field === 'PHONE_MESSAGE_OK') return pick(stored === 'true' ? YES : NO, locale);
  if (field === 'SAFE_TIMES') return describeSafeTimes(JSON.parse(stored) as SafeTime[], locale);
  if (field === 'NEED' || field === 'NEED_MET') {
    return oneOf(NEED_CATEGORIES, stored) ? pick(NEED_CATEGORY_LABELS[stored], locale) : stored;
  }
  if (field === 'CONSENT') {
    const scopes = JSON.parse(stored) as ConsentScope[];
    return scopes.map((scope) => pick(CONSENT_SCOPE_LABELS[scope], locale)).join('; ');
  }
  if (field === 'PREFERRED_CHANNEL') {
    const known = PREFERRED_CHANNELS.find((channel) => channel === stored);
    if (known) return pick(PREFERRED_CHANNEL_LABELS[known], locale);
  }
  return stored;
}
