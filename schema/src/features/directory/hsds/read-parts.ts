import { parseWebsite } from '../../../domain/directory/organization-input.ts';
import type { OrganizationInput } from '../../../domain/directory/organization-input.ts';
import { PROGRAM_LABELS, PROGRAMS } from '../../../domain/shared/program.ts';
import { normalizeEmail } from '../../../domain/shared/email.ts';
import { readLocation } from './read-location.ts';
import type { CountyCodes } from './read-location.ts';
import { readService } from './read-service.ts';
import { idOfRow, Reading, textOf } from './reading.ts';
import type { Package } from './reading.ts';
import type { Row } from './tables.ts';
import type { Known, Wanted } from './wanted.ts';

/** Ids of the organizations that rows of a package belong to. */
export const organizationIds = (pack: Package): string[] => [
  ...new Set(
    [
      ...pack.rows('organization').map(idOfRow),
      ...pack.rows('service').map((row) => textOf(row, 'organization_id').toLowerCase()),
      ...pack.rows('location').map((row) => textOf(row, 'organization_id').toLowerCase()),
    ].filter(Boolean),
  ),
];

/** What a package wants of records that one keeps; rows of other organizations are `strange`. */
export function readParts(
  pack: Package,
  known: ReadonlyMap<string, Known>,
  counties: CountyCodes,
): { parts: Wanted[]; strange: Row[] } {
  const parts: Wanted[] = [];
  const strange: Row[] = [];
  const [only] = organizationIds(pack).length === 1 ? organizationIds(pack) : [];
  const ownerOf = (row: Row) => textOf(row, 'organization_id').toLowerCase() || (only ?? '');
  for (const row of pack.rows('organization')) {
    const before = known.get(idOfRow(row));
    if (before) parts.push(readOrganization(pack, row, before.organization));
    else strange.push(row);
  }
  const ownerOfPlace = new Map(
    pack
      .rows('service')
      .flatMap((row) =>
        (pack.of(row, 'service_at_location', 'service_id') ?? []).map(
          (place) => [textOf(place, 'location_id').toLowerCase(), ownerOf(row)] as const,
        ),
      ),
  );
  for (const row of pack.rows('location')) {
    const stated = textOf(row, 'organization_id').toLowerCase();
    const owner = stated || ownerOfPlace.get(idOfRow(row)) || (only ?? '');
    const before = known.get(owner);
    if (!before) strange.push(row);
    else {
      const place = before.locations.get(idOfRow(row));
      parts.push(readLocation(pack, row, owner, place, counties));
    }
  }
  for (const row of pack.rows('service')) {
    const before = known.get(ownerOf(row));
    if (!before) strange.push(row);
    else {
      const service = before.services.get(idOfRow(row));
      parts.push(readService(pack, row, ownerOf(row), service, counties));
    }
  }
  return { parts, strange };
}

function readOrganization(
  pack: Package,
  row: Row,
  before: OrganizationInput,
): Wanted<'organization'> {
  const read = new Reading();
  const text = (column: 'name' | 'description' | 'email' | 'website') =>
    read.text(column, row, column, before[column]) ?? null;
  const [email, website] = [text('email'), text('website')];
  const input: OrganizationInput = {
    name: text('name') ?? '',
    description: text('description'),
    phone: read.phone('phone', pack.of(row, 'phone', 'organization_id'), before.phone) ?? null,
    email: email && normalizeEmail(email),
    website: website && (parseWebsite(website) ?? website),
    programs: programsOf(read, pack.of(row, 'program', 'organization_id')) ?? before.programs,
  };
  const { spots, problems } = read;
  const id = idOfRow(row);
  return { kind: 'organization', id, organizationId: id, input, place: row, spots, problems };
}

/** Programs are known by their names. */
function programsOf(read: Reading, rows: readonly Row[] | undefined): string[] | undefined {
  return rows?.map((row) => {
    read.at('programs', row, 'name');
    const name = textOf(row, 'name').toLowerCase();
    return PROGRAMS.find((code) => PROGRAM_LABELS[code].en.toLowerCase() === name) ?? name;
  });
}
