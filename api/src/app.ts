import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { finished } from 'node:stream/promises';
import { ANSWER_API_PATH, ANSWER_PATH } from '@throughline/schema/domain/identity/answer-link';
import { ACTING_MEMBERSHIP_HEADER } from '@throughline/schema/platform/context';
import type { Auth } from './auth/auth.ts';
import { answerFiles, isFilePath } from './files/routes.ts';
import type { FileDeps } from './files/routes.ts';
import { createGraphQLServer } from './graphql/yoga.ts';
import { answerHsds, isHsds } from './hsds/routes.ts';
import { API_LIMITS } from './graphql/limits.ts';
import { reported } from './graphql/reported.ts';
import type { ReportDeps } from './graphql/reported.ts';
import type { ContextDeps, ServerContext } from './graphql/request-context.ts';
import { clientAddress, isOwnNetwork } from './http/client-address.ts';
import { CookieJar } from './http/cookies.ts';
import { readBody, send, stream } from './http/exchange.ts';
import type { ClientBudgets } from './http/budget.ts';
import { documentAt } from './http/documents.ts';
import { guardRequest } from './http/guard.ts';
import { answerOneClick } from './http/one-click.ts';
import type { Rate } from './http/rate.ts';
import { newRequestId, requestIdOf } from './http/request-id.ts';
import { secureResponse } from './http/security-headers.ts';
import { originForm } from './http/target.ts';
import type { Health } from './observability/health.ts';
import { newReport, noteStatus } from './observability/request-report.ts';
import { untraced } from './observability/tracing.ts';
import type { Describe } from './observability/tracing.ts';

/** The pages' handler, as adapter-node or Vite's middleware provide it. */
export type PageHandler = (
  request: IncomingMessage,
  response: ServerResponse,
  next: (error?: unknown) => void,
) => void;

export type AppDeps = ContextDeps &
  FileDeps &
  ReportDeps & {
    readonly auth: Auth;
    readonly publicUrl: string;
    /** Answers /healthz and /readyz. */
    readonly health?: Health;
    /** How often one user may ask; absent in tests, which ask thousands of questions. */
    readonly rate?: Rate;
    /** How much one API client may ask for; absent: without limit. */
    readonly budgets?: ClientBudgets;
    /** Absent in tests that only call the API. */
    readonly pages?: PageHandler;
    /** Further routes, such as the demo's; true when it answered. */
    readonly routes?: (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;
  };

export type App = {
  /** For `http.createServer`. */
  readonly listener: RequestListener;
  /** Answers a GraphQL request in process. `rendering`: on behalf of a page, reads only. */
  readonly graphql: (request: Request, options?: GraphQLOptions) => Promise<Response>;
};

/** What the page renderer finds on the Node request: GraphQL without a hop (web/src/hooks.server.ts). */
type RenderingRequest = IncomingMessage & {
  throughline?: {
    graphql(request: Request): Promise<Response>;
    requestId: string;
    /** The demo's routes answer here, so pages may offer them. */
    demo: boolean;
    reportError(error: unknown): void;
  };
};

type GraphQLOptions = {
  rendering?: boolean;
  network?: string | null;
  requestId?: string;
};

/** The whole application but sockets and listening; `server.ts` and the tests put it together. */
export function createApp(deps: AppDeps): App {
  const { publicUrl, log, health, tracing = untraced } = deps;
  const server = createGraphQLServer(deps);
  const secure = publicUrl.startsWith('https:');
  const contextOf = (request: Request, options: GraphQLOptions): ServerContext => {
    const { rendering = false, network = null, requestId = newRequestId() } = options;
    const report = newReport(requestId);
    const byLink = pathOf(request) === ANSWER_API_PATH;
    return { requestId, cookies: new CookieJar(secure), network, rendering, report, byLink };
  };

  const graphql: App['graphql'] = async (request, options = {}) => {
    const refused = options.rendering ? null : guardRequest(request, publicUrl);
    const context = contextOf(request, options);
    if (refused) noteStatus(context.report, refused.status);
    return reported(deps, context.report, async () => refused ?? server.fetch(request, context));
  };

  const graphqlOverHttp = async (
    request: IncomingMessage,
    response: ServerResponse,
    requestId: string,
  ): Promise<void> => {
    const body = await readBody(request, API_LIMITS.bodySize.allowed);
    if (!body) return;
    // Yoga's own kind of Request costs a fraction of the platform's, and a text of a stream.
    const inner = new server.fetchAPI.Request(`${publicUrl}${request.url}`, {
      method: request.method ?? 'GET',
      headers: {
        ...(request.headers as Record<string, string>),
        'content-length': `${body.length}`,
      },
      ...(body.length > 0 && { body: body.toString() }),
    });
    await send(await graphql(inner, { network: networkOf(request), requestId }), response);
  };

  const documentOverHttp = async (
    request: IncomingMessage,
    response: ServerResponse,
    requestId: string,
    answerOf: NonNullable<ReturnType<typeof documentAt>>,
  ): Promise<void> => {
    const { method = 'GET', url = '' } = request;
    const headers = new Headers(request.headers as Record<string, string>);
    const refused =
      method === 'GET' && guardRequest(new Request(publicUrl, { headers }), publicUrl);
    const ask = (by: Headers, body: string) => {
      const inner = new Headers({ 'content-type': 'application/json' });
      for (const name of ['authorization', 'cookie', ACTING_MEMBERSHIP_HEADER, 'user-agent']) {
        const value = by.get(name);
        if (value !== null) inner.set(name, value);
      }
      const asked = new server.fetchAPI.Request(`${publicUrl}/graphql`, {
        method: 'POST',
        headers: inner,
        body,
      });
      return graphql(asked, { rendering: true, network: networkOf(request), requestId });
    };
    const params = new URL(url, publicUrl).searchParams;
    const asked = { method, path: pathOf(request), params, headers, publicUrl };
    await stream(refused || (await answerOf(asked, ask)), response);
  };

  const hsdsOverHttp = async (
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> => {
    const { method = 'GET', url = '', headers } = request;
    const ifNoneMatch = headers['if-none-match'] ?? null;
    const asked = { method, url, ifNoneMatch, network: networkOf(request) };
    await stream(await answerHsds(deps, asked), response);
  };

  const overHttp = async (
    request: IncomingMessage,
    response: ServerResponse,
    requestId: string,
  ): Promise<void> => {
    if (isGraphQL(request)) return graphqlOverHttp(request, response, requestId);
    const document = documentAt(pathOf(request));
    if (document) return documentOverHttp(request, response, requestId, document);
    if (isHsds(pathOf(request))) return hsdsOverHttp(request, response);
    if (isFilePath(pathOf(request)))
      return answerFiles(deps, { request, response, requestId, network: networkOf(request) });
    if (pathOf(request).startsWith(ANSWER_PATH))
      response.setHeader('referrer-policy', 'no-referrer');
    if (await answerOneClick(deps.auth, request, response, networkOf(request))) return;
    if (await deps.routes?.(request, response)) return;
    if (!deps.pages) return notFound(response);
    (request as RenderingRequest).throughline = {
      requestId,
      demo: deps.routes !== undefined,
      reportError: (error) => log.error('page.failed', error, { requestId }),
      graphql: (inner) =>
        graphql(inner, { rendering: true, network: networkOf(request), requestId }),
    };
    deps.pages(request, response, (error) => {
      if (error) log.error('page.failed', error, { requestId });
      notFound(response);
    });
    await finished(response).catch(() => {}); // who asked has gone
  };

  return {
    graphql,
    listener: (request, response) => {
      secureResponse(response, secure);
      const target = originForm(request.url ?? '/');
      if (target === null) return void response.writeHead(400).end();
      request.url = target;
      if (health?.handle(request, response)) return;
      const requestId = requestIdOf(request);
      response.setHeader('x-request-id', requestId);
      const caller = isOwnNetwork(request.socket.remoteAddress) ? request.headers : {};
      const name = `${request.method} ${isGraphQL(request) ? '/graphql' : 'page'}`;
      const work = async (describe: Describe) => {
        await overHttp(request, response, requestId);
        const { statusCode } = response;
        describe(name, { 'http.response.status_code': statusCode }, statusCode >= 500);
      };
      tracing.span(name, work, caller).catch((error: unknown) => {
        log.error('http.failed', error, { requestId });
        if (!response.headersSent) response.writeHead(500).end();
        else response.destroy();
      });
    },
  };
}

/** Without what was asked for; of an address, or of what is left of it on Node's requests. */
const pathOf = ({ url = '' }: { url?: string | undefined }): string =>
  url.replace(/^https?:\/\/[^/]+/, '').split('?', 1)[0] ?? '';

const isGraphQL = (request: IncomingMessage): boolean =>
  ['/graphql', ANSWER_API_PATH].includes(pathOf(request));

const networkOf = ({ socket, headers }: IncomingMessage): string | null =>
  clientAddress(socket.remoteAddress, String(headers['x-forwarded-for'] ?? ''));

function notFound(response: ServerResponse): void {
  if (response.headersSent) return;
  response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('Not found');
}
