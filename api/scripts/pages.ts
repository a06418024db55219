import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { PageHandler } from '../src/app.ts';

const HANDLER = join(import.meta.dirname, '../../web/build/handler.js');
const PROTOCOL = 'x-throughline-protocol';
const HOST = 'x-throughline-host';

/**
 * The built screens, for the server to answer everything with that is not the API's.
 *
 * @param publicUrl what pages take for their own address, whatever a request claims.
 */
export async function loadPages(publicUrl: string): Promise<PageHandler> {
  const { protocol, host } = new URL(publicUrl);
  // The handler knows no other way to be told, and reads it when it is imported.
  Object.assign(process.env, { PROTOCOL_HEADER: PROTOCOL, HOST_HEADER: HOST });
  const built = (await import(pathToFileURL(HANDLER).href)) as { handler: PageHandler };
  return (request, response, next) => {
    Object.assign(request.headers, { [PROTOCOL]: protocol.slice(0, -1), [HOST]: host });
    built.handler(request, response, next);
  };
}
