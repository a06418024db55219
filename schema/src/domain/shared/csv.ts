/** What a spreadsheet would run as a formula when it opens the file. */
const FORMULA = /^'*[=+\-@\t\r]/u;

/** A text that no spreadsheet takes for a formula: an apostrophe goes before, and {@link readCell} takes it off. */
const safeCell = (cell: string | number | null): string =>
  typeof cell === 'string' && FORMULA.test(cell) ? `'${cell}` : String(cell ?? '');

const readCell = (text: string): string => (/^'+[=+\-@\t\r]/u.test(text) ? text.slice(1) : text);

const quoted = (text: string): string =>
  /[",\r\n]|^\s|\s$/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

/** RFC 4180: lines end with CR LF, cells with commas, quotes or line breaks in quotes. */
export const writeCsv = (rows: readonly (readonly (string | number | null)[])[]): string =>
  rows.map((cells) => `${cells.map((cell) => quoted(safeCell(cell))).join(',')}\r\n`).join('');

/** A line of a file, as people count: the heading is line 1, and a cell may take several. */
export type CsvRow = { readonly line: number; readonly cells: readonly string[] };

/** What follows an opened quote never ends, so nobody knows where its row does. */
export class OpenQuote extends Error {
  readonly line: number;
  constructor(line: number) {
    super('A quote is opened and never closed.');
    this.line = line;
  }
}

/**
 * The rows of a file, the empty ones left out. Commas, or semicolons or tabs where the first line has them instead.
 * @throws OpenQuote
 */
export function readCsv(text: string): CsvRow[] {
  const from = text.startsWith('\uFEFF') ? 1 : 0;
  const separator = separatorOf(text.slice(from, text.indexOf('\n') + 1 || undefined));
  const rows: CsvRow[] = [];
  let cells: string[] = [];
  let [line, began, at] = [1, 1, from];
  const endRow = () => {
    if (cells.some(Boolean)) rows.push({ line: began, cells });
    cells = [];
    line += 1;
    began = line;
  };
  while (at < text.length) {
    if (text[at] === '"') {
      const cell = quotedCell(text, at + 1, line, separator);
      cells.push(readCell(cell.value));
      line += cell.value.split('\n').length - 1;
      at = cell.end;
    } else {
      const start = at;
      while (at < text.length && text[at] !== separator && text[at] !== '\n') at += 1;
      cells.push(readCell(text.slice(start, at).replace(/\r$/u, '')));
    }
    if (text[at] === '\r') at += 1;
    if (text[at] === separator) {
      at += 1;
      if (at >= text.length) cells.push('');
    } else if (at < text.length) {
      at += 1;
      endRow();
    }
  }
  if (cells.length > 0) endRow();
  return rows;
}

function quotedCell(
  text: string,
  start: number,
  line: number,
  separator: string,
): { value: string; end: number } {
  let value = '';
  for (let at = start; ;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) throw new OpenQuote(line);
    value += text.slice(at, quote);
    if (text[quote + 1] !== '"') return { value, end: afterCell(text, quote + 1, separator) };
    value += '"';
    at = quote + 2;
  }
}

/** Whatever stands between a closing quote and the next separator is dropped. */
function afterCell(text: string, from: number, separator: string): number {
  let at = from;
  while (at < text.length && text[at] !== separator && !'\r\n'.includes(text[at] ?? '')) at += 1;
  return at;
}

function separatorOf(heading: string): string {
  return [',', ';', '\t'].toSorted(
    (a, b) => heading.split(b).length - heading.split(a).length,
  )[0] as string;
}
