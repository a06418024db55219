import { STATUS_CODES } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { isSameOrigin } from '../http/guard.ts';

/**
 * A socket takes a session cookie with our own Origin, or no cookie at all and then a bearer in
 * `connection_init`. Browsers send cookies to us from any page, and say from which; so a cookie with another
 * Origin, or with none, is refused.
 *
 * @returns the request for sign-in to read, the status to refuse with, or 'elsewhere' for another path
 */
export function upgradeRequest(
  request: IncomingMessage,
  publicUrl: string,
): Request | 403 | 'elsewhere' {
  const { url = '/', headers } = request;
  if (url.split('?', 1)[0] !== '/graphql') return 'elsewhere';
  const { cookie, origin, host } = headers;
  const named = new Headers({ ...(origin && { origin }), ...(host && { host }) });
  if ((cookie || origin) && !isSameOrigin({ headers: named }, publicUrl)) return 403;
  // An Authorization header would be a second way to say who one is.
  return new Request(new URL(url, publicUrl), { headers: cookie ? { cookie } : {} });
}

export function refuseUpgrade(stream: Duplex, status: number): void {
  stream.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`,
  );
}
