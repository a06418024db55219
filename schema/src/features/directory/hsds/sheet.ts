import { PROGRAMS } from '../../../domain/shared/program.ts';
import { writeCsv } from '../../../domain/shared/csv.ts';
import { normalizeEmail } from '../../../domain/shared/email.ts';
import { NEED_CATEGORIES, NEED_CATEGORY_LABELS } from '../../../domain/shared/need-category.ts';
import { formatPhone, parsePhone } from '../../../domain/shared/phone.ts';
import { isId } from '../../../platform/ids.ts';
import type { CountyCodes } from './read-location.ts';
import { Reading, textOf } from './reading.ts';
import { servicesOf } from './rows.ts';
import { capacityCells, readCapacity } from './sheet-capacity.ts';
import { SHEET_COLUMNS } from './sheet-columns.ts';
import type { RecordRow } from './rows.ts';
import type { Row } from './tables.ts';
import { idOf } from './terms.ts';
import type { Known, Parts, Wanted } from './wanted.ts';

const list = (cells: readonly string[]): string => cells.join('; ');
const parts = (cell: string): string[] =>
  cell
    .split(/[;,]/u)
    .map((each) => each.trim())
    .filter(Boolean);

/** The services of a record as a sheet: the template to fill in, and to correct what is there. */
export function sheetOf(record: RecordRow, counties: ReadonlyMap<string, string>): string {
  return writeCsv([
    SHEET_COLUMNS,
    ...servicesOf(record).map((service) => {
      const { location } = service;
      const contact = service.contacts.find((each) => each.receivesReferrals && !each.backup);
      return [
        service.id,
        service.name,
        NEED_CATEGORY_LABELS[service.category as 'FOOD'].en,
        service.description,
        service.active ? 'yes' : 'no',
        service.eligibility,
        service.cost,
        service.howToApply,
        service.documents,
        list(service.languages),
        list(service.programs),
        service.statewide
          ? 'Illinois'
          : list(service.counties.map((fips) => counties.get(fips) ?? fips)),
        location.name,
        location.addressLine,
        location.city,
        location.zip,
        contact?.name ?? null,
        contact?.phone ? formatPhone(contact.phone) : null,
        contact?.email ?? null,
        ...capacityCells(service.capacity),
      ];
    }),
  ]);
}

type SheetReader = {
  readonly counties: CountyCodes;
  /** How many people a service takes, only its organization says (REF-011). */
  readonly countsPlaces: boolean;
};

/** Services are known by their id, else by their name; places by theirs. New ones get ids that the same sheet gives again. */
export function readSheet(
  rows: readonly Row[],
  organizationId: string,
  known: Known,
  { counties, countsPlaces }: SheetReader,
): Wanted[] {
  const places = new Map<string, Wanted<'location'>>();
  const services = rows.map((row) => {
    const place = readPlace(row, organizationId, known);
    if (!places.has(place.id)) places.set(place.id, place);
    return readLine(row, organizationId, known, place.id, { counties, countsPlaces });
  });
  return [...places.values(), ...services];
}

const same = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();

function readPlace(row: Row, organizationId: string, known: Known): Wanted<'location'> {
  const read = new Reading();
  const name = textOf(row, 'place');
  const [found, before] = [...known.locations].find(([, each]) => same(each.name, name)) ?? [];
  const stated = (field: string, column: string, otherwise = '') =>
    read.text(field, row, column, null) ?? otherwise;
  read.at('name', row, 'place');
  read.at('countyFips', row, 'zip');
  const zip = stated('zip', 'zip', before?.zip);
  const moved = before !== undefined && !same(zip, before.zip);
  return {
    kind: 'location',
    id: found ?? idOf('place', organizationId, name.toLowerCase()),
    organizationId,
    input: {
      openingHours: [],
      closures: [],
      languages: [],
      phone: null,
      accessibility: null,
      ...before,
      name: before?.name ?? name,
      addressLine: stated('addressLine', 'address', before?.addressLine),
      city: stated('city', 'city', before?.city),
      zip,
      ...((moved || !before) && { countyFips: null, latitude: null, longitude: null }),
    },
    place: row,
    spots: read.spots,
    problems: read.problems,
  };
}

function readLine(
  row: Row,
  organizationId: string,
  known: Known,
  locationId: string,
  { counties, countsPlaces }: SheetReader,
): Wanted<'service'> {
  const read = new Reading();
  const name = textOf(row, 'service');
  const given = textOf(row, 'service_id').toLowerCase();
  const [found] = [...known.services].find(([, each]) => same(each.name, name)) ?? [];
  const id = given || (found ?? idOf('service', organizationId, name.toLowerCase()));
  const before = known.services.get(id);
  read.at('id', row, 'service_id');
  if (given && (!before || !isId(given))) {
    read.wrong('id', {
      en: 'Leave it empty for a new service. A service keeps the id of the sheet that was downloaded.',
      es: 'Déjelo vacío para un servicio nuevo. Un servicio conserva el id de la hoja descargada.',
    });
  }
  const text = (field: string, column: string, otherwise: string | null | undefined) =>
    read.text(field, row, column, otherwise ?? null);
  const many = (field: string, column: string, otherwise: readonly string[] = []) =>
    column in row.cells ? parts(text(field, column, null) ?? '') : otherwise;
  read.at('locationId', row, 'place');
  const input: Parts['service'] = {
    locationId,
    name,
    category: needOf(read, row, before?.category),
    description: text('description', 'description', before?.description) ?? '',
    active: !/^(?:no|n|false|0|inactive)$/iu.test(
      text('active', 'offered', before?.active === false ? 'no' : 'yes') ?? '',
    ),
    eligibility: text('eligibility', 'eligibility', before?.eligibility),
    cost: text('cost', 'cost', before?.cost),
    howToApply: text('howToApply', 'how_to_apply', before?.howToApply),
    documents: text('documents', 'documents', before?.documents),
    languages: many('languages', 'languages', before?.languages).map((code) => code.toLowerCase()),
    programs: many('programs', 'programs', before?.programs).map(
      (typed) => PROGRAMS.find((code) => same(code, typed)) ?? typed,
    ),
    ...areaOf(read, row, before, counties),
    clauses: before?.clauses ?? [],
    contacts: contactsOf(read, row, before),
    capacity: readCapacity(read, row, before?.capacity ?? null, countsPlaces),
  };
  read.at('name', row, 'service');
  const { spots, problems } = read;
  return { kind: 'service', id, organizationId, input, place: row, spots, problems };
}

function needOf(read: Reading, row: Row, before: string | undefined): string {
  const typed = read.text('category', row, 'need', before) ?? '';
  const need = NEED_CATEGORIES.find(
    (code) => same(code, typed) || same(NEED_CATEGORY_LABELS[code].en, typed),
  );
  if (!need) {
    read.wrong('category', {
      en: 'Write one of the needs, like Food or Job training.',
      es: 'Escriba una de las necesidades, como Food o Job training.',
    });
  }
  return need ?? typed;
}

function areaOf(
  read: Reading,
  row: Row,
  before: Parts['service'] | undefined,
  counties: CountyCodes,
) {
  const typed = read.text('countyFips', row, 'counties', undefined);
  if (typed === undefined) {
    return { statewide: before?.statewide ?? false, counties: before?.counties ?? [] };
  }
  if (/^(?:illinois|statewide|all)$/iu.test(typed ?? '')) return { statewide: true, counties: [] };
  const codes = parts(typed ?? '').map((name) => {
    const code = counties.get(name.toLowerCase().replace(/\s+county$/u, ''));
    if (!code) {
      read.wrong('countyFips', {
        en: 'Write names of counties, like Peoria; Tazewell, or Illinois for all.',
        es: 'Escriba nombres de condados, como Peoria; Tazewell, o Illinois para todos.',
      });
    }
    return code ?? name;
  });
  return { statewide: false, counties: codes };
}

/** The sheet has room for one: it is added or changed, and the others stay. */
function contactsOf(read: Reading, row: Row, before: Parts['service'] | undefined) {
  const known = before?.contacts ?? [];
  const name = textOf(row, 'contact');
  if (!name) return known;
  const index = known.findIndex((each) => same(each.name, name));
  const field = `contacts.${index < 0 ? known.length : index}`;
  const old = known[index];
  const phone = read.text(`${field}.phone`, row, 'contact_phone', old?.phone);
  const email = read.text(`${field}.email`, row, 'contact_email', old?.email);
  const contact = {
    id: old?.id ?? null,
    name: old?.name ?? name,
    title: old?.title ?? null,
    phone: phone ? (parsePhone(phone) ?? phone) : null,
    email: email ? normalizeEmail(email) : null,
    receivesReferrals: old?.receivesReferrals ?? true,
    backup: old?.backup ?? false,
  };
  return index < 0 ? [...known, contact] : known.with(index, contact);
}
