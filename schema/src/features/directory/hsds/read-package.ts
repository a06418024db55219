import { gunzipSync } from 'node:zlib';
import { OpenQuote, readCsv } from '../../../domain/shared/csv.ts';
import { textLength } from '../../../domain/shared/field-problem.ts';
import { LIMITS } from '../../../domain/shared/limits.ts';
import { readZip, ZipProblem } from '../../../platform/zip.ts';
import type { ZipEntry } from '../../../platform/zip.ts';
import { notKeptOf, notKeptOfSheet } from './not-kept.ts';
import type { NotKept } from './not-kept.ts';
import { SHEET_COLUMNS } from './sheet-columns.ts';
import { fileOf, TABLE_NAMES, tablesOf } from './tables.ts';
import type { Row, Table, Tables } from './tables.ts';

/** The file as a whole cannot be read; the message says what would be right. */
export class FileProblem extends Error {
  readonly es: string;
  constructor(en: string, es: string) {
    super(en);
    this.es = es;
  }
}

/** An HSDS package, or one sheet of services, with what of it is read by nobody. */
export type ReadFile = { readonly notKept: readonly NotKept[] } & (
  | { readonly kind: 'PACKAGE'; readonly tables: Tables }
  | { readonly kind: 'SHEET'; readonly rows: readonly Row[] }
);

const MEGABYTE = 1_000_000;
const TABLE_OF = new Map<string, Table>([
  ...TABLE_NAMES.map((table) => [fileOf(table), table] as const),
  ['service_at_locations.csv', 'service_at_location'],
]);

/** @throws FileProblem */
export function readFile(name: string, packed: Buffer): ReadFile {
  if (packed.length > LIMITS.importPacked) {
    throw new FileProblem(
      `Send at most ${LIMITS.importPacked / 1_000} kB at a time, packed.`,
      `Envíe ${LIMITS.importPacked / 1_000} kB como máximo a la vez, comprimidos.`,
    );
  }
  const file = isGzip(packed) ? unpack(packed) : packed;
  if (file.length > LIMITS.importBytes) throw tooLarge();
  if (file[0] === 0x50 && file[1] === 0x4b) return ofZip(file);
  const text = file.toString('utf8');
  if (/^\uFEFF?\s*[[{]/u.test(text)) return packaged(ofJson(name, text));
  const rows = rowsOf(name, text);
  return checked({ kind: 'SHEET', rows, notKept: notKeptOfSheet(rows, SHEET_COLUMNS) });
}

const packaged = (tables: Tables, others: readonly NotKept[] = []): ReadFile =>
  checked({ kind: 'PACKAGE', tables, notKept: [...notKeptOf(tables), ...others] });

const isGzip = (file: Buffer): boolean => file[0] === 0x1f && file[1] === 0x8b;

function unpack(packed: Buffer): Buffer {
  try {
    return gunzipSync(packed, { maxOutputLength: LIMITS.importBytes });
  } catch {
    throw tooLarge();
  }
}

function ofZip(file: Buffer): ReadFile {
  const entries = entriesOf(file).map(({ name, content }) => ({
    name: name.split('/').at(-1) ?? name,
    content,
  }));
  const known = entries.filter(({ name }) => TABLE_OF.has(name.toLowerCase()));
  const json = entries.find(({ name }) => /\.json$/iu.test(name) && name !== 'datapackage.json');
  if (known.length === 0 && json) {
    return packaged(ofJson(json.name, json.content.toString('utf8')));
  }
  if (known.length === 0) {
    throw new FileProblem(
      'There is no file of an HSDS package in it. The files bear the names of HSDS, like organizations.csv and services.csv.',
      'No contiene ningún archivo de un paquete HSDS. Los archivos llevan los nombres de HSDS, como organizations.csv y services.csv.',
    );
  }
  const tables = Object.fromEntries(
    known.map(({ name, content }) => [
      TABLE_OF.get(name.toLowerCase()),
      rowsOf(name, content.toString('utf8')),
    ]),
  ) as Tables;
  const others = entries.filter(
    ({ name, content }) =>
      content.length > 0 && name !== 'datapackage.json' && !TABLE_OF.has(name.toLowerCase()),
  );
  return packaged(
    tables,
    others.map(({ name, content }) => ({ file: name, columns: [], values: rowsIn(content) })),
  );
}

/** Under the heading; nobody reads them. */
const rowsIn = (content: Buffer): number =>
  Math.max(0, content.toString('utf8').trim().split('\n').length - 1);

function entriesOf(file: Buffer): ZipEntry[] {
  try {
    return readZip(file, { entries: LIMITS.importFiles, bytes: LIMITS.importBytes });
  } catch (error) {
    if (!(error instanceof ZipProblem)) throw error;
    throw new FileProblem(
      `This ZIP file cannot be read: ${error.message}. Send one of at most ${LIMITS.importFiles} files and ${LIMITS.importBytes / MEGABYTE} MB unpacked, without a password.`,
      `No se puede leer este archivo ZIP. Envíe uno de ${LIMITS.importFiles} archivos y ${LIMITS.importBytes / MEGABYTE} MB sin comprimir como máximo, sin contraseña.`,
    );
  }
}

/** Rows under the headings of the first. */
function rowsOf(file: string, text: string): Row[] {
  const [heading, ...rows] = linesOf(file, text);
  const columns = (heading?.cells ?? []).map((cell) => cell.trim().toLowerCase());
  return rows.map(({ line, cells }) => ({
    file,
    row: String(line),
    cells: Object.fromEntries(columns.map((column, n) => [column, cells[n] ?? ''])),
  }));
}

function linesOf(file: string, text: string) {
  try {
    return readCsv(text);
  } catch (error) {
    if (!(error instanceof OpenQuote)) throw error;
    throw new FileProblem(
      `${file}, line ${error.line}: a quotation mark is opened and never closed. Double the marks inside of a cell.`,
      `${file}, línea ${error.line}: unas comillas se abren y no se cierran. Duplique las comillas dentro de una celda.`,
    );
  }
}

/** An entity, a list of them, or a page of an HSDS API. */
function ofJson(file: string, text: string): Tables {
  const value = parsed(text);
  const contents = (value as { contents?: unknown }).contents;
  const list = Array.isArray(value) ? value : Array.isArray(contents) ? contents : [value];
  const isService = (each: unknown): boolean =>
    typeof each === 'object' && each !== null && 'status' in each;
  const table = list.length > 0 && list.every(isService) ? 'service' : 'organization';
  return tablesOf(table, list, file);
}

function parsed(text: string): object {
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/u, ''));
    if (typeof value === 'object' && value !== null) return value;
  } catch {
    // Answered below: the parser's words quote what stands there.
  }
  throw new FileProblem(
    'This is not JSON. Send organizations or services as HSDS 3.1 writes them.',
    'Esto no es JSON. Envíe organizaciones o servicios como los escribe HSDS 3.1.',
  );
}

function checked(read: ReadFile): ReadFile {
  const rows = read.kind === 'SHEET' ? read.rows : Object.values(read.tables).flat();
  if (rows.length > LIMITS.importRows) {
    throw new FileProblem(
      `There are ${rows.length.toLocaleString('en-US')} rows in it. Send at most ${LIMITS.importRows.toLocaleString('en-US')} at a time.`,
      `Contiene ${rows.length.toLocaleString('en-US')} filas. Envíe ${LIMITS.importRows.toLocaleString('en-US')} como máximo a la vez.`,
    );
  }
  for (const { file, row, cells } of rows) {
    const long = Object.keys(cells).find(
      (column) => textLength(String(cells[column] ?? '')) > LIMITS.importCell,
    );
    if (long !== undefined) {
      throw new FileProblem(
        `${file}, row ${row}, column ${long}: use ${LIMITS.importCell.toLocaleString('en-US')} characters or fewer.`,
        `${file}, fila ${row}, columna ${long}: use ${LIMITS.importCell.toLocaleString('en-US')} caracteres o menos.`,
      );
    }
  }
  return read;
}

const tooLarge = (): FileProblem =>
  new FileProblem(
    `Send a file of at most ${LIMITS.importBytes / MEGABYTE} MB, unpacked.`,
    `Envíe un archivo de ${LIMITS.importBytes / MEGABYTE} MB como máximo, sin comprimir.`,
  );
