import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { AppDeps } from '@throughline/api/app';
import { startApp } from './ask.ts';
import { whenFileEnds } from './file-end.ts';

/** The application behind a real port of this machine, until the tests of the file are over. */
export async function httpApp(otherwise: Partial<AppDeps> = {}): Promise<string> {
  const { listener } = await startApp(otherwise);
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  whenFileEnds(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
}
