import { problem } from '../../../domain/shared/field-problem.ts';
import type { FieldProblem } from '../../../domain/shared/field-problem.ts';
import type { Text } from '../../../domain/shared/locale.ts';
import { parsePhone } from '../../../domain/shared/phone.ts';
import type { Row, Table, Tables } from './tables.ts';
import type { Spot } from './wanted.ts';

/** The rows of a file by what they belong to. */
export class Package {
  readonly tables: Tables;
  readonly #indexes = new Map<string, Map<string, Row[]>>();

  constructor(tables: Tables) {
    this.tables = tables;
  }

  rows(table: Table): readonly Row[] {
    return this.tables[table] ?? [];
  }

  /** Undefined: the file says nothing of them, so they stay as they are. */
  of(owner: Row, table: Table, key: string): readonly Row[] | undefined {
    const said = owner.says ? owner.says.has(table) : this.tables[table] !== undefined;
    return said ? (this.#index(table, key).get(idOfRow(owner)) ?? []) : undefined;
  }

  #index(table: Table, key: string): Map<string, Row[]> {
    const name = `${table} ${key}`;
    const known = this.#indexes.get(name);
    if (known) return known;
    const made = Map.groupBy(this.rows(table), (row) => textOf(row, key).toLowerCase());
    this.#indexes.set(name, made);
    return made;
  }
}

export const textOf = ({ cells }: Row, column: string): string =>
  String(cells[column] ?? '').trim();
export const idOfRow = (row: Row): string => textOf(row, 'id').toLowerCase();

/** Reads the fields of one part, and notes where each stands and what is wrong with it. */
export class Reading {
  readonly spots = new Map<string, Spot>();
  readonly problems: FieldProblem[] = [];

  at(field: string, { file, row, headings }: Row, column: string): void {
    this.spots.set(field, { file, row, column: headings?.[column] ?? column });
  }

  /** Null: said to be nothing; `otherwise` where the file has no such column. */
  text<Otherwise>(
    field: string,
    row: Row,
    column: string,
    otherwise: Otherwise,
  ): string | null | Otherwise {
    this.at(field, row, column);
    return column in row.cells ? textOf(row, column) || null : otherwise;
  }

  number<Otherwise>(
    field: string,
    row: Row,
    column: string,
    otherwise: Otherwise,
  ): number | null | Otherwise {
    const typed = this.text(field, row, column, undefined);
    if (typed === undefined) return otherwise;
    if (typed === null) return null;
    if (/^-?\d+(?:\.\d+)?$/u.test(typed)) return Number(typed);
    return this.wrong(field, {
      en: 'Write a number, like 18 or 41.88.',
      es: 'Escriba un número, como 18 o 41.88.',
    });
  }

  /** The first of them, in the form that we store. */
  phone<Otherwise>(
    field: string,
    phones: readonly Row[] | undefined,
    otherwise: Otherwise,
  ): string | null | Otherwise {
    if (!phones) return otherwise;
    const [row] = phones;
    if (!row) return null;
    this.at(field, row, 'number');
    const extension = textOf(row, 'extension');
    const typed = `${textOf(row, 'number').replaceAll('"', '')}${extension && ` ext. ${extension}`}`;
    return typed ? (parsePhone(typed) ?? typed) : null;
  }

  /** ISO 639 codes. */
  codes(
    field: string,
    rows: readonly Row[] | undefined,
    otherwise: readonly string[],
  ): readonly string[] {
    if (!rows) return otherwise;
    if (rows[0]) this.at(field, rows[0], 'code');
    return rows.map((row) => textOf(row, 'code').toLowerCase());
  }

  wrong(field: string, text: Text): null {
    this.problems.push(problem(field, 'MALFORMED', text));
    return null;
  }
}
