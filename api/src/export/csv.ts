import { writeCsv } from '@throughline/schema/domain/shared/csv';
import type { Table } from '@throughline/schema/domain/shared/table';

/** A table as a file, with the mark by which spreadsheets know that it is UTF-8. */
export const csvOf = ({ columns, rows }: Table): string => `\uFEFF${writeCsv([columns, ...rows])}`;
