import { ANSWER_COOKIE } from '../auth/port-answer.ts';
import { SESSION_COOKIE } from '../auth/sessions.ts';

type Headed = { readonly headers: Headers };

/**
 * Whether a browser sent this from one of our own pages. A request with neither header comes from no browser
 * of the last years, so it is ours only when it brings no cookie.
 */
export function isSameOrigin({ headers }: Headed, publicUrl: string): boolean {
  const origin = headers.get('origin');
  if (origin !== null) return origin === new URL(publicUrl).origin || isOwnHost(origin, headers);
  const site = headers.get('sec-fetch-site');
  return site !== null && site === 'same-origin';
}

/** Reached under another of its names: the browser says in both headers which, and holds no cookie for it. */
function isOwnHost(origin: string, headers: Headers): boolean {
  const host = headers.get('host');
  return host !== null && URL.canParse(origin) && new URL(origin).host === host;
}

/**
 * Refuses, before anything is read, what no page of ours sends: foreign pages using a visitor's cookie, and
 * forms dressed up as GraphQL. Null: go on.
 *
 * @param request only its method and headers count
 */
export function guardRequest(request: Request, publicUrl: string): Response | null {
  const { method, headers } = request;
  if (!['GET', 'HEAD', 'POST', 'OPTIONS'].includes(method)) {
    return refusal(405, 'Use GET or POST.', { allow: 'GET, POST' });
  }
  const bearer = headers.has('authorization');
  if (method === 'POST') {
    if (!isJson(headers.get('content-type'))) {
      return refusal(415, 'Send application/json.');
    }
    if (!bearer && !mayPost(request, publicUrl)) return foreign();
  } else if (!bearer && hasSession(headers) && isForeignFetch(headers)) {
    return foreign();
  }
  return null;
}

function mayPost(request: Request, publicUrl: string): boolean {
  const { headers } = request;
  if (isSameOrigin(request, publicUrl)) return true;
  return !headers.has('origin') && !headers.has('sec-fetch-site') && !hasSession(headers);
}

/** A link from elsewhere to one of our pages is welcome; a script or image of theirs reading ours is not. */
function isForeignFetch(headers: Headers): boolean {
  const site = headers.get('sec-fetch-site');
  const foreignSite = site === 'cross-site' || site === 'same-site';
  return foreignSite && headers.get('sec-fetch-mode') !== 'navigate';
}

const hasSession = (headers: Headers): boolean =>
  new RegExp(`(?:^|;\\s*)(?:${SESSION_COOKIE}|${ANSWER_COOKIE})=`).test(
    headers.get('cookie') ?? '',
  );

const isJson = (type: string | null): boolean =>
  type !== null && /^application\/json\s*(?:;|$)/i.test(type.trim());

const foreign = (): Response =>
  refusal(403, 'This request comes from another site.', {}, 'FORBIDDEN');

/** In the form of a GraphQL answer, because that is what the sender reads. */
function refusal(
  status: number,
  message: string,
  headers: Record<string, string> = {},
  code = 'BAD_USER_INPUT',
): Response {
  return Response.json(
    { errors: [{ message, extensions: { code } }] },
    { status, headers: { ...headers, 'cache-control': 'private, no-store' } },
  );
}
