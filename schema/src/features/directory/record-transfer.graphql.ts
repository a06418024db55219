import { LIMITS } from '../../domain/shared/limits.ts';
import { isAdministrator } from '../../domain/access/actor.ts';
import { builder } from '../../platform/builder.ts';
import { runCommand } from '../../platform/command.ts';
import type { Context } from '../../platform/context.ts';
import { enumType } from '../../platform/enum-type.ts';
import { Forbidden, LimitExceeded, NotFound } from '../../platform/errors.ts';
import { assertIds } from '../../platform/ids.ts';
import { mutation, payload } from '../../platform/mutation.ts';
import { fileOf, importRecords } from './commands/import-records.ts';
import { readable, reportOf } from './hsds/import-report.ts';
import type { ImportReport } from './hsds/import-report.ts';
import { planImport } from './hsds/plan.ts';
import { organizationOf } from './hsds/represent.ts';
import { countyNames, ORGANIZATION_ROWS } from './hsds/rows.ts';
import type { RecordRow } from './hsds/rows.ts';
import { sheetOf } from './hsds/sheet.ts';
import { packageOf, tablesOf } from './hsds/tables.ts';
import { HSDS_TAXONOMIES, HSDS_TERMS } from './hsds/terms.ts';
import { kept } from './record.queries.ts';

const FORMATS = ['HSDS_JSON', 'HSDS_CSV', 'SHEET'] as const;
type Format = (typeof FORMATS)[number];

const FormatEnum = enumType('RecordFormat', FORMATS, {
  description: 'In which form records leave.',
  values: {
    HSDS_JSON: 'Organizations of HSDS 3.1 with all that belongs to them, as JSON.',
    HSDS_CSV: 'A tabular package of HSDS 3.1: CSV files in a ZIP file.',
    SHEET:
      'One organization’s services as one CSV file, a line each: also the template to fill in.',
  },
});

const RecordFile = builder
  .objectRef<{ name: string; mediaType: string; content: Buffer }>('RecordFile')
  .implement({
    description: 'A file of records.',
    fields: (t) => ({
      name: t.exposeString('name', { description: 'What to call it.' }),
      mediaType: t.exposeString('mediaType', { description: 'Its kind.' }),
      base64: t.string({
        description: 'What is in it, in Base64.',
        resolve: ({ content }) => content.toString('base64'),
      }),
    }),
  });

async function exported(
  ctx: Context,
  organizationId: string | null | undefined,
  format: Format,
): Promise<{ name: string; mediaType: string; content: Buffer }> {
  const { db, actor } = ctx;
  if (!isAdministrator(actor)) throw new Forbidden();
  assertIds(organizationId);
  const where = { AND: [kept(actor), organizationId ? { id: organizationId } : {}] };
  const records = await db.organization.findMany({
    where,
    include: ORGANIZATION_ROWS,
    orderBy: { id: 'asc' },
    take: LIMITS.importOrganizations + 1,
  });
  const [first] = records;
  if (!first) throw new NotFound();
  if (records.length > LIMITS.importOrganizations) {
    throw new LimitExceeded(
      `One file holds at most ${LIMITS.importOrganizations} organizations. Export them one by one, or read /hsds.`,
    );
  }
  const counties = await countyNames(db);
  if (format === 'SHEET') {
    if (records.length > 1) throw new NotFound();
    return csv(sheetOf(first, counties));
  }
  const telling = { audience: 'KEEPERS', counties } as const;
  const entities = records.map((record: RecordRow) => organizationOf(record, telling, 'WHOLE'));
  if (format === 'HSDS_JSON') {
    const text = `${JSON.stringify(entities, null, 2)}\n`;
    return { name: 'hsds.json', mediaType: 'application/json', content: Buffer.from(text) };
  }
  const rows = (cells: object) => ({ file: '', row: '', cells: { ...cells } });
  const content = packageOf({
    ...tablesOf('organization', entities, ''),
    taxonomy: HSDS_TAXONOMIES.map(rows),
    taxonomy_term: HSDS_TERMS.map(rows),
  });
  return { name: 'hsds.zip', mediaType: 'application/zip', content };
}

/** Spreadsheets take a file for UTF-8 by its mark. */
const csv = (text: string) => ({
  name: 'services.csv',
  mediaType: 'text/csv',
  content: Buffer.from(`\uFEFF${text}`),
});

builder.queryField('recordExport', (t) =>
  t.field({
    type: RecordFile,
    access: 'STAFF',
    description: 'Records I keep, with their contacts, as a file; importing it changes nothing.',
    args: {
      organizationId: t.arg.id({ required: false, description: 'Only this one’s.' }),
      format: t.arg({ type: FormatEnum, required: true, description: 'In which form.' }),
    },
    resolve: (_root, { organizationId, format }, ctx) => exported(ctx, organizationId, format),
  }),
);

const PartEnum = enumType('RecordImportPart', ['ORGANIZATION', 'LOCATION', 'SERVICE'] as const, {
  description: 'What part of a record.',
  values: {
    ORGANIZATION: 'What the organization says of itself.',
    LOCATION: 'A place.',
    SERVICE: 'A service with its conditions and contacts.',
  },
});

const ImportChange = builder
  .objectRef<ImportReport['changes'][number]>('RecordImportChange')
  .implement({
    description: 'A part of a record that a file adds or changes.',
    fields: (t) => ({
      kind: t.expose('kind', { type: PartEnum, description: 'What part.' }),
      id: t.exposeID('id', { description: 'Its id.' }),
      organizationId: t.exposeID('organizationId', { description: 'In whose record.' }),
      name: t.exposeString('name', { description: 'What it is called.' }),
      isNew: t.exposeBoolean('isNew', { description: 'Whether it is added.' }),
      fields: t.exposeStringList('fields', { description: 'What becomes otherwise.' }),
      file: t.exposeString('file', { description: 'In which file it stands.' }),
      row: t.exposeString('row', { description: 'In which row; a path in JSON.' }),
    }),
  });

const ImportProblem = builder
  .objectRef<ImportReport['problems'][number]>('RecordImportProblem')
  .implement({
    description: 'Why a row is left out.',
    fields: (t) => ({
      file: t.exposeString('file', { description: 'In which file.' }),
      row: t.exposeString('row', { description: 'In which row; a path in JSON.' }),
      column: t.exposeString('column', { description: 'In which column.' }),
      message: t.exposeString('message', { description: 'What would be right.' }),
    }),
  });

const ImportNotKept = builder
  .objectRef<ImportReport['notKept'][number]>('RecordImportNotKept')
  .implement({
    description: 'What of a file has no place in a record: it is not taken over.',
    fields: (t) => ({
      file: t.exposeString('file', { description: 'In which file.' }),
      columns: t.exposeStringList('columns', { description: 'Its columns; none: all of it.' }),
      values: t.exposeInt('values', {
        description: 'How many cells have something in them; of a whole file, how many rows.',
      }),
    }),
  });

const ImportPayload = payload<ImportReport>('RecordImportPayload').implement({
  description: 'What a file changes, or has changed.',
  fields: (t) => ({
    changes: t.field({
      type: [ImportChange],
      description: 'Parts that are added or changed.',
      resolve: ({ changes }) => [...changes],
    }),
    problems: t.field({
      type: [ImportProblem],
      description: 'Rows that are left out, the first 500.',
      resolve: ({ problems }) => [...problems],
    }),
    problemCount: t.exposeInt('problemCount', { description: 'How many problems there are.' }),
    unchanged: t.exposeInt('unchanged', { description: 'Parts that are as the file says.' }),
    notKept: t.field({
      type: [ImportNotKept],
      description: 'What has no place in a record, by file.',
      resolve: ({ notKept }) => [...notKept],
    }),
    fingerprint: t.exposeString('fingerprint', { description: 'Of the changes, for importing.' }),
  }),
});

const FILE = {
  name: 'What the file is called.',
  file: `An HSDS 3.1 package (JSON, or CSV in a ZIP file) or a sheet of services (CSV), in Base64, also packed with gzip; at most ${LIMITS.importPacked} bytes, ${LIMITS.importBytes} unpacked.`,
  organizationId: 'Only this organization’s record; needed for a sheet.',
};

mutation('previewRecordImport', {
  access: 'STAFF',
  description: 'Says what a file would change in records I keep, row by row. Changes nothing.',
  input: (t) => ({
    name: t.string({ required: true, description: FILE.name }),
    file: t.string({ required: true, description: FILE.file }),
    organizationId: t.id({ description: FILE.organizationId }),
  }),
  payload: ImportPayload,
  run: async (input, { db, actor, locale }) => {
    if (!isAdministrator(actor)) throw new Forbidden();
    const plan = await readable(async () => planImport(db, actor, fileOf(input)));
    return reportOf(plan, locale);
  },
});

mutation('importRecords', {
  access: 'STAFF',
  description: 'Takes over what a file says rightly of records I keep: all of it, or nothing.',
  input: (t) => ({
    name: t.string({ required: true, description: FILE.name }),
    file: t.string({ required: true, description: FILE.file }),
    organizationId: t.id({ description: FILE.organizationId }),
    fingerprint: t.string({ required: true, description: 'Of the preview that was looked at.' }),
  }),
  payload: ImportPayload,
  run: (input, ctx) => runCommand(ctx, 'importRecords', input, importRecords),
});
