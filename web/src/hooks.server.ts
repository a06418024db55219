import { dev } from '$app/env';
import type { Handle, HandleFetch, HandleServerError } from '@sveltejs/kit/hooks';
import { isGraphqlPath } from '#lib/graphql/request.ts';
import { readPreferences } from '#lib/preferences/preferences.ts';

/** The one font file that every page shows at once. */
const FIRST_FONT = /inter-latin-wght-normal/;

export const handle: Handle = async ({ event, resolve }) => {
  const { lang, theme, density } = readPreferences(
    (name) => event.cookies.get(name),
    event.request.headers.get('accept-language'),
  );
  const response = await resolve(event, {
    transformPageChunk: ({ html }) =>
      html
        .replace('%throughline.lang%', lang)
        .replace('%throughline.theme%', theme)
        .replace('%throughline.density%', density),
    preload: (file) =>
      file.type === 'font' ? FIRST_FONT.test(file.filename) : file.type !== 'asset',
  });
  // The API, which serves the pages, puts the headers for security on every answer.
  response.headers.set('cache-control', 'private, no-store');
  return response;
};

/** Hands a page's query to the API in this process, as the browser that asked for the page. */
export const handleFetch: HandleFetch = ({ event, request, fetch }) => {
  if (!isGraphqlPath(new URL(request.url).pathname)) return fetch(request);
  const headers = new Headers(request.headers);
  for (const name of ['cookie', 'accept-language', 'user-agent']) {
    const value = event.request.headers.get(name);
    if (value) headers.set(name, value);
  }
  headers.set('origin', event.url.origin);
  const asBrowser = new Request(request, { headers });
  const api = event.platform?.req.throughline;
  if (api) return api.graphql(asBrowser);
  // Vite's development server knows no Node request; the API answers on the same origin.
  if (dev) return globalThis.fetch(asBrowser);
  throw new Error('The API has not attached itself to the request: pages are served by the API.');
};

export const handleError: HandleServerError = ({ kind, error, event }) => {
  const api = event.platform?.req.throughline;
  if (kind === 'app' || kind === 'framework') return {};
  api?.reportError(error);
  // eslint-disable-next-line no-console -- in development there is no API log to write to
  if (!api && dev) console.error(error);
  return { message: 'Something went wrong on our side.', ...(api && { requestId: api.requestId }) };
};
