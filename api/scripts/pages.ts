import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { PageHandler } from '../src/app.ts';

const BUILD = join(import.meta.dirname, '../../web/build');
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
  const built = (await import(pathToFileURL(join(BUILD, 'handler.js')).href)) as {
    handler: PageHandler;
  };
  return (request, response, next) => {
    Object.assign(request.headers, { [PROTOCOL]: protocol.slice(0, -1), [HOST]: host });
    built.handler(request, response, next);
  };
}

/** Names that the built screens give their GraphQL operations (build-web.ts). */
export async function loadOperations(): Promise<string[]> {
  return JSON.parse(await readFile(join(BUILD, 'operations.json'), 'utf8')) as string[];
}
