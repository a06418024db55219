import { buffer } from 'node:stream/consumers';
import { setImmediate as breathe } from 'node:timers/promises';
import { PAPER_WORDS } from '@throughline/schema/domain/referral/customer-words';
import { fill } from '@throughline/schema/domain/shared/locale';
import PDFDocument from 'pdfkit';
import { fontOf } from './fonts.ts';
import type { FontName } from './fonts.ts';
import type { Paper, Section } from './paper.ts';

// In points, of which 72 are an inch.
const MARGIN = { top: 54, bottom: 72, left: 60, right: 60 };
const TERM_WIDTH = { least: 120, most: 200 };
const GAP = 16;
const INK = '#1b2527';
const MUTED = '#4a5659';
const LINE = '#c9d1d3';

type Doc = PDFKit.PDFDocument;
type Node = PDFKit.PDFStructureElement;
type Look = { readonly size: number; readonly font?: FontName; readonly color?: string };

const TEXT: Look = { size: 10 };
const TERM: Look = { size: 10, color: MUTED };

const set = (doc: Doc, { size, font = 'text', color = INK }: Look): Doc =>
  doc.font(font).fontSize(size).fillColor(color);

/**
 * A tagged PDF (title, language, headings, tables with their headers), so that it can be read out. Letters that
 * Inter does not have, such as Arabic or Chinese ones, stand as boxes.
 */
export async function pdfOf(paper: Paper): Promise<Uint8Array<ArrayBuffer>> {
  const { locale, title, madeAt } = paper;
  const doc = new PDFDocument({
    size: 'LETTER',
    margins: MARGIN,
    pdfVersion: '1.7',
    tagged: true,
    displayTitle: true,
    lang: locale === 'es' ? 'es-US' : 'en-US',
    bufferPages: true,
    font: '', // ours, not one that has no Polish letters
    info: { Title: title, Producer: 'Throughline', Creator: 'Throughline', CreationDate: madeAt },
  });
  // The types know only paths and bytes.
  for (const name of ['text', 'strong'] as const) doc.registerFont(name, fontOf(name) as never);
  const bytes = buffer(doc);
  const root = doc.struct('Document');
  doc.addStructure(root);
  write(doc, root, 'H1', paper.heading, { size: 22, font: 'strong' }, 4);
  for (const line of paper.lines) write(doc, root, 'P', line, { size: 11 }, 2);
  write(doc, root, 'P', paper.remark, { size: 9, color: MUTED }, 0);
  for (const section of paper.sections) {
    writeSection(doc, root, section);
    await breathe(); // others are waiting for answers
  }
  root.end();
  writeFeet(doc, paper);
  doc.end();
  return new Uint8Array(await bytes);
}

const bottomOf = (doc: Doc): number => doc.page.height - MARGIN.bottom;

function write(doc: Doc, parent: Node, tag: string, text: string, look: Look, after: number): void {
  parent.add(doc.struct(tag, {}, () => void set(doc, look).text(text, MARGIN.left)));
  doc.y += after;
}

function writeSection(doc: Doc, root: Node, { heading, lines = [], columns, rows = [] }: Section) {
  // A heading does not stand at the end of a page without what it is over.
  if (doc.y + 80 > bottomOf(doc)) doc.addPage();
  else doc.y += 18;
  const section = doc.struct('Sect');
  root.add(section);
  write(doc, section, 'H2', heading, { size: 13, font: 'strong' }, 6);
  for (const line of lines) write(doc, section, 'P', line, TEXT, 6);
  if (rows.length === 0) return;
  const table = doc.struct('Table');
  section.add(table);
  set(doc, TERM);
  const terms = rows.flatMap(([term]) => term.split('\n'));
  const widest = Math.max(...terms.map((line) => doc.widthOfString(line))) + 1;
  const width = Math.min(Math.max(widest, TERM_WIDTH.least), TERM_WIDTH.most);
  if (columns) writeRow(doc, table, width, columns, ['Column', 'Column']);
  for (const each of rows) writeRow(doc, table, width, each, [columns ? null : 'Row', null]);
}

type Scope = 'Column' | 'Row' | null;

/** Two cells beside each other. What is higher than a page goes on on the next. */
function writeRow(
  doc: Doc,
  table: Node,
  termWidth: number,
  [term, value]: readonly [string, string],
  [termScope, valueScope]: readonly [Scope, Scope],
): void {
  const left = MARGIN.left + termWidth + GAP;
  const width = doc.page.width - MARGIN.right - left;
  const isHead = valueScope !== null;
  const valueLook: Look = isHead ? { ...TERM, font: 'strong' } : TEXT;
  const termLook: Look = isHead ? valueLook : TERM;
  const termHeight = set(doc, termLook).heightOfString(term, { width: termWidth });
  const height = Math.max(termHeight, set(doc, valueLook).heightOfString(value, { width }));
  const room = bottomOf(doc) - doc.y;
  if (height > room && (height < bottomOf(doc) - MARGIN.top || termHeight > room)) doc.addPage();
  const [y, page] = [doc.y, doc.page];
  const cell = (text: string, look: Look, scope: Scope, x: number, cellWidth: number) =>
    doc.struct(
      scope ? 'TH' : 'TD',
      // Absent from the types.
      (scope ? { scope } : {}) as object,
      () => void set(doc, look).text(text, x, y, { width: cellWidth }),
    );
  table.add(
    doc.struct('TR', {}, [
      cell(term, termLook, termScope, MARGIN.left, termWidth),
      cell(value, valueLook, valueScope, left, width),
    ]),
  );
  doc.y = (doc.page === page ? Math.max(doc.y, y + termHeight) : doc.y) + 4;
  doc.markContent('Artifact');
  doc.moveTo(MARGIN.left, doc.y).lineTo(doc.page.width - MARGIN.right, doc.y);
  doc.lineWidth(0.5).strokeColor(LINE).stroke();
  doc.endMarkedContent();
  doc.y += 4;
}

function writeFeet(doc: Doc, { title, locale }: Paper): void {
  const { start, count } = doc.bufferedPageRange();
  for (let page = start; page < start + count; page += 1) {
    doc.switchToPage(page);
    const numbers = fill(PAPER_WORDS.page, locale, { page: page + 1, pages: count });
    doc.markContent('Artifact', { type: 'Pagination' });
    set(doc, { size: 9, color: MUTED });
    const y = doc.page.height - MARGIN.bottom + 24;
    doc.text(title, MARGIN.left, y, { lineBreak: false });
    const width = doc.widthOfString(numbers);
    doc.text(numbers, doc.page.width - MARGIN.right - width, y, { lineBreak: false });
    doc.endMarkedContent();
  }
}
