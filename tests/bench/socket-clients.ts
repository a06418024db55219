// Many clients of graphql-transport-ws in one process: they subscribe, and note when each of them was told.
import { setTimeout as sleep } from 'node:timers/promises';
import type { WebSocket } from 'ws';
import { answering } from './child.ts';
import { now } from './report.ts';
import { openAll } from './subscribing.ts';

export type ClientsAsk =
  | { readonly open: { port: number; count: number; tokens: readonly string[]; query: string } }
  /** Answers once everybody was told once more, with the times at which they were. */
  | { readonly told: true }
  | { readonly close: true };
export type ClientsAnswer = { readonly at: readonly number[]; readonly frame: string };

const PATIENCE_MS = 30_000;

let sockets: WebSocket[] = [];
let at: number[] = [];
let frame = '';
let onTold: () => void = () => {};

answering<ClientsAsk, ClientsAnswer>(async (message) => {
  if ('open' in message) {
    const { port, count, tokens, query } = message.open;
    await openAll(sockets, count, (index) => ({
      port,
      query,
      token: tokens[index % tokens.length] ?? '',
      onNext(data) {
        at.push(now());
        frame = data.toString();
        if (at.length === sockets.length) onTold();
      },
      onClose(code) {
        throw new Error(`A socket was closed: ${code}`);
      },
    }));
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
