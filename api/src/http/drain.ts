import type { IncomingMessage, Server, ServerResponse } from 'node:http';

/** Ends a server without breaking a request that it has begun to answer. Call it before it listens. */
export function drainable(server: Server): (cutAfterMs: number) => Promise<void> {
  const answering = new Set<ServerResponse>();
  server.on('request', (_request: IncomingMessage, response: ServerResponse) => {
    if (!server.listening) leave(response);
    answering.add(response);
    response.once('close', () => answering.delete(response));
  });
  return async (cutAfterMs) => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    // So that nobody sends another request on a connection that is about to be closed.
    answering.forEach(leave);
    const cut = setTimeout(() => server.closeAllConnections(), cutAfterMs);
    const idle = setInterval(() => server.closeIdleConnections(), 100);
    await closed;
    clearTimeout(cut);
    clearInterval(idle);
  };
}

function leave(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader('connection', 'close');
}
