import type { Readable } from 'node:stream';
import type { FilesConfig } from '../config.ts';
import { diskStore } from './disk-store.ts';
import { s3Store } from './s3-store.ts';

export type StoredFile = {
  /** In hexadecimal. */
  readonly sha256: string;
  readonly mediaType: string;
};

/** Where the bytes of files are, under the id of their row. It knows nothing of who may have them. */
export type FileStore = {
  /** Where bytes arrive before they are put: on the same disk, where the store is one. */
  readonly incoming: string;
  /** All of it or nothing; the file at `path` may be gone afterwards. */
  put(id: string, path: string, file: StoredFile): Promise<void>;
  /** Null when there is nothing. */
  open(id: string): Promise<Readable | null>;
  /** Also when there is nothing. */
  remove(id: string): Promise<void>;
};

export const createFileStore = (config: FilesConfig): FileStore =>
  config.kind === 's3' ? s3Store(config) : diskStore(config.directory);
