import { capacityWords } from '../../../domain/directory/capacity.ts';
import type { Capacity } from '../../../domain/directory/capacity.ts';
import { dateOf } from '../../../domain/shared/chicago-time.ts';
import { PROGRAM_LABELS } from '../../../domain/shared/program.ts';
import type { Program } from '../../../domain/shared/program.ts';
import { isLanguage, LANGUAGE_LABELS } from '../../../domain/shared/language.ts';
import { formatPhone } from '../../../domain/shared/phone.ts';
import { clauseOf, closureOf, ruleOf } from '../record-rows.ts';
import { clauseValue, DAY_CODES } from './values.ts';
import { servicesOf } from './rows.ts';
import type { LocationRow, OrganizationRow, RecordRow, ServiceRow, ServiceTimes } from './rows.ts';
import { idOf, termOf } from './terms.ts';
import type { Taxonomy } from './terms.ts';

/**
 * For whom: the public learns no contact by name, and no address at which people hide from violence. Those who
 * keep a record take it all with them.
 */
export type Audience = 'PUBLIC' | 'KEEPERS';

export type Telling = {
  readonly audience: Audience;
  readonly counties: ReadonlyMap<string, string>;
};

export type Entity = { readonly id: string } & { readonly [column: string]: unknown };

/** HSDS has no null: what is not known is left out. */
const known = (columns: { readonly id: string; readonly [column: string]: unknown }): Entity =>
  Object.fromEntries(
    Object.entries(columns).filter(([, value]) => value !== null && value !== undefined),
  ) as Entity;

/** An organization in a list. */
export const organizationLine = ({ id, name, description, email, website }: OrganizationRow) =>
  known({ id, name, description: description ?? '', email, website });

/** @param services whole ones, or but their names */
export function organizationOf(
  record: RecordRow,
  telling: Telling,
  services: 'WHOLE' | 'NAMES',
): Entity {
  return {
    ...organizationLine(record),
    phones: phonesOf(record.id, record.phone),
    locations: record.locations.map((location) => locationOf(location, telling)),
    programs: (record.programs as Program[]).map((code) => ({
      id: idOf('program', record.id, code),
      name: PROGRAM_LABELS[code].en,
      description: PROGRAM_LABELS[code].en,
    })),
    services: servicesOf(record)
      .filter(({ active }) => active || telling.audience === 'KEEPERS')
      .map((service) => (services === 'WHOLE' ? wholeService(service, telling) : lineOf(service))),
  };
}

/** A service in a list. */
export const serviceLine = (service: ServiceRow): Entity => ({
  ...lineOf(service),
  organization: organizationLine(service.organization),
});

export const serviceOf = (service: ServiceRow, telling: Telling): Entity => ({
  ...wholeService(service, telling),
  organization: organizationLine(service.organization),
});

/** A service is offered at one place, so the link of both goes by the service's id. */
export const serviceAtLocationLine = (service: ServiceRow, telling: Telling): Entity => ({
  id: service.id,
  location: placeLine(service.location, telling),
  service: serviceLine(service),
});

export const serviceAtLocationOf = (service: ServiceRow, telling: Telling): Entity => ({
  id: service.id,
  service_areas: areasOf(service, telling),
  location: locationOf(service.location, telling),
  service: serviceOf(service, telling),
});

/** The latest change of anything that is told of it. */
export const modifiedAt = ({ updatedAt, location, organization }: ServiceTimes): Date =>
  new Date(Math.max(+updatedAt, +location.updatedAt, +organization.updatedAt));

function lineOf(service: ServiceRow): Entity {
  const age = service.clauses.find(({ kind }) => kind === 'AGE');
  return known({
    id: service.id,
    organization_id: service.organizationId,
    name: service.name,
    description: service.description,
    status: service.active ? 'active' : 'inactive',
    application_process: service.howToApply,
    fees_description: service.cost,
    eligibility_description: service.eligibility,
    minimum_age: age?.min,
    maximum_age: age?.max,
    assured_date: service.organization.verifiedAt && dateOf(service.organization.verifiedAt),
    last_modified: modifiedAt(service).toISOString(),
  });
}

function wholeService(service: ServiceRow, telling: Telling): Entity {
  const { id, location, documents } = service;
  return {
    ...lineOf(service),
    languages: languagesOf(id, service.languages),
    service_areas: areasOf(service, telling),
    service_at_locations: [
      { id, location_id: location.id, location: locationOf(location, telling) },
    ],
    required_documents: documents ? [{ id: idOf('document', id), document: documents }] : [],
    capacities: capacitiesOf(service),
    attributes: [
      attribute('service', id, 'NEED', service.category),
      ...service.programs.map((code) => attribute('service', id, 'PROGRAM', code)),
      ...service.clauses.map((row) =>
        attribute('service', id, 'CONDITION', row.kind, clauseValue(clauseOf(row)), row.position),
      ),
    ],
    ...(telling.audience === 'KEEPERS' && { contacts: contactsOf(service) }),
  };
}

/** Above all others: where people hide from violence at home is nobody's to look up. */
const isHidden = ({ hidden }: LocationRow, { audience }: Telling): boolean =>
  audience === 'PUBLIC' && hidden;

function placeLine(location: LocationRow, telling: Telling): Entity {
  const { id, organizationId, name, countyFips } = location;
  return known({
    id,
    location_type: 'physical',
    organization_id: organizationId,
    name: isHidden(location, telling) ? null : name,
    ...(!isHidden(location, telling) && {
      latitude: location.latitude,
      longitude: location.longitude,
    }),
    external_identifier: countyFips,
    external_identifier_type: 'FIPS county code',
  });
}

function locationOf(location: LocationRow, telling: Telling): Entity {
  const { id } = location;
  return {
    ...placeLine(location, telling),
    languages: languagesOf(id, location.languages),
    addresses: isHidden(location, telling)
      ? []
      : [
          {
            id: idOf('address', id),
            address_1: location.addressLine,
            city: location.city,
            region: `${location.county.name} County`,
            state_province: 'IL',
            postal_code: location.zip,
            country: 'US',
            address_type: 'physical',
          },
        ],
    accessibility: location.accessibility
      ? [{ id: idOf('accessibility', id), description: location.accessibility }]
      : [],
    phones: phonesOf(id, location.phone),
    schedules: [...location.openingHours.map(hoursOf), ...location.closures.map(closedOn)],
  };
}

function hoursOf(row: LocationRow['openingHours'][number]): Entity {
  const rule = ruleOf(row);
  return known({
    id: row.id,
    freq: 'WEEKLY',
    interval: rule.every,
    byday: rule.days.map((day) => DAY_CODES[day - 1]).join(','),
    wkst: 'MO',
    dtstart: rule.startsOn,
    valid_from: rule.validFrom,
    valid_to: rule.validTo,
    // Of Chicago. An offset would be wrong for half of the year.
    opens_at: rule.opens,
    closes_at: rule.closes,
  });
}

/** HSDS has no closed days: a schedule of one day, without hours. */
function closedOn(row: LocationRow['closures'][number]): Entity {
  const { on, note } = closureOf(row);
  return known({ id: row.id, valid_from: on, valid_to: on, description: 'Closed', notes: note });
}

const languagesOf = (owner: string, codes: readonly string[]): Entity[] =>
  codes.map((code) => ({
    id: idOf('language', owner, code),
    name: isLanguage(code) ? LANGUAGE_LABELS[code].en : code,
    code,
  }));

function phonesOf(owner: string, stored: string | null): Entity[] {
  if (!stored) return [];
  const [number = '', extension] = stored.split(';ext=');
  // A number, as HSDS wants it, would lose leading zeros.
  const counted = extension !== undefined && String(Number(extension)) === extension;
  return [
    known({
      id: idOf('phone', owner),
      number: formatPhone(counted ? number : stored),
      extension: counted ? Number(extension) : null,
      type: 'voice',
    }),
  ];
}

function areasOf({ id, statewide, counties }: ServiceRow, { counties: names }: Telling): Entity[] {
  const area = (extent: string, type: string, name: string) => ({
    id: idOf('area', id, extent),
    name,
    extent,
    extent_type: type,
  });
  if (statewide) return [area('17', 'state', 'Illinois')];
  return counties.map((fips) => area(fips, 'county', `${names.get(fips) ?? fips} County`));
}

function capacitiesOf({ id, capacity, updatedAt }: ServiceRow): Entity[] {
  if (!capacity || capacity.rule === 'NOT_COUNTED') return [];
  return [
    {
      id: idOf('capacity', id),
      unit: { id: idOf('unit', 'place'), name: 'place' },
      available: capacity.state === 'OPEN' ? capacity.places : 0,
      updated: (capacity.confirmedAt ?? updatedAt).toISOString(),
      description: capacityWords({ ...(capacity as Capacity), waiting: 0 }, 'en'),
    },
  ];
}

const contactsOf = ({ contacts }: ServiceRow): Entity[] =>
  contacts.map(({ id, name, title, email, phone, receivesReferrals, backup }) => ({
    ...known({ id, name, title, email }),
    phones: phonesOf(id, phone),
    attributes: [
      ...(receivesReferrals
        ? [attribute('contact', id, 'CONTACT_ROLE', 'RECEIVES_REFERRALS')]
        : []),
      ...(backup ? [attribute('contact', id, 'CONTACT_ROLE', 'BACKUP')] : []),
    ],
  }));

function attribute(
  entity: 'service' | 'contact',
  owner: string,
  taxonomy: Taxonomy,
  code: string,
  value: string | null = null,
  position = 0,
): Entity {
  const term = termOf(taxonomy, code);
  return known({
    id: idOf('attribute', owner, taxonomy, code, String(position)),
    link_id: owner,
    link_entity: entity,
    taxonomy_term_id: term?.id,
    value,
    taxonomy_term: term,
  });
}
