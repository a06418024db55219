import { createHash } from 'node:crypto';
import { PUBLIC, withClaims } from '@throughline/prisma/claims';
import type { Db } from '@throughline/prisma/client';
import {
  findHsds,
  HSDS_LISTS,
  listHsds,
} from '@throughline/schema/features/directory/hsds/hsds-read';
import type { Found, HsdsList } from '@throughline/schema/features/directory/hsds/hsds-read';
import type { Rate } from '../http/rate.ts';
import { readFullService, readListParameters, WrongParameter } from './parameters.ts';
import type { Page, Request as Asking } from './parameters.ts';

const PATH = /^\/hsds(?:\/([a-z_]+)(?:\/([\w-]{1,64}))?)?\/?$/;
const LINES_AT_ONCE = 200;

/** What this API says of itself (HSDS, `/`). */
const ABOUT = {
  version: '3.1',
  profile: 'https://docs.openreferral.org/en/latest/hsds/overview.html',
  openapi_url:
    'https://raw.githubusercontent.com/openreferral/specification/3.1-dev/schema/openapi.json',
};

/** Public, so any page may read it, and good for a minute. */
const HEADERS = {
  'access-control-allow-origin': '*',
  'cache-control': 'public, max-age=60',
};

export type HsdsDeps = { readonly db: Db; readonly rate?: Rate | undefined };
export type HsdsRequest = {
  readonly method: string;
  /** With its query. */
  readonly url: string;
  readonly ifNoneMatch: string | null;
  readonly network: string | null;
};

export const isHsds = (path: string): boolean => path === '/hsds' || path.startsWith('/hsds/');

/**
 * The read API of HSDS 3.1: the published directory, for anybody and without a sign-in, under claims that see
 * nothing else. POST asks the same as GET.
 */
export async function answerHsds(deps: HsdsDeps, request: HsdsRequest): Promise<Response> {
  const { pathname, searchParams } = new URL(request.url, 'http://here.invalid');
  const seconds = deps.rate?.take(`hsds ${request.network ?? ''}`) ?? 0;
  if (seconds > 0) {
    return refusal(429, 'Too many requests. Wait a little.', { 'retry-after': `${seconds}` });
  }
  if (!['GET', 'HEAD', 'POST'].includes(request.method)) {
    return refusal(405, 'Read only.', { allow: 'GET, HEAD, POST' });
  }
  const [, name, id] = PATH.exec(pathname) ?? [null, 'nothing'];
  if (name === undefined) return content(request, ABOUT);
  const list = HSDS_LISTS.find((each) => each === name);
  if (!list) return notFound();
  try {
    if (id) {
      const fullService = readFullService(list, searchParams);
      const found = await withClaims(PUBLIC, () => findHsds(deps.db, list, id, fullService));
      return found ? content(request, found) : notFound();
    }
    const asking = readListParameters(list, searchParams);
    if (asking.lines) return lines(deps.db, list, asking);
    const { number, size } = asking.page;
    const span = { skip: (number - 1) * size, take: size };
    const found = await withClaims(PUBLIC, () => listHsds(deps.db, list, asking.asked, span));
    return content(request, envelope(found, asking.page));
  } catch (error) {
    if (error instanceof WrongParameter) return refusal(400, error.message);
    throw error;
  }
}

function envelope({ total, contents }: Found, { number, size }: Page): object {
  const pages = Math.ceil(total / size);
  return {
    total_items: total,
    total_pages: pages,
    page_number: number,
    size: contents.length,
    first_page: number === 1,
    last_page: number >= pages,
    empty: contents.length === 0,
    contents,
  };
}

/** All of a list, read page by page while it is sent. */
function lines(db: Db, list: HsdsList, { asked }: Asking): Response {
  let skip = 0;
  const body = new ReadableStream<Uint8Array>({
    async pull(stream) {
      const span = { skip, take: LINES_AT_ONCE };
      const { contents } = await withClaims(PUBLIC, () => listHsds(db, list, asked, span));
      skip += LINES_AT_ONCE;
      const text = contents.map((each) => `${JSON.stringify(each)}\n`).join('');
      if (text) stream.enqueue(new TextEncoder().encode(text));
      if (contents.length < LINES_AT_ONCE) stream.close();
    },
  });
  return new Response(body, { headers: { ...HEADERS, 'content-type': 'application/x-ndjson' } });
}

function content({ method, ifNoneMatch }: HsdsRequest, value: object): Response {
  const body = JSON.stringify(value);
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
  const headers = { ...HEADERS, etag, 'content-type': 'application/json; charset=utf-8' };
  const known = (ifNoneMatch ?? '').split(',').some((one) => one.trim() === etag);
  if (known) return new Response(null, { status: 304, headers });
  return new Response(method === 'HEAD' ? null : body, { headers });
}

const notFound = (): Response => refusal(404, 'This was not found.');

function refusal(status: number, message: string, headers: Record<string, string> = {}): Response {
  return Response.json(
    { error: message },
    { status, headers: { ...HEADERS, 'cache-control': 'no-store', ...headers } },
  );
}
