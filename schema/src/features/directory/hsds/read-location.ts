import type { LocationInput } from '../../../domain/directory/location-input.ts';
import type { Closure, OpeningRule, Weekday } from '../../../domain/directory/opening-hours.ts';
import { parseZip } from '../../../domain/shared/zip.ts';
import { idOfRow, textOf } from './reading.ts';
import type { Package } from './reading.ts';
import { Reading } from './reading.ts';
import type { Row } from './tables.ts';
import { DAY_CODES } from './values.ts';
import type { Wanted } from './wanted.ts';

/** FIPS codes of counties by their name in small letters, without the word. */
export type CountyCodes = ReadonlyMap<string, string>;

/** A place as the file wants it; what the file is silent about stays as it is `before`. */
export function readLocation(
  pack: Package,
  row: Row,
  organizationId: string,
  before: LocationInput | undefined,
  counties: CountyCodes,
): Wanted<'location'> {
  const read = new Reading();
  const of = (table: 'language' | 'accessibility' | 'phone' | 'schedule') =>
    pack.of(row, table, 'location_id');
  const [address] = pack.of(row, 'address', 'location_id') ?? [];
  const part = (field: string, column: string, otherwise: string | undefined) =>
    (address ? read.text(field, address, column, otherwise) : otherwise) ?? '';
  const zip = part('zip', 'postal_code', before?.zip);
  const accessibility = of('accessibility');
  const [access] = accessibility ?? [];
  const schedules = of('schedule');
  const input: LocationInput = {
    name: read.text('name', row, 'name', before?.name) ?? part('name', 'address_1', ''),
    addressLine: part('addressLine', 'address_1', before?.addressLine),
    city: part('city', 'city', before?.city),
    zip: parseZip(zip) ?? zip,
    countyFips: countyOf(read, row, address, before, counties),
    latitude: read.number('latitude', row, 'latitude', before?.latitude) ?? null,
    longitude: read.number('longitude', row, 'longitude', before?.longitude) ?? null,
    phone: read.phone('phone', of('phone'), before?.phone) ?? null,
    languages: read.codes('languages', of('language'), before?.languages ?? []),
    accessibility:
      (access
        ? read.text('accessibility', access, 'description', null)
        : accessibility
          ? null
          : before?.accessibility) ?? null,
    ...(schedules
      ? hoursOf(read, schedules)
      : { openingHours: before?.openingHours ?? [], closures: before?.closures ?? [] }),
  };
  const { spots, problems } = read;
  return { kind: 'location', id: idOfRow(row), organizationId, input, place: row, spots, problems };
}

function countyOf(
  read: Reading,
  row: Row,
  address: Row | undefined,
  before: LocationInput | undefined,
  counties: CountyCodes,
): string | null {
  if (textOf(row, 'external_identifier_type') === 'FIPS county code') {
    return read.text('countyFips', row, 'external_identifier', null);
  }
  const region = address && read.text('countyFips', address, 'region', null);
  if (!region) return before?.countyFips ?? null;
  const code = counties.get(region.toLowerCase().replace(/\s+county$/u, ''));
  return (
    code ??
    read.wrong('countyFips', {
      en: 'Write a county of Illinois, like Peoria County, or leave it empty: then the ZIP code says.',
      es: 'Escriba un condado de Illinois, como Peoria County, o déjelo vacío: entonces lo dice el código postal.',
    })
  );
}

function hoursOf(
  read: Reading,
  schedules: readonly Row[],
): { openingHours: OpeningRule[]; closures: Closure[] } {
  const openingHours: OpeningRule[] = [];
  const closures: Closure[] = [];
  for (const row of schedules) {
    const opens = textOf(row, 'opens_at');
    if (!opens && textOf(row, 'valid_from') && textOf(row, 'description') === 'Closed') {
      const field = `closures.${closures.length}`;
      const on = dayOf(read, `${field}.on`, row, 'valid_from') ?? '';
      closures.push({ on, note: read.text(`${field}.note`, row, 'notes', null) });
    } else {
      openingHours.push(ruleOf(read, `openingHours.${openingHours.length}`, row));
    }
  }
  // As they are kept: by day.
  return { openingHours, closures: closures.toSorted((a, b) => (a.on < b.on ? -1 : 1)) };
}

function ruleOf(read: Reading, field: string, row: Row): OpeningRule {
  const freq = read.text(`${field}.freq`, row, 'freq', null);
  if (freq && freq !== 'WEEKLY') {
    read.wrong(`${field}.freq`, {
      en: 'Write WEEKLY and the days in byday: hours are kept by the week.',
      es: 'Escriba WEEKLY y los días en byday: los horarios se guardan por semana.',
    });
  }
  const days = (read.text(`${field}.days`, row, 'byday', null) ?? '')
    .split(/[\s,;]+/u)
    .filter(Boolean)
    .map((code) => DAY_CODES.findIndex((each) => each === code.toUpperCase()) + 1);
  return {
    days: days as Weekday[],
    opens: timeOf(read, `${field}.opens`, row, 'opens_at'),
    closes: timeOf(read, `${field}.closes`, row, 'closes_at'),
    every: read.number(`${field}.every`, row, 'interval', 1) ?? 1,
    startsOn: dayOf(read, `${field}.startsOn`, row, 'dtstart'),
    validFrom: dayOf(read, `${field}.validFrom`, row, 'valid_from'),
    validTo: dayOf(read, `${field}.validTo`, row, 'valid_to'),
  };
}

/** As a clock in Chicago shows it; seconds and an offset of Chicago's may follow. */
function timeOf(read: Reading, field: string, row: Row, column: string): string {
  const typed = read.text(field, row, column, null) ?? '';
  const [, hour, minute] = /^(\d{1,2}):(\d{2})(?::\d{2})?(?:-0?[56]:?00)?$/u.exec(typed) ?? [];
  return hour && minute ? `${hour.padStart(2, '0')}:${minute}` : typed;
}

const dayOf = (read: Reading, field: string, row: Row, column: string): string | null =>
  read.text(field, row, column, null)?.slice(0, 10) ?? null;
