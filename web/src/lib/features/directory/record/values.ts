import type { EligibilityClause } from '@throughline/schema/domain/directory/eligibility';
import type { LocationInput } from '@throughline/schema/domain/directory/location-input';
import type { Closure, OpeningRule } from '@throughline/schema/domain/directory/opening-hours';
import type { Program } from '@throughline/schema/domain/shared/program';
import type {
  ContactInput,
  ServiceInput,
} from '@throughline/schema/domain/directory/service-input';
import type { Language } from '@throughline/schema/domain/shared/language';
import type { NeedCategory } from '@throughline/schema/domain/shared/need-category';
import type { KeptLocation, KeptService } from './record.graphql.ts';

/** What the form of a place holds: text fields are '' while empty. */
export interface LocationValues {
  name: string;
  addressLine: string;
  city: string;
  zip: string;
  countyFips: string;
  latitude: string;
  longitude: string;
  phone: string;
  languages: Language[];
  accessibility: string;
  openingHours: OpeningRule[];
  closures: Closure[];
}

export const locationValues = (location: KeptLocation | null): LocationValues => ({
  name: location?.name ?? '',
  addressLine: location?.addressLine ?? '',
  city: location?.city ?? '',
  zip: location?.zip ?? '',
  countyFips: location?.county.fips ?? '',
  latitude: location ? String(location.latitude) : '',
  longitude: location ? String(location.longitude) : '',
  phone: location?.phone ?? '',
  languages: (location?.languages ?? ['en']) as Language[],
  accessibility: location?.accessibility ?? '',
  openingHours: (location?.openingHours ?? []) as OpeningRule[],
  closures: location?.closures ?? [],
});

const coordinate = (typed: string): number | null => (typed.trim() ? Number(typed) : null);

export const locationInput = (values: LocationValues) =>
  ({
    ...values,
    countyFips: values.countyFips || null,
    latitude: coordinate(values.latitude),
    longitude: coordinate(values.longitude),
    openingHours: values.openingHours.map((rule) => ({ ...rule, days: [...rule.days] })),
  }) satisfies LocationInput;

export interface ServiceValues {
  locationId: string;
  category: NeedCategory | '';
  name: string;
  description: string;
  eligibility: string;
  cost: string;
  howToApply: string;
  documents: string;
  languages: Language[];
  programs: Program[];
  statewide: boolean;
  countyFips: string[];
  active: boolean;
  clauses: EligibilityClause[];
  contacts: ContactValues[];
}

export type ContactValues = Required<{
  [Key in keyof ContactInput]: NonNullable<ContactInput[Key]>;
}>;

export const serviceValues = (service: KeptService | null, locationId: string): ServiceValues => ({
  locationId: service?.location?.id ?? locationId,
  category: service?.category ?? '',
  name: service?.name ?? '',
  description: service?.description ?? '',
  eligibility: service?.eligibility ?? '',
  cost: service?.cost ?? '',
  howToApply: service?.howToApply ?? '',
  documents: service?.documents ?? '',
  languages: (service?.languages ?? ['en']) as Language[],
  programs: service?.programs ?? [],
  statewide: service?.statewide ?? false,
  countyFips: service?.countyFips ?? [],
  active: service?.active ?? true,
  clauses: service?.clauses ?? [],
  contacts: (service?.contacts ?? []).map((contact) => ({
    ...contact,
    title: contact.title ?? '',
    phone: contact.phone ?? '',
    email: contact.email ?? '',
  })),
});

export const serviceInput = ({ category, clauses, contacts, ...values }: ServiceValues) => ({
  ...values,
  category: category as NeedCategory,
  clauses: clauses.map((clause) => ({ ...clause, values: [...clause.values] })),
  contacts: contacts.map(({ id, ...contact }) => ({ ...contact, id: id || null })),
});

/** The same as the domain checks it. */
export const checkedService = (values: ServiceValues): ServiceInput => {
  const { countyFips, ...input } = serviceInput(values);
  return { ...input, counties: countyFips };
};
