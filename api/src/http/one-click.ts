import type { IncomingMessage, ServerResponse } from 'node:http';
import { InvalidInput, LimitExceeded } from '@throughline/schema/platform/errors';
import type { Auth } from '../auth/auth.ts';
import { CookieJar } from './cookies.ts';

const PATH = /^\/unsubscribe\/([\w.-]{1,400})$/;

/**
 * `POST /unsubscribe/<token>`, as mail programs send it (RFC 8058): a form from anywhere, without cookies or
 * session. The page at the same address asks before it does anything.
 *
 * @returns true when it answered
 */
export async function answerOneClick(
  auth: Auth,
  request: IncomingMessage,
  response: ServerResponse,
  network: string | null,
): Promise<boolean> {
  const [, token] = PATH.exec(request.url?.split('?', 1)[0] ?? '') ?? [];
  if (request.method !== 'POST' || !token) return false;
  const port = auth.portFor(new Request('http://here.invalid'), new CookieJar(false), network);
  const { status, text, headers } = await port
    .unsubscribe(token)
    .then(() => ({ status: 200, text: 'Done.', headers: {} }), refusalOf);
  // The body says only what the address says, so it is not read.
  response.writeHead(status, {
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': 'no-store',
    connection: 'close',
    ...headers,
  });
  response.end(`${text}\n`);
  return true;
}

function refusalOf(error: unknown): { status: number; text: string; headers: object } {
  if (error instanceof LimitExceeded) {
    const headers = { 'retry-after': String(error.retryAfterSeconds ?? 60) };
    return { status: 429, text: error.message, headers };
  }
  if (error instanceof InvalidInput) return { status: 404, text: error.message, headers: {} };
  throw error;
}
