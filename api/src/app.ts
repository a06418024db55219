import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Auth } from './auth/auth.ts';
import { createGraphQLServer } from './graphql/yoga.ts';
import { newRequestId } from './graphql/request-context.ts';
import type { ContextDeps } from './graphql/request-context.ts';
import { clientAddress } from './http/client-address.ts';
import { CookieJar } from './http/cookies.ts';
import { guardRequest } from './http/guard.ts';
import type { Rate } from './http/rate.ts';
import type { Log } from './observability/log.ts';

/** The pages' handler, as adapter-node or Vite's middleware provide it. */
export type PageHandler = (
  request: IncomingMessage,
  response: ServerResponse,
  next: (error?: unknown) => void,
) => void;

export type AppDeps = ContextDeps & {
  readonly auth: Auth;
  readonly log: Log;
  readonly publicUrl: string;
  /** How often one user may ask; absent in tests, which ask thousands of questions. */
  readonly rate?: Rate;
  /** Absent in tests that only call the API. */
  readonly pages?: PageHandler;
  /** Further routes, such as the demo's; true when it answered. */
  readonly routes?: (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;
};

export type App = {
  /** For `http.createServer`. */
  readonly listener: RequestListener;
  /** Answers a GraphQL request in process. `rendering`: on behalf of a page, reads only. */
  readonly graphql: (
    request: Request,
    options?: { rendering?: boolean; network?: string | null },
  ) => Promise<Response>;
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

/** The whole application but sockets and listening; `server.ts` and the tests put it together. */
export function createApp(deps: AppDeps): App {
  const server = createGraphQLServer(deps);
  const secure = deps.publicUrl.startsWith('https:');

  const graphql: App['graphql'] = async (request, { rendering = false, network = null } = {}) => {
    const refused = rendering ? null : guardRequest(request, deps.publicUrl);
    if (refused) return refused;
    const context = {
      requestId: newRequestId(),
      cookies: new CookieJar(secure),
      network,
      rendering,
    };
    return server.fetch(request, context);
  };

  const overHttp = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = request.url?.split('?', 1)[0];
    if (path === '/graphql')
      return answerGraphQL(server, deps.publicUrl, secure, request, response);
    if (await deps.routes?.(request, response)) return;
    if (!deps.pages) return notFound(response);
    const requestId = newRequestId();
    (request as RenderingRequest).throughline = {
      requestId,
      demo: deps.routes !== undefined,
      reportError: (error) => deps.log.error('page.failed', error, { requestId }),
      graphql: (inner) => graphql(inner, { rendering: true, network: networkOf(request) }),
    };
    deps.pages(request, response, (error) => {
      if (error) deps.log.error('page.failed', error);
      notFound(response);
    });
  };

  return {
    graphql,
    listener: (request, response) => {
      overHttp(request, response).catch((error: unknown) => {
        deps.log.error('http.failed', error);
        if (!response.headersSent) response.writeHead(500).end();
        else response.destroy();
      });
    },
  };
}

async function answerGraphQL(
  server: ReturnType<typeof createGraphQLServer>,
  publicUrl: string,
  secure: boolean,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const refused = guardRequest(headersOnly(request, publicUrl), publicUrl);
  if (refused) {
    response.writeHead(refused.status, Object.fromEntries(refused.headers));
    response.end(await refused.text());
    return;
  }
  const context = {
    requestId: newRequestId(),
    cookies: new CookieJar(secure),
    network: networkOf(request),
    rendering: false,
  };
  await server.handle(request, response, context);
}

/** The guard reads method, address and headers; the body stays where it is. */
function headersOnly(request: IncomingMessage, publicUrl: string): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return new Request(new URL(request.url ?? '/', publicUrl), {
    method: request.method ?? 'GET',
    headers,
  });
}

const networkOf = ({ socket, headers }: IncomingMessage): string | null =>
  clientAddress(socket.remoteAddress, String(headers['x-forwarded-for'] ?? ''));

function notFound(response: ServerResponse): void {
  if (response.headersSent) return;
  response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('Not found');
}
