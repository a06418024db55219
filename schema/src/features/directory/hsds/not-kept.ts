import { TABLE_NAMES, TABLES } from './tables.ts';
import type { Row, Table, Tables } from './tables.ts';

/** What of a file is read by nobody: it would be lost without a word. */
export type NotKept = {
  readonly file: string;
  /** None: the whole file. */
  readonly columns: readonly string[];
  /** Cells with something in them; of a whole file, its rows. */
  readonly values: number;
};

/** Written, but said by the directory itself: when a record was looked through, and how many places are free. */
const SAID_HERE: Readonly<Partial<Record<Table, readonly string[]>>> = {
  service: ['assured_date', 'last_modified'],
  service_capacity: ['available', 'updated', 'description'],
};

/** What only holds rows together. */
const IDS = new Set(['id', 'link_id', ...TABLE_NAMES.map((table) => `${table}_id`)]);

/** Columns of a package that no part of a record holds, by file. */
export const notKeptOf = (tables: Tables): NotKept[] =>
  byFile(
    (Object.entries(tables) as [Table, readonly Row[]][]).flatMap(([table, rows]) => {
      const said = SAID_HERE[table] ?? [];
      const kept = new Set<string>(TABLES[table].filter((column) => !said.includes(column)));
      return rows.flatMap((row) => {
        // In JSON one file holds all tables.
        const name = (column: string) => (row.says ? `${table}.${column}` : column);
        return [...filled(row).filter((column) => !kept.has(column)), ...(row.lost ?? [])]
          .filter((column) => !IDS.has(column))
          .map((column) => [row.file, name(column)] as const);
      });
    }),
  );

/** Columns of a sheet that it does not have. */
export const notKeptOfSheet = (rows: readonly Row[], columns: readonly string[]): NotKept[] =>
  byFile(
    rows.flatMap((row) =>
      filled(row)
        .filter((column) => !columns.includes(column))
        .map((column) => [row.file, column] as const),
    ),
  );

const filled = ({ cells }: Row): string[] =>
  Object.keys(cells).filter((column) => String(cells[column] ?? '').trim() !== '');

const byFile = (lost: readonly (readonly [file: string, column: string])[]): NotKept[] =>
  [...Map.groupBy(lost, ([file]) => file)].map(([file, cells]) => ({
    file,
    columns: [...new Set(cells.map(([, column]) => column))],
    values: cells.length,
  }));
