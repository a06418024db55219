import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Db, Tx } from '@throughline/prisma/client';
import { isPartnerStaff } from '../../../domain/access/actor.ts';
import type { Actor } from '../../../domain/access/actor.ts';
import type { OrganizationKind } from '../../../domain/access/role.ts';
import { locationProblems } from '../../../domain/directory/location-input.ts';
import type { LocationInput } from '../../../domain/directory/location-input.ts';
import { organizationProblems } from '../../../domain/directory/organization-input.ts';
import type { OrganizationInput } from '../../../domain/directory/organization-input.ts';
import { serviceProblems } from '../../../domain/directory/service-input.ts';
import { administers } from '../../../domain/identity/membership.ts';
import { problem } from '../../../domain/shared/field-problem.ts';
import type { FieldProblem } from '../../../domain/shared/field-problem.ts';
import { LIMITS } from '../../../domain/shared/limits.ts';
import type { Text } from '../../../domain/shared/locale.ts';
import { zip5 } from '../../../domain/shared/zip.ts';
import { isId } from '../../../platform/ids.ts';
import type { NotKept } from './not-kept.ts';
import { FileProblem } from './read-package.ts';
import type { ReadFile } from './read-package.ts';
import { organizationIds, readParts } from './read-parts.ts';
import { Package } from './reading.ts';
import { ORGANIZATION_ROWS } from './rows.ts';
import { readSheet } from './sheet.ts';
import { knownOf } from './wanted.ts';
import type { Known, Parts, PartKind, Spot, Wanted } from './wanted.ts';

/** One part that is new or becomes otherwise. */
export type Change = {
  readonly wanted: Wanted;
  readonly before: Parts[PartKind] | null;
  readonly fields: readonly string[];
};

/** A row that is left out, and what would be right. */
export type RowProblem = Spot & { readonly message: string; readonly messageEs: string };

export type Plan = {
  readonly changes: readonly Change[];
  readonly problems: readonly RowProblem[];
  readonly unchanged: number;
  readonly notKept: readonly NotKept[];
  /** Of all changes: what was looked at is what is done. */
  readonly fingerprint: string;
  /** Areas of counties, by FIPS code. */
  readonly areas: ReadonlyMap<string, string>;
};

export type ImportFile = {
  readonly read: ReadFile;
  /** Only this organization's record; needed for a sheet. */
  readonly organizationId: string | null;
};

/**
 * What a file would change of the records one keeps, row by row, without changing anything.
 * @throws FileProblem when it holds too much
 */
export async function planImport(db: Db | Tx, actor: Actor, file: ImportFile): Promise<Plan> {
  const { read } = file;
  const pack = new Package(read.kind === 'PACKAGE' ? read.tables : {});
  if (read.kind === 'SHEET' && !file.organizationId) throw sheetOfWhom();
  const asked = read.kind === 'SHEET' ? [file.organizationId ?? ''] : organizationIds(pack);
  limit(asked, LIMITS.importOrganizations, 'organizations', 'organizaciones');
  const known = await keptRecords(db, actor, asked, file.organizationId);
  const counties = await db.county.findMany({ select: { fips: true, name: true, lwiaId: true } });
  const codes = new Map(counties.map(({ fips, name }) => [name.toLowerCase(), fips]));
  const own = file.organizationId && known.get(file.organizationId);
  const { parts, strange } =
    read.kind === 'PACKAGE'
      ? readParts(pack, known, codes)
      : {
          parts: own
            ? readSheet(read.rows, file.organizationId ?? '', own, {
                counties: codes,
                countsPlaces: isPartnerStaff(actor) && actor.organizationId === file.organizationId,
              })
            : [],
          strange: read.rows,
        };
  limit(parts.filter(isOf('location')), LIMITS.importLocations, 'places', 'lugares');
  limit(parts.filter(isOf('service')), LIMITS.importServices, 'services', 'servicios');
  const placed = await withPlaces(db, parts);
  const taken = await takenIds(db, parts, known);
  const checked = placed.map((wanted) => ({
    wanted,
    problems: problemsOfPart(wanted, known, taken),
  }));
  const right = offeredSomewhere(checked, known);
  const changes = right.good.flatMap((wanted): Change[] => {
    const before = beforeOf(wanted, known);
    const fields = changedFields(before, wanted.input);
    return fields.length > 0 ? [{ wanted, before, fields }] : [];
  });
  const ofOthers = read.kind === 'SHEET' && own ? [] : strange;
  return {
    changes,
    problems: [...ofOthers.map((row) => at(row, 'id', NOT_KEPT)), ...right.problems],
    unchanged: right.good.length - changes.length,
    notKept: read.notKept,
    fingerprint: fingerprintOf(changes),
    areas: new Map(counties.map(({ fips, lwiaId }) => [fips, lwiaId])),
  };
}

const NOT_KEPT: Text = {
  en: 'This organization has no record here that you keep. It signs up first, or is invited.',
  es: 'Esta organización no tiene aquí una ficha a su cargo. Primero debe registrarse o ser invitada.',
};

const isOf =
  (kind: PartKind) =>
  (part: Wanted): boolean =>
    part.kind === kind;

function limit(list: readonly unknown[], most: number, en: string, es: string): void {
  if (list.length <= most) return;
  throw new FileProblem(
    `There are ${list.length} ${en} in it. Send at most ${most} at a time.`,
    `Contiene ${list.length} ${es}. Envíe ${most} como máximo a la vez.`,
  );
}

const sheetOfWhom = (): FileProblem =>
  new FileProblem(
    'A sheet of services belongs to one organization: open its record first. For several, send an HSDS package.',
    'Una hoja de servicios pertenece a una organización: abra primero su ficha. Para varias, envíe un paquete HSDS.',
  );

/** Hidden, not kept and not there are one answer. */
async function keptRecords(
  db: Db | Tx,
  actor: Actor,
  asked: readonly string[],
  only: string | null,
): Promise<Map<string, Known>> {
  const ids = asked.filter((id) => isId(id) && (only === null || id === only));
  const records = await db.organization.findMany({
    where: { id: { in: ids } },
    include: ORGANIZATION_ROWS,
  });
  const kept = records.filter(({ id, kind, lwiaId }) =>
    administers(actor, { organizationId: id, kind: kind as OrganizationKind, lwiaId }),
  );
  return new Map(kept.map((record) => [record.id, knownOf(record)]));
}

/** The county and coordinates that are not said, from the middle of the ZIP code. */
async function withPlaces(db: Db | Tx, parts: readonly Wanted[]): Promise<Wanted[]> {
  const zips = parts.flatMap(({ kind, input }) =>
    kind === 'location' ? [zip5((input as LocationInput).zip)] : [],
  );
  const middles = await db.zipPlace.findMany({ where: { zip: { in: [...new Set(zips)] } } });
  const middleOf = new Map(middles.map((middle) => [middle.zip, middle]));
  return parts.map((part) => {
    if (part.kind !== 'location') return part;
    const input = part.input as LocationInput;
    const middle = middleOf.get(zip5(input.zip));
    return {
      ...part,
      input: {
        ...input,
        countyFips: input.countyFips ?? middle?.countyFips ?? null,
        latitude: input.latitude ?? middle?.latitude ?? null,
        longitude: input.longitude ?? middle?.longitude ?? null,
      },
    };
  });
}

/** Ids of new parts that are somebody else's already. */
async function takenIds(
  db: Db | Tx,
  parts: readonly Wanted[],
  known: ReadonlyMap<string, Known>,
): Promise<ReadonlySet<string>> {
  const fresh = parts.filter((part) => !beforeOf(part, known) && isId(part.id));
  const ids = (kind: PartKind) => ({
    where: { id: { in: fresh.filter(isOf(kind)).map(({ id }) => id) } },
    select: { id: true },
  });
  const taken = [
    ...(await db.location.findMany(ids('location'))),
    ...(await db.service.findMany(ids('service'))),
  ];
  return new Set(taken.map(({ id }) => id));
}

const CHECKS: { readonly [Kind in PartKind]: (input: Parts[Kind]) => FieldProblem[] } = {
  organization: organizationProblems,
  location: locationProblems,
  service: serviceProblems,
};

function problemsOfPart(
  { kind, id, organizationId, input, problems }: Wanted,
  known: ReadonlyMap<string, Known>,
  taken: ReadonlySet<string>,
): FieldProblem[] {
  const found = [...problems, ...(CHECKS[kind] as (input: unknown) => FieldProblem[])(input)];
  if (!isId(id) || taken.has(id)) {
    found.push(
      problem('id', isId(id) ? 'DUPLICATE' : 'MALFORMED', {
        en: 'Write a UUID of its own.',
        es: 'Escriba un UUID propio.',
      }),
    );
  }
  if (kind === 'location' && !(input as LocationInput).countyFips && found.length === 0) {
    found.push(
      problem('countyFips', 'REQUIRED', {
        en: 'Name the county of Illinois it belongs to.',
        es: 'Indique el condado de Illinois al que pertenece.',
      }),
    );
  }
  const before = known.get(organizationId);
  const full = {
    organization: false,
    location: (before?.locations.size ?? 0) >= LIMITS.locationsPerOrganization,
    service: (before?.services.size ?? 0) >= LIMITS.servicesPerOrganization,
  }[kind];
  if (full && !beforeOf({ kind, id, organizationId }, known)) {
    found.push(
      problem('id', 'TOO_MANY', {
        en: 'The organization has as many as it can have.',
        es: 'La organización ya tiene el máximo posible.',
      }),
    );
  }
  return found;
}

type Checked = { readonly wanted: Wanted; readonly problems: readonly FieldProblem[] };

/** A service whose place is wrong or missing is left out with it. */
function offeredSomewhere(checked: readonly Checked[], known: ReadonlyMap<string, Known>) {
  const places = new Set(
    checked.flatMap(({ wanted, problems }) =>
      wanted.kind === 'location' && problems.length === 0
        ? [`${wanted.organizationId} ${wanted.id}`]
        : [],
    ),
  );
  const good: Wanted[] = [];
  const problems: RowProblem[] = [];
  for (const { wanted, problems: found } of checked) {
    const all = [...found];
    if (wanted.kind === 'service') {
      const { locationId } = wanted.input as Parts['service'];
      const there =
        places.has(`${wanted.organizationId} ${locationId}`) ||
        known.get(wanted.organizationId)?.locations.has(locationId);
      if (!there) {
        all.push(
          problem('locationId', 'NOT_ALLOWED', {
            en: 'Name a place of this organization, in this file or in its record, that is right itself.',
            es: 'Indique un lugar de esta organización, en este archivo o en su ficha, que esté correcto.',
          }),
        );
      }
    }
    if (all.length === 0) good.push(wanted);
    problems.push(...all.map((each) => inFile(wanted, each)));
  }
  return { good, problems };
}

/** Where a field stands: its own cell, else that of what holds it, else the row. */
function inFile({ spots, place }: Wanted, { field, message, messageEs }: FieldProblem): RowProblem {
  for (let path = field; path; path = path.slice(0, Math.max(0, path.lastIndexOf('.')))) {
    const spot = spots.get(path);
    if (spot) return { ...spot, message, messageEs };
  }
  return at(place, field, { en: message, es: messageEs });
}

const at = ({ file, row }: { file: string; row: string }, column: string, text: Text) => ({
  file,
  row,
  column,
  message: text.en,
  messageEs: text.es,
});

function beforeOf(
  { kind, id, organizationId }: Pick<Wanted, 'kind' | 'id' | 'organizationId'>,
  known: ReadonlyMap<string, Known>,
): Parts[PartKind] | null {
  const record = known.get(organizationId);
  if (kind === 'organization') return record?.organization ?? null;
  return record?.[kind === 'location' ? 'locations' : 'services'].get(id) ?? null;
}

type Fields = Readonly<Record<string, unknown>>;

const changedFields = (before: Parts[PartKind] | null, input: Parts[PartKind]): string[] =>
  Object.keys(input).filter(
    (field) =>
      !before ||
      !isDeepStrictEqual((before as Fields)[field] ?? null, (input as Fields)[field] ?? null),
  );

const fingerprintOf = (changes: readonly Change[]): string =>
  createHash('sha256')
    .update(
      JSON.stringify(
        changes.map(({ wanted, before }) => [wanted.kind, wanted.id, before, wanted.input]),
      ),
    )
    .digest('base64url');

/** What a part is called. */
export const nameOf = ({ input }: Wanted): string => (input as OrganizationInput).name;
