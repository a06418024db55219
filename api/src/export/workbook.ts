import type { Table } from '@throughline/schema/domain/shared/table';
import writeExcelFile from 'write-excel-file/node';
import type { Row } from 'write-excel-file/node';

export type Sheet = { readonly name: string; readonly table: Table };

const FIRST_COLUMN = 44;
const OTHER_COLUMNS = 16;

/** An XLSX file. Texts are typed as texts, which no spreadsheet takes for a formula. */
export async function workbookOf(sheets: readonly Sheet[]): Promise<Uint8Array<ArrayBuffer>> {
  const file = await writeExcelFile(
    sheets.map(({ name, table: { columns, rows } }) => ({
      sheet: name,
      data: [
        columns.map((title) => ({ value: title, fontWeight: 'bold', wrap: true }) as const),
        ...rows.map((row): Row =>
          row.map((value) =>
            typeof value === 'string' ? { value, type: String, wrap: true } : value,
          ),
        ),
      ],
      columns: columns.map((_, index) => ({ width: index === 0 ? FIRST_COLUMN : OTHER_COLUMNS })),
      stickyRowsCount: 1,
      stickyColumnsCount: 1,
    })),
  ).toBuffer();
  return new Uint8Array(file);
}
