import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Database } from '@throughline/prisma/database';
import { AuthDatabase } from './auth-database.ts';
import { linkTo } from './mails.ts';

const VALID_MS = 7 * 24 * 3600 * 1000;

/**
 * A signed promise, stored nowhere: it works once because it works only while there is no state administrator
 * (auth.make_first_administrator), and a week because it says until when.
 */
function codeUntil(secret: string, until: number): string {
  const mac = createHmac('sha256', secret)
    .update(`first-administrator:${until}`)
    .digest('base64url');
  return `first.${until}.${mac}`;
}

/** Whether a code typed at sign-up is one that {@link firstAdministratorLink} made and that has not run out. */
export function isFirstAdministratorCode(secret: string, code: string, now: number): boolean {
  const until = Number(code.split('.')[1]);
  if (!Number.isSafeInteger(until) || until <= now) return false;
  const expected = Buffer.from(codeUntil(secret, until));
  const given = Buffer.from(code);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** What a start with one's own database prints: how to become the first state administrator, or nothing. */
export async function firstAdministratorLink(options: {
  readonly database: Pick<Database, 'roles' | 'secret'>;
  /** The public address. */
  readonly url: string;
}): Promise<string[]> {
  const { roles, secret } = options.database;
  const database = new AuthDatabase(roles.auth, () => {});
  try {
    if (await database.value<boolean>('has_administrator')) return [];
  } finally {
    await database.close();
  }
  const code = codeUntil(secret, Date.now() + VALID_MS);
  return [
    'Nobody administers this installation yet. Open this link to become the first state administrator;',
    'it works once, within 7 days, and only while there is none:',
    `  ${linkTo(options.url, 'firstAdministrator', { code })}`,
  ];
}
