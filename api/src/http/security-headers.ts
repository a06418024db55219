import type { ServerResponse } from 'node:http';

/** For whatever is no page: data, files, refusals. Pages bring a policy of their own (web/vite.config.ts). */
const NOTHING_RUNS = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'";

const HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': NOTHING_RUNS,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'permissions-policy':
    'camera=(), microphone=(), payment=(), usb=(), browsing-topics=(), geolocation=(self)',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

const ONE_YEAR = 365 * 24 * 3600;

/** Before anything answers, so that no answer is without; what a page or file says itself replaces it. */
export function secureResponse(response: ServerResponse, https: boolean): void {
  for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
  if (https) response.setHeader('strict-transport-security', `max-age=${ONE_YEAR}`);
}

/**
 * What GraphiQL needs and nothing else does: it is one page with everything inline, whose editor writes style
 * elements of its own and runs its workers from blobs. Scripts still need the nonce, and come from nowhere else.
 */
export const graphiqlPolicy = (nonce: string): string =>
  [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    'worker-src blob:',
    "style-src 'unsafe-inline'",
    "img-src 'self' data:",
    'font-src data:',
    "connect-src 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
