import type { EligibilityClause } from '../../../domain/directory/eligibility.ts';
import type { ContactInput } from '../../../domain/directory/service-input.ts';
import { normalizeEmail } from '../../../domain/shared/email.ts';
import { idOfRow, Reading, textOf } from './reading.ts';
import type { Package } from './reading.ts';
import type { CountyCodes } from './read-location.ts';
import type { Row } from './tables.ts';
import { meaningOf } from './terms.ts';
import type { Taxonomy } from './terms.ts';
import { clauseFrom } from './values.ts';
import type { Parts, Wanted } from './wanted.ts';

type Before = Parts['service'] | undefined;

/** A service as the file wants it; what the file is silent about stays as it is `before`. */
export function readService(
  pack: Package,
  row: Row,
  organizationId: string,
  before: Before,
  counties: CountyCodes,
): Wanted<'service'> {
  const read = new Reading();
  const text = (field: string, column: string, otherwise: string | null | undefined) =>
    read.text(field, row, column, otherwise) ?? null;
  const documents = pack.of(row, 'required_document', 'service_id');
  if (documents?.[0]) read.at('documents', documents[0], 'document');
  const filed = filedOf(read, pack, row, before);
  const input: Parts['service'] = {
    locationId: placeOf(read, pack, row, before),
    name: text('name', 'name', before?.name) ?? '',
    description: text('description', 'description', before?.description) ?? '',
    eligibility: text('eligibility', 'eligibility_description', before?.eligibility),
    cost: text('cost', 'fees_description', before?.cost),
    howToApply: text('howToApply', 'application_process', before?.howToApply),
    documents: documents
      ? documents.map((each) => textOf(each, 'document')).join('; ') || null
      : (before?.documents ?? null),
    languages: read.codes(
      'languages',
      pack.of(row, 'language', 'service_id'),
      before?.languages ?? [],
    ),
    active:
      (text('active', 'status', before && !before.active ? 'inactive' : 'active') ?? 'active') ===
      'active',
    category: filed.category,
    programs: filed.programs,
    clauses: withAge(read, row, filed.clauses),
    ...areaOf(read, pack, row, before, counties),
    contacts: contactsOf(read, pack, row, before),
    capacity: before?.capacity ?? null,
  };
  const { spots, problems } = read;
  return { kind: 'service', id: idOfRow(row), organizationId, input, place: row, spots, problems };
}

function placeOf(read: Reading, pack: Package, row: Row, before: Before): string {
  const places = pack.of(row, 'service_at_location', 'service_id');
  if (!places) return before?.locationId ?? '';
  const [place] = places;
  if (place) read.at('locationId', place, 'location_id');
  if (places.length > 1) {
    read.wrong('locationId', {
      en: 'Write a service for each place: here each is offered at one.',
      es: 'Escriba un servicio por cada lugar: aquí cada uno se ofrece en uno solo.',
    });
  }
  return place ? textOf(place, 'location_id').toLowerCase() : '';
}

/** What our own terms say: need, programs and conditions. Terms of others say nothing here. */
function filedOf(read: Reading, pack: Package, row: Row, before: Before) {
  const own = (pack.of(row, 'attribute', 'link_id') ?? []).flatMap((each) => {
    const meaning = meaningOf(textOf(each, 'taxonomy_term_id'));
    return meaning ? [{ ...meaning, row: each, value: textOf(each, 'value') }] : [];
  });
  const of = (taxonomy: Taxonomy, field: string) => {
    const found = own.filter((each) => each.taxonomy === taxonomy);
    found.forEach((each, n) => read.at(`${field}.${n}`, each.row, 'value'));
    if (found[0]) read.at(field, found[0].row, 'taxonomy_term_id');
    return found;
  };
  const [need] = of('NEED', 'category');
  if (!need && !before) {
    read.wrong('category', {
      en: 'Say which need it answers: an attribute with a taxonomy_term_id of the taxonomy Needs (/hsds/taxonomy_terms).',
      es: 'Diga qué necesidad atiende: un atributo con un taxonomy_term_id de la taxonomía Needs (/hsds/taxonomy_terms).',
    });
  }
  const category = need?.code ?? before?.category ?? '';
  if (own.length === 0) {
    return { category, programs: before?.programs ?? [], clauses: before?.clauses ?? [] };
  }
  return {
    category,
    programs: of('PROGRAM', 'programs').map(({ code }) => code),
    clauses: of('CONDITION', 'clauses').map(({ code, value }) => clauseFrom(code, value)),
  };
}

/** HSDS has columns for the ages, which count where they are filled in. */
function withAge(
  read: Reading,
  row: Row,
  clauses: readonly EligibilityClause[],
): readonly EligibilityClause[] {
  const index = clauses.findIndex(({ kind }) => kind === 'AGE');
  const field = `clauses.${index < 0 ? clauses.length : index}.min`;
  const min = read.number(field, row, 'minimum_age', null);
  const max = read.number(`${field}.max`, row, 'maximum_age', null);
  if (min === null && max === null) return clauses;
  const age = { kind: 'AGE', min, max, values: [], text: null } as const;
  return index < 0 ? [...clauses, age] : clauses.with(index, age);
}

function areaOf(
  read: Reading,
  pack: Package,
  row: Row,
  before: Before,
  counties: CountyCodes,
): { statewide: boolean; counties: readonly string[] } {
  const areas = pack.of(row, 'service_area', 'service_id');
  if (!areas) {
    return { statewide: before?.statewide ?? false, counties: before?.counties ?? [] };
  }
  const codes: string[] = [];
  let statewide = false;
  for (const area of areas) {
    read.at('countyFips', area, 'extent');
    const [type, extent, name] = ['extent_type', 'extent', 'name'].map((each) =>
      textOf(area, each),
    );
    const county = counties.get((name ?? '').toLowerCase().replace(/\s+county$/u, ''));
    if (type === 'state' || /^(?:all of )?illinois$|^statewide$/iu.test(name ?? '')) {
      statewide = true;
    } else if (type === 'county' && extent) {
      codes.push(extent);
    } else if (county) {
      codes.push(county);
    } else {
      read.wrong('countyFips', {
        en: 'Write extent_type county with its FIPS code in extent, or extent_type state.',
        es: 'Escriba extent_type county con su código FIPS en extent, o extent_type state.',
      });
    }
  }
  return { statewide, counties: statewide ? [] : codes };
}

function contactsOf(read: Reading, pack: Package, row: Row, before: Before): ContactInput[] {
  const known = before?.contacts ?? [];
  const contacts = pack.of(row, 'contact', 'service_id');
  if (!contacts) return [...known];
  return contacts.map((each, n) => {
    const field = `contacts.${n}`;
    const name = read.text(`${field}.name`, each, 'name', null) ?? '';
    const same =
      known.find(({ id }) => id === idOfRow(each)) ?? known.find((other) => other.name === name);
    const roles = pack.of(each, 'attribute', 'link_id')?.map((attribute) => {
      const meaning = meaningOf(textOf(attribute, 'taxonomy_term_id'));
      return meaning?.taxonomy === 'CONTACT_ROLE' ? meaning.code : '';
    });
    const email = read.text(`${field}.email`, each, 'email', same?.email);
    const phones = pack.of(each, 'phone', 'contact_id');
    return {
      id: same?.id ?? null,
      name,
      title: read.text(`${field}.title`, each, 'title', same?.title) ?? null,
      phone: read.phone(`${field}.phone`, phones, same?.phone) ?? null,
      email: email ? normalizeEmail(email) : null,
      receivesReferrals: roles
        ? roles.includes('RECEIVES_REFERRALS')
        : (same?.receivesReferrals ?? false),
      backup: roles ? roles.includes('BACKUP') : (same?.backup ?? false),
    };
  });
}
