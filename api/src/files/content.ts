import { readFile } from 'node:fs/promises';
import { FILE_KINDS, FILE_TYPES } from '@throughline/schema/domain/referral/file';
import type { FileType } from '@throughline/schema/domain/referral/file';
import { fileTypeFromFile } from 'file-type';

/** What no text has: control characters other than those of spaces and lines. */
// eslint-disable-next-line no-control-regex -- that is what is looked for
const NOT_TEXT = /[\u0000-\u0008\u000B\u000E-\u001F\u007F]/;

/** What a file is by its content, whatever it is called; null: nothing that may be attached (REF-062). */
export async function typeByContent(path: string): Promise<FileType | null> {
  const found = await fileTypeFromFile(path);
  if (found) return FILE_TYPES.find((type) => FILE_KINDS[type].mediaType === found.mime) ?? null;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path));
    return NOT_TEXT.test(text) ? null : 'TEXT';
  } catch {
    return null;
  }
}
