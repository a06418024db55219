import { writeCsv } from '../../../domain/shared/csv.ts';
import { writeZip } from '../../../platform/zip.ts';
import type { Entity } from './represent.ts';

/** The tables of a tabular package that we write and read, with their columns: an own part of HSDS 3.1. */
export const TABLES = {
  organization: ['id', 'name', 'description', 'email', 'website'],
  program: ['id', 'organization_id', 'name', 'description'],
  location: [
    'id',
    'organization_id',
    'location_type',
    'name',
    'latitude',
    'longitude',
    'external_identifier',
    'external_identifier_type',
  ],
  address: [
    'id',
    'location_id',
    'address_1',
    'city',
    'region',
    'state_province',
    'postal_code',
    'country',
    'address_type',
  ],
  accessibility: ['id', 'location_id', 'description'],
  schedule: [
    'id',
    'location_id',
    'freq',
    'interval',
    'byday',
    'wkst',
    'dtstart',
    'valid_from',
    'valid_to',
    'opens_at',
    'closes_at',
    'description',
    'notes',
  ],
  service: [
    'id',
    'organization_id',
    'name',
    'description',
    'status',
    'application_process',
    'fees_description',
    'eligibility_description',
    'minimum_age',
    'maximum_age',
    'assured_date',
    'last_modified',
  ],
  service_at_location: ['id', 'service_id', 'location_id'],
  service_area: ['id', 'service_id', 'name', 'extent', 'extent_type'],
  required_document: ['id', 'service_id', 'document'],
  contact: ['id', 'service_id', 'name', 'title', 'email'],
  phone: ['id', 'organization_id', 'location_id', 'contact_id', 'number', 'extension', 'type'],
  language: ['id', 'location_id', 'service_id', 'name', 'code'],
  service_capacity: ['id', 'service_id', 'unit_id', 'available', 'updated', 'description'],
  unit: ['id', 'name'],
  attribute: ['id', 'link_id', 'link_entity', 'taxonomy_term_id', 'value'],
  taxonomy: ['id', 'name', 'description'],
  taxonomy_term: ['id', 'code', 'name', 'description', 'taxonomy_id', 'language'],
} as const;
export type Table = keyof typeof TABLES;
export const TABLE_NAMES = Object.keys(TABLES) as Table[];

/** As HSDS's schema names each table's file. */
const FILES: Readonly<Partial<Record<Table, string>>> = {
  address: 'addresses',
  accessibility: 'accessibility',
  service_at_location: 'service_at_location',
  service_capacity: 'service_capacity',
  taxonomy: 'taxonomies',
};
export const fileOf = (table: Table): string => `${FILES[table] ?? `${table}s`}.csv`;

/** Where a row stands, as a person finds it: a line of a CSV file, a path in JSON. */
export type Place = { readonly file: string; readonly row: string };

export type Row = Place & {
  readonly cells: Readonly<Record<string, unknown>>;
  /** Tables of which it says what it has of them; undefined: those that the package has. */
  readonly says?: ReadonlySet<string>;
  /** What stands inside of it that no table of ours holds. */
  readonly lost?: readonly string[];
  /** What its columns are called in the file, where that is otherwise. */
  readonly headings?: Readonly<Record<string, string>>;
};
export type Tables = Readonly<Partial<Record<Table, readonly Row[]>>>;

/** Under which name an entity holds rows of other tables. */
const LISTS: Readonly<Record<string, Table>> = {
  organizations: 'organization',
  programs: 'program',
  locations: 'location',
  addresses: 'address',
  accessibility: 'accessibility',
  schedules: 'schedule',
  services: 'service',
  service_at_locations: 'service_at_location',
  service_areas: 'service_area',
  required_documents: 'required_document',
  contacts: 'contact',
  phones: 'phone',
  languages: 'language',
  capacities: 'service_capacity',
  attributes: 'attribute',
};
const SINGLES: Readonly<Record<string, Table>> = {
  organization: 'organization',
  service: 'service',
  location: 'location',
  unit: 'unit',
  taxonomy: 'taxonomy',
  taxonomy_term: 'taxonomy_term',
};

/** Takes nested entities apart: one row for each, which names what held it. The first of an id is the fullest. */
export function tablesOf(table: Table, entities: readonly unknown[], file: string): Tables {
  const rows = new Map<Table, Map<string, Row>>();
  const add = (into: Table, value: unknown, owner: Record<string, unknown>, row: string) => {
    if (typeof value !== 'object' || value === null) return;
    const cells: Record<string, unknown> = { ...owner };
    const says = new Set<string>();
    const lost: string[] = [];
    const known = rows.get(into) ?? new Map<string, Row>();
    rows.set(into, known);
    const id = String((value as Entity).id ?? row);
    if (!known.has(id)) known.set(id, { file, row, cells, says, lost });
    for (const [key, inner] of Object.entries(value)) {
      const list = LISTS[key];
      const single = SINGLES[key];
      if (list && Array.isArray(inner)) {
        says.add(list);
        const held =
          list === 'attribute' ? { link_id: id, link_entity: into } : { [`${into}_id`]: id };
        inner.forEach((each, n) => add(list, each, held, `${row}.${key}[${n}]`));
      } else if (single && typeof inner === 'object' && inner !== null) {
        cells[`${single}_id`] = (inner as Entity).id;
        add(single, inner, {}, `${row}.${key}`);
      } else if (inner === null || typeof inner !== 'object') {
        cells[key] = inner;
      } else if (Object.keys(inner).length > 0) lost.push(key);
    }
  };
  entities.forEach((each, n) => add(table, each, {}, `[${n}]`));
  return Object.fromEntries([...rows].map(([name, byId]) => [name, [...byId.values()]]));
}

/** A tabular data package: one CSV file for each table, and what describes them. */
export function packageOf(tables: Tables): Buffer {
  const resources = TABLE_NAMES.map((name) => ({
    name: fileOf(name).replace('.csv', ''),
    path: fileOf(name),
    profile: 'tabular-data-resource',
    schema: { fields: TABLES[name].map((column) => ({ name: column })), primaryKey: 'id' },
  }));
  const descriptor = { name: 'throughline-hsds', profile: 'tabular-data-package', resources };
  return writeZip([
    { name: 'datapackage.json', content: Buffer.from(`${JSON.stringify(descriptor, null, 2)}\n`) },
    ...TABLE_NAMES.map((name) => ({
      name: fileOf(name),
      content: Buffer.from(
        writeCsv([
          TABLES[name],
          ...(tables[name] ?? []).map(({ cells }) =>
            TABLES[name].map((column) => (cells[column] ?? null) as string | number | null),
          ),
        ]),
      ),
    })),
  ]);
}
