import { problem, problemsOf, requireText } from '../shared/field-problem.ts';
import type { FieldProblem } from '../shared/field-problem.ts';
import { LIMITS } from '../shared/limits.ts';
import type { Text } from '../shared/locale.ts';

/** What may be attached to a referral (REF-062): nothing that runs, and nothing that is packed. */
export const FILE_TYPES = ['PDF', 'PNG', 'JPEG', 'DOCX', 'TEXT'] as const;
export type FileType = (typeof FILE_TYPES)[number];

type Kind = {
  readonly mediaType: string;
  /** The usual one first. */
  readonly extensions: readonly string[];
  readonly label: Text;
};

export const FILE_KINDS: Readonly<Record<FileType, Kind>> = {
  PDF: { mediaType: 'application/pdf', extensions: ['pdf'], label: { en: 'PDF', es: 'PDF' } },
  PNG: { mediaType: 'image/png', extensions: ['png'], label: { en: 'Picture', es: 'Imagen' } },
  JPEG: {
    mediaType: 'image/jpeg',
    extensions: ['jpg', 'jpeg'],
    label: { en: 'Picture', es: 'Imagen' },
  },
  DOCX: {
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    extensions: ['docx'],
    label: { en: 'Word document', es: 'Documento de Word' },
  },
  TEXT: { mediaType: 'text/plain', extensions: ['txt'], label: { en: 'Text', es: 'Texto' } },
};

/**
 * WAITING for its bytes, RECEIVING them, CHECKING for viruses, READY for both sides, INFECTED and thrown away.
 * Before it is ready only the organization that attaches it knows of it.
 */
export const FILE_STATES = ['WAITING', 'RECEIVING', 'CHECKING', 'READY', 'INFECTED'] as const;
export type FileState = (typeof FILE_STATES)[number];

/** An upload that nobody has finished by then is forgotten. */
export const UPLOAD_MS = 60 * 60 * 1000;

/**
 * The last part of what somebody's system calls it, without what no system takes or what turns the reading
 * direction around.
 */
export const cleanFileName = (typed: string): string =>
  (typed.normalize('NFC').split(/[\\/]/).at(-1) ?? '')
    .replace(/[\p{C}"*:<>?|]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .replace(/^[.\s]+|[.\s]+$/gu, '');

/** Called so that its ending says what it is: the content decides (`letter.exe` that is a PDF: `letter.exe.pdf`). */
export const fileNameFor = (name: string, type: FileType): string => {
  const { extensions } = FILE_KINDS[type];
  const dot = name.lastIndexOf('.');
  const fits = dot > 0 && extensions.includes(name.slice(dot + 1).toLowerCase());
  const [stem, ending] = fits
    ? [name.slice(0, dot), name.slice(dot)]
    : [name, `.${extensions[0] ?? ''}`];
  return `${[...stem].slice(0, LIMITS.fileName - ending.length).join('')}${ending}`;
};

export type FileInput = { readonly name: string; readonly size: number };

/** What can be said of a file before it is sent, in the browser as well. */
export const fileProblems = ({ name, size }: FileInput): FieldProblem[] =>
  problemsOf(
    requireText('name', cleanFileName(name), { en: 'a name', es: 'un nombre' }),
    size < 1
      ? problem('size', 'REQUIRED', { en: 'The file is empty.', es: 'El archivo está vacío.' })
      : null,
    size > LIMITS.fileBytes
      ? problem('size', 'TOO_LONG', {
          en: `A file may have ${fileSizeText(LIMITS.fileBytes)} at most.`,
          es: `Un archivo puede tener ${fileSizeText(LIMITS.fileBytes)} como máximo.`,
        })
      : null,
  );

/** "340 KB", "2.4 MB". */
export function fileSizeText(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`;
  const kilobytes = bytes / 1024;
  if (kilobytes < 1000) return `${Math.round(kilobytes)} KB`;
  return `${Math.round(kilobytes / 102.4) / 10} MB`;
}
