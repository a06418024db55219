import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';

// The little of PKWARE's APPNOTE that a package of CSV files needs: no encryption, no ZIP64, no spanning.

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const STORED = 0;
const DEFLATED = 8;
const UTF8_NAMES = 0x0800;
const ENCRYPTED = 0x0001;
const MOST_COMMENT = 65_535;
const END_SIZE = 22;

/** It is no ZIP file that we read, or it holds more than it may. */
export class ZipProblem extends Error {}

export type ZipEntry = { readonly name: string; readonly content: Buffer };

/** A file of these, each deflated. Dates are those of 1980, so that the same content is the same file. */
export function writeZip(entries: readonly ZipEntry[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content } of entries) {
    const title = Buffer.from(name);
    const data = deflateRawSync(content);
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(UTF8_NAMES, 2);
    facts.writeUInt16LE(DEFLATED, 4);
    facts.writeUInt16LE(33, 8);
    facts.writeUInt32LE(crc32(content), 10);
    facts.writeUInt32LE(data.length, 14);
    facts.writeUInt32LE(content.length, 18);
    facts.writeUInt16LE(title.length, 22);
    parts.push(word(LOCAL), facts, title, data);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(word(CENTRAL), Buffer.from([20, 0]), facts, rest, title);
    offset += 4 + facts.length + title.length + data.length;
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  const end = Buffer.alloc(END_SIZE - 4);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(size, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...parts, ...directory, word(END), end]);
}

const word = (signature: number): Buffer => {
  const buffer = Buffer.alloc(4);
  buffer.writeUInt32LE(signature);
  return buffer;
};

/**
 * The files in it, folders left out.
 * @param most entries and bytes altogether, once they are unpacked: what says it is small and is not ends here too
 * @throws ZipProblem
 */
export function readZip(
  file: Buffer,
  most: { readonly entries: number; readonly bytes: number },
): ZipEntry[] {
  try {
    return entriesOf(file, most);
  } catch (error) {
    // A place that is named lies outside of the file.
    throw error instanceof RangeError ? new ZipProblem('damaged') : error;
  }
}

function entriesOf(file: Buffer, most: { entries: number; bytes: number }): ZipEntry[] {
  const end = endOf(file);
  const count = end.readUInt16LE(10);
  if (count > most.entries) throw new ZipProblem(`at most ${most.entries} files`);
  const found: ZipEntry[] = [];
  let at = end.readUInt32LE(16);
  let left = most.bytes;
  for (let n = 0; n < count; n += 1) {
    if (at + 46 > file.length || file.readUInt32LE(at) !== CENTRAL) throw new ZipProblem('damaged');
    const [nameSize, extra, comment] = [28, 30, 32].map((place) => file.readUInt16LE(at + place));
    const name = file.toString('utf8', at + 46, at + 46 + (nameSize ?? 0));
    if (!name.endsWith('/')) {
      const content = unpacked(file, at, left);
      left -= content.length;
      found.push({ name, content });
    }
    at += 46 + (nameSize ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return found;
}

function endOf(file: Buffer): Buffer {
  const least = Math.max(0, file.length - END_SIZE - MOST_COMMENT);
  for (let at = file.length - END_SIZE; at >= least; at -= 1) {
    if (file.readUInt32LE(at) === END) return file.subarray(at);
  }
  throw new ZipProblem('no ZIP file');
}

function unpacked(file: Buffer, entry: number, most: number): Buffer {
  const method = file.readUInt16LE(entry + 10);
  const local = file.readUInt32LE(entry + 42);
  if (file.readUInt16LE(entry + 8) & ENCRYPTED) throw new ZipProblem('encrypted');
  if (local + 30 > file.length || file.readUInt32LE(local) !== LOCAL)
    throw new ZipProblem('damaged');
  const start = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
  const data = file.subarray(start, start + file.readUInt32LE(entry + 20));
  const content = method === STORED ? data : method === DEFLATED ? inflated(data, most) : null;
  if (!content) throw new ZipProblem('packed in a way that few programs read');
  if (content.length > most) throw new ZipProblem('more than it may hold');
  if (crc32(content) !== file.readUInt32LE(entry + 16)) throw new ZipProblem('damaged');
  return content;
}

/** Stops unpacking where it becomes too much, whatever the file says of its size. */
function inflated(data: Buffer, most: number): Buffer {
  try {
    return inflateRawSync(data, { maxOutputLength: Math.max(most, 1) });
  } catch (error) {
    const tooMuch = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    throw new ZipProblem(tooMuch ? 'more than it may hold' : 'damaged');
  }
}
