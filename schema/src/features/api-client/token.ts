import { randomBytes } from 'node:crypto';
import { prefixOf } from '../../domain/api-client/api-client.ts';
import { secretHash } from '../../platform/secret-hash.ts';

const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567';

const letters = (count: number): string =>
  Array.from(randomBytes(count), (byte) => BASE32[byte % 32]).join('');

/** What is stored of a token: its text leaves with the answer and is kept nowhere. */
export type NewToken = { readonly id: string; readonly tokenHash: string; readonly prefix: string };

/** 200 bits behind a beginning that people recognize it by. */
export function newToken(): { readonly token: string; readonly stored: NewToken } {
  const token = `tl_${letters(8)}_${letters(40)}`;
  return {
    token,
    stored: { id: crypto.randomUUID(), tokenHash: secretHash(token), prefix: prefixOf(token) },
  };
}
