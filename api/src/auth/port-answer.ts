import type { Claims } from '@throughline/prisma/claims';
import { ANONYMOUS } from '@throughline/schema/domain/access/actor';
import type { Actor } from '@throughline/schema/domain/access/actor';
import {
  ANSWER_PATH,
  ANSWER_SESSION_MINUTES,
} from '@throughline/schema/domain/identity/answer-link';
import { localeFor } from '@throughline/schema/domain/shared/locale';
import type { AnswerSessionView, AuthPort } from '@throughline/schema/platform/auth-port';
import { secretHash } from '@throughline/schema/platform/secret-hash';
import type { CookieJar } from '../http/cookies.ts';
import type { AuthDatabase } from './auth-database.ts';
import type { AuthParts } from './auth.ts';
import { newLinkToken } from './port-account.ts';
import { deadLink } from './refusals.ts';

/** Goes to the pages under ANSWER_PATH and their API, and to nothing else. */
export const ANSWER_COOKIE = 'tl_answer';
const IN_HEADER = new RegExp(`(?:^|;\\s*)${ANSWER_COOKIE}=([\\w-]{43})(?:;|$)`);
const SECONDS = ANSWER_SESSION_MINUTES * 60;

type Row = Omit<AnswerSessionView, 'locale'> & {
  readonly linkId: string;
  readonly organizationId: string | null;
  readonly personId: string | null;
  readonly userId: string;
  readonly locale: string;
};

/** Somebody who answers by a mailed link: staff of the receiver, or the person, on one referral. */
export type Answering = { readonly claims: Actor & Claims; readonly view: AnswerSessionView };

/** Asked with every request, so that whatever ends a link ends it at once. */
export async function readAnswering(
  database: AuthDatabase,
  { headers }: { readonly headers: Headers },
): Promise<Answering | null> {
  const token = tokenIn(headers);
  const [row] = token ? await database.rows<Row>('read_answer_session', secretHash(token)) : [];
  if (!row) return null;
  const { linkId, referralId, organizationId, personId, userId, name, endsAt } = row;
  const role = personId ? 'CUSTOMER' : 'PARTNER_STAFF';
  const who = { role, userId, organizationId, personId } as const;
  return {
    claims: { ...ANONYMOUS, ...who, linkId, linkReferralId: referralId },
    view: { name, endsAt, referralId, locale: localeFor(row.locale) },
  };
}

const tokenIn = (headers: Headers): string | null =>
  IN_HEADER.exec(headers.get('cookie') ?? '')?.[1] ?? null;

type Methods = Pick<
  AuthPort,
  'answerSession' | 'openAnswerLink' | 'renewAnswerLink' | 'endAnswerSession'
>;

/** Answering a referral by a mailed link (N-23, N-24, REF-051). */
export function answerMethods(
  { database, throttle }: AuthParts,
  { request, cookies, network }: { request: Request; cookies: CookieJar; network: string | null },
): Methods {
  const end = async () => {
    const token = tokenIn(request.headers);
    if (token) await database.rows('end_answer_session', secretHash(token));
  };
  return {
    async answerSession() {
      return (await readAnswering(database, request))?.view ?? null;
    },

    async openAnswerLink(token) {
      const forgive = await throttle.attempt('answer', token, network);
      const session = newLinkToken();
      const opened = await database.value<boolean>(
        'open_answer_link',
        secretHash(token),
        secretHash(session),
        SECONDS,
      );
      if (!opened) throw deadLink();
      await forgive();
      await end();
      cookies.set(ANSWER_COOKIE, session, SECONDS, ANSWER_PATH);
    },

    async renewAnswerLink(token) {
      await throttle.attempt('answer-again', token, network);
      await database.rows('renew_answer_link', secretHash(token));
    },

    async endAnswerSession() {
      await end();
      cookies.set(ANSWER_COOKIE, '', 0, ANSWER_PATH);
    },
  };
}
