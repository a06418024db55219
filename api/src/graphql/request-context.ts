import type { Db } from '@throughline/prisma/client';
import type { Claims } from '@throughline/prisma/claims';
import type { Actor } from '@throughline/schema/domain/access/actor';
import type { Locale } from '@throughline/schema/domain/shared/locale';
import { ACTING_MEMBERSHIP_HEADER, freshContext } from '@throughline/schema/platform/context';
import type { Context } from '@throughline/schema/platform/context';
import type { FilePort } from '@throughline/schema/platform/file-port';
import type { LivePort } from '@throughline/schema/platform/live-port';
import type { SsnVault } from '@throughline/schema/platform/ssn-vault';
import type { Auth } from '../auth/auth.ts';
import type { Authenticated } from '../auth/claims.ts';
import type { Answering } from '../auth/port-answer.ts';
import { type CookieJar } from '../http/cookies.ts';
import type { RequestReport } from '../observability/request-report.ts';

/** What Yoga hands to the context factory besides the request. */
export type ServerContext = {
  readonly requestId: string;
  readonly cookies: CookieJar;
  /** Address of the client, when known. */
  readonly network: string | null;
  /** The page renderer asks for its own visitor: reads only. */
  readonly rendering: boolean;
  /** At the door for mailed links, where nobody is signed in. */
  readonly byLink: boolean;
  /** Known as soon as the request has been read. */
  signedIn?: Authenticated | null;
  answering?: Answering | null;
  /** Filled in on the way, for the log and the metrics. */
  readonly report: RequestReport;
};

export type ContextDeps = {
  readonly db: Db;
  readonly auth: Auth;
  readonly live: LivePort;
  readonly ssn: SsnVault;
  readonly files: { readonly links: FilePort };
};

/** The context of one HTTP operation: who asks, under which membership. */
export function requestContext(
  { db, auth, live, ssn, files }: ContextDeps,
  request: Request,
  server: ServerContext,
): Context {
  const signedIn = server.signedIn ?? null;
  const answering = server.answering ?? null;
  const membershipId = server.byLink ? null : request.headers.get(ACTING_MEMBERSHIP_HEADER);
  const claims = answering?.claims ?? auth.claimsFor(signedIn, membershipId);
  return freshContext({
    requestId: server.requestId,
    network: server.network,
    claims,
    actor: actorOf(claims),
    locale: signedIn?.locale ?? answering?.view.locale ?? localeOf(request),
    sessionId: signedIn?.scopes ? null : (signedIn?.sessionId ?? null),
    scopes: signedIn?.scopes ?? null,
    db,
    auth: auth.portFor(request, server.cookies, server.network),
    live,
    ssn: request.method === 'GET' ? null : ssn,
    files: files.links,
  });
}

/** The claims' role comes from the database's own CHECK list, which equals the domain's. */
export const actorOf = (claims: Claims): Actor => claims as Actor;

function localeOf(request: Request): Locale {
  return /^es\b/i.test(request.headers.get('accept-language') ?? '') ? 'es' : 'en';
}
