import { lookup as resolveName } from 'node:dns/promises';
import type { LookupAddress } from 'node:dns';
import { request as plainRequest } from 'node:http';
import type { ClientRequest, IncomingMessage, RequestOptions } from 'node:http';
import { request as secureRequest } from 'node:https';
import { isPublicAddress } from './address.ts';

const TIMEOUT_MS = 10_000;

/** `any` is for developers: it lets a receiver on the same machine or in the same network be reached. */
export type WebhookAddresses = 'public' | 'any';

export type Posted =
  | { readonly ok: true; readonly status: number }
  | { readonly ok: false; readonly status: number | null; readonly failure: string };

export type Post = {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

/** Names are resolved here so that tests can say what they mean. */
export type Resolve = (hostname: string) => Promise<readonly LookupAddress[]>;

const resolveAll: Resolve = (hostname) => resolveName(hostname, { all: true, verbatim: true });

const failed = (failure: string, status: number | null = null): Posted => ({
  ok: false,
  status,
  failure,
});

/**
 * Posts once. Every address that a name has is looked at, and the connection goes to one that was: a name that
 * means something else a moment later reaches nothing. Redirects are answers like any other that is not 2xx.
 * What the receiver says besides its status is not read.
 */
export async function post(
  { url: text, headers, body }: Post,
  addresses: WebhookAddresses,
  resolve: Resolve = resolveAll,
): Promise<Posted> {
  if (!URL.canParse(text)) return failed('MALFORMED');
  const url = new URL(text);
  if (url.protocol !== 'https:' && addresses !== 'any') return failed('NOT_HTTPS');
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  try {
    const found = await resolve(url.hostname.replace(/^\[|\]$/g, ''));
    const [first] = found;
    if (!first) return failed('NO_ADDRESS');
    if (addresses === 'public' && !found.every(({ address }) => isPublicAddress(address))) {
      return failed('ADDRESS_REFUSED');
    }
    const status = await exchange(url, first, { headers, body, signal });
    return status >= 200 && status < 300 ? { ok: true, status } : failed(`HTTP_${status}`, status);
  } catch (error) {
    return failed(signal.aborted ? 'TIMEOUT' : codeOf(error));
  }
}

function exchange(
  url: URL,
  { address, family }: LookupAddress,
  { headers, body, signal }: { headers: Post['headers']; body: string; signal: AbortSignal },
): Promise<number> {
  const options: RequestOptions = {
    method: 'POST',
    headers: { ...headers, 'content-length': Buffer.byteLength(body) },
    agent: false,
    signal,
    // Whatever the name means by now: the address that was looked at.
    lookup: (_hostname, { all }, done) =>
      all ? done(null, [{ address, family }]) : done(null, address, family),
  };
  const send: (target: URL, options: RequestOptions) => ClientRequest =
    url.protocol === 'https:' ? secureRequest : plainRequest;
  return new Promise((resolve, reject) => {
    send(url, options)
      .on('error', reject)
      .on('response', (response: IncomingMessage) => {
        resolve(response.statusCode ?? 0);
        response.destroy();
      })
      .end(body);
  });
}

/** "ECONNREFUSED", "CERT_HAS_EXPIRED": codes say enough, and quote nobody. */
function codeOf(error: unknown): string {
  const { code } = (error ?? {}) as { code?: unknown };
  return typeof code === 'string' ? code.slice(0, 60) : 'FAILED';
}
