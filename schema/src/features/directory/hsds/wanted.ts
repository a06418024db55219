import type { Capacity, CapacityRule, CapacityState } from '../../../domain/directory/capacity.ts';
import type { LocationInput } from '../../../domain/directory/location-input.ts';
import type { OrganizationInput } from '../../../domain/directory/organization-input.ts';
import type { ContactInput, ServiceInput } from '../../../domain/directory/service-input.ts';
import type { FieldProblem } from '../../../domain/shared/field-problem.ts';
import { clauseOf, closureOf, ruleOf } from '../record-rows.ts';
import type { RecordRow } from './rows.ts';
import type { Place } from './tables.ts';

/** The parts of a record, as a file wants them or as they are. */
export type Parts = {
  readonly organization: OrganizationInput;
  readonly location: LocationInput;
  readonly service: ServiceInput & {
    readonly locationId: string;
    /** Null: it never said how many people it can take. */
    readonly capacity: SaidCapacity | null;
  };
};

export type SaidCapacity = Omit<Capacity, 'waiting'> & {
  /** Of the row, so that a referral that took a place meanwhile is noticed; 0 where there is none. */
  readonly version: number;
};
export type PartKind = keyof Parts;

export type Spot = Place & { readonly column: string };

/** One part with where its fields stand, for whoever has to correct them. */
export type Wanted<Kind extends PartKind = PartKind> = {
  readonly kind: Kind;
  readonly id: string;
  readonly organizationId: string;
  readonly input: Parts[Kind];
  readonly place: Place;
  readonly spots: ReadonlyMap<string, Spot>;
  /** Found while it was read. */
  readonly problems: readonly FieldProblem[];
};

export type Known = {
  readonly organization: OrganizationInput;
  readonly locations: ReadonlyMap<string, LocationInput>;
  readonly services: ReadonlyMap<string, Parts['service']>;
};

/** What a record says now, in the same words as a file's. */
export const knownOf = (record: RecordRow): Known => ({
  organization: {
    name: record.name,
    description: record.description,
    phone: record.phone,
    email: record.email,
    website: record.website,
    programs: record.programs,
  },
  locations: new Map(
    record.locations.map((row) => [
      row.id,
      {
        name: row.name,
        addressLine: row.addressLine,
        city: row.city,
        zip: row.zip,
        countyFips: row.countyFips,
        latitude: row.latitude,
        longitude: row.longitude,
        phone: row.phone,
        languages: row.languages,
        accessibility: row.accessibility,
        openingHours: row.openingHours.map(ruleOf),
        closures: row.closures.map(closureOf),
      },
    ]),
  ),
  services: new Map(
    record.services.map((row) => [
      row.id,
      {
        locationId: row.locationId,
        category: row.category,
        name: row.name,
        description: row.description,
        eligibility: row.eligibility,
        cost: row.cost,
        howToApply: row.howToApply,
        documents: row.documents,
        languages: row.languages,
        programs: row.programs,
        statewide: row.statewide,
        counties: row.counties,
        active: row.active,
        clauses: row.clauses.map(clauseOf),
        contacts: row.contacts.map(
          ({ id, name, title, phone, email, receivesReferrals, backup }): ContactInput => ({
            id,
            name,
            title,
            phone,
            email,
            receivesReferrals,
            backup,
          }),
        ),
        capacity: row.capacity && {
          rule: row.capacity.rule as CapacityRule,
          state: row.capacity.state as CapacityState,
          places: row.capacity.places,
          version: row.capacity.version,
        },
      },
    ]),
  ),
});
