import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Health } from './health.ts';
import type { Metrics } from './metrics.ts';

export type OperationsServer = { readonly port: number; close(): Promise<void> };

/**
 * Metrics and health on a port apart from the public one, for whoever reaches it: it must be in no other network
 * than the monitoring's. Null without a configured port.
 */
export async function startOperationsServer(
  at: { readonly port: number; readonly host: string } | null,
  { metrics, health }: { readonly metrics: Metrics; readonly health: Health },
): Promise<OperationsServer | null> {
  if (!at) return null;
  const server = createServer((request, response) => {
    if (health.handle(request, response)) return;
    if (request.url !== '/metrics') return void response.writeHead(404).end();
    metrics.text().then(
      (text) => response.writeHead(200, { 'content-type': metrics.contentType }).end(text),
      () => response.writeHead(500).end(),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(at.port, at.host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
