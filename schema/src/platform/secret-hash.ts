import { createHash } from 'node:crypto';

/**
 * How tokens, links and codes are stored: SHA-256, hexadecimal. They are long and random, so nothing slower
 * is needed; a reader of the table cannot use what it finds.
 */
export const secretHash = (secret: string): string =>
  createHash('sha256').update(secret).digest('hex');
