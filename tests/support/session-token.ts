import { randomBytes } from 'node:crypto';

const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567';

/** A token as the server makes them. */
export const sessionToken = (): string =>
  Array.from(randomBytes(40), (byte) => BASE32[byte % 32]).join('');
