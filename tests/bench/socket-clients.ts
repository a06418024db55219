// Many clients of graphql-transport-ws in one process: they subscribe, and note when each of them was told.
import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { answering } from './child.ts';
import { now } from './report.ts';

export type ClientsAsk =
  | { readonly open: { port: number; count: number; tokens: readonly string[]; query: string } }
  /** Answers once everybody was told once more, with the times at which they were. */
  | { readonly told: true }
  | { readonly close: true };
export type ClientsAnswer = { readonly at: readonly number[]; readonly frame: string };

const AT_ONCE = 50;
const PATIENCE_MS = 30_000;

let sockets: WebSocket[] = [];
let at: number[] = [];
let frame = '';
let onTold: () => void = () => {};

/** An id of its own for each, as real clients have. */
const idOf = (index: number): string => `operation-${index}`;

function open(
  port: number,
  { index, token, query }: { index: number; token: string; query: string },
): Promise<void> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/graphql`, 'graphql-transport-ws', {
    headers: { cookie: `tl_session=${token}` },
    origin: `http://127.0.0.1:${port}`,
    perMessageDeflate: false,
  });
  sockets.push(socket);
  return new Promise((resolve, reject) => {
    socket.on('error', reject);
    socket.on('close', (code) => reject(new Error(`A socket was closed: ${code}`)));
    socket.on('open', () => socket.send('{"type":"connection_init"}'));
    socket.on('message', (data: Buffer) => {
      if (data.includes('"connection_ack"')) {
        socket.send(JSON.stringify({ id: idOf(index), type: 'subscribe', payload: { query } }));
        resolve();
      } else if (data.includes('"next"')) {
        at.push(now());
        frame = data.toString();
        if (at.length === sockets.length) onTold();
      } else if (data.includes('"error"')) throw new Error(data.toString());
    });
  });
}

answering<ClientsAsk, ClientsAnswer>(async (message) => {
  if ('open' in message) {
    const { port, count, tokens, query } = message.open;
    for (let index = 0; index < count; index += AT_ONCE) {
      const some = Array.from({ length: Math.min(AT_ONCE, count - index) }, (_, n) => index + n);
      await Promise.all(
        some.map((each) =>
          open(port, { index: each, token: tokens[each % tokens.length] ?? '', query }),
        ),
      );
    }
  } else if ('told' in message) {
    const patience = sleep(PATIENCE_MS).then(() => {
      throw new Error(`Only ${at.length} of ${sockets.length} were told.`);
    });
    if (at.length < sockets.length)
      await Promise.race([new Promise<void>((resolve) => (onTold = resolve)), patience]);
  } else {
    for (const socket of sockets) socket.removeAllListeners('close').terminate();
    sockets = [];
  }
  const answer = { at, frame };
  at = [];
  return answer;
});
