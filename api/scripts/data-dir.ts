import { join } from 'node:path';

/** Where the embedded database of this checkout lives; git ignores it. */
export const DATA_DIR = join(import.meta.dirname, '../../.data/postgres');
