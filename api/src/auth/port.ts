import type { AuthPort } from '@throughline/schema/platform/auth-port';
import type { CookieJar } from '../http/cookies.ts';
import { webhookSecret } from '../webhook/signature.ts';
import type { AuthParts } from './auth.ts';
import { answerMethods } from './port-answer.ts';
import { accountMethods } from './port-account.ts';
import { passwordMethods } from './port-password.ts';
import { sessionMethods } from './port-session.ts';
import { unsubscribeMethods } from './port-unsubscribe.ts';
import { Visitor } from './visitor.ts';

/** One request's sign-in operations; they share who the visitor is, which signing in changes. */
export function createPort(
  parts: AuthParts,
  asked: { request: Request; cookies: CookieJar; network: string | null },
): AuthPort {
  const visitor = new Visitor(parts, asked.request, asked.cookies, asked.network);
  return {
    ...accountMethods(parts, visitor),
    ...passwordMethods(parts, visitor),
    ...sessionMethods(parts, visitor),
    ...unsubscribeMethods(parts, visitor),
    webhookSecret: (id, version) => webhookSecret(parts.secret, id, version),
    ...answerMethods(parts, asked),
  };
}
