// The least a broadcast can cost: one text to every socket of a bare `ws` server when the database says so.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import { WebSocketServer } from 'ws';
import { answering } from './child.ts';

export type BareAsk = { start: { url: string } } | { broadcast: string | null };
export type BareAnswer = { port: number };

let port = 0;
let text: string | null = null;

answering<BareAsk, BareAnswer>(async (message) => {
  if ('broadcast' in message) {
    text = message.broadcast;
    return { port };
  }
  const server = createServer();
  const sockets = new WebSocketServer({ server, perMessageDeflate: false });
  sockets.on('connection', (socket) => {
    // Clients answer each of these: one is enough.
    socket.once('message', () => socket.send('{"type":"connection_ack"}'));
  });
  const client = new pg.Client({ connectionString: message.start.url });
  await client.connect();
  client.on('notification', () => {
    if (text === null) return;
    for (const socket of sockets.clients) socket.send(text);
  });
  await client.query('listen activity');
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ({ port } = server.address() as AddressInfo);
  return { port };
});
