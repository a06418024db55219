// Sends requests over sixteen connections, and counts answers. As little of HTTP as that takes, because it
// shares the machine with the server.
import { connect } from 'node:net';
import { answering } from './child.ts';

export type LoadRequest = { readonly token: string; readonly path: string; readonly body: string };
export type LoadAsk = {
  readonly port: number;
  readonly requests: readonly LoadRequest[];
  readonly connections: number;
  /** Stops after as many; else goes round until `ms` are over. */
  readonly once: boolean;
  readonly ms: number;
};
export type LoadAnswer = {
  readonly perSecond: number;
  readonly answered: number;
  readonly failed: number;
};

const END_OF_HEAD = '\r\n\r\n';

const bytesOf = (port: number, { token, path, body }: LoadRequest): Buffer =>
  Buffer.from(
    [
      `POST ${path} HTTP/1.1`,
      `host: 127.0.0.1:${port}`,
      `origin: http://127.0.0.1:${port}`,
      `cookie: tl_session=${token}`,
      'content-type: application/json',
      `content-length: ${Buffer.byteLength(body)}`,
      '',
      body,
    ].join('\r\n'),
  );

/** Whether the bytes so far are a whole answer. */
function isWhole(answer: Buffer): boolean {
  const head = answer.indexOf(END_OF_HEAD);
  if (head < 0) return false;
  const length = /\r\ncontent-length: (\d+)/i.exec(answer.toString('latin1', 0, head));
  return length
    ? answer.length >= head + END_OF_HEAD.length + Number(length[1])
    : answer.subarray(-5).equals(Buffer.from('0\r\n\r\n'));
}

async function run({ port, requests, connections, once, ms }: LoadAsk): Promise<LoadAnswer> {
  const messages = requests.map((request) => bytesOf(port, request));
  const until = performance.now() + ms;
  let next = 0;
  let answered = 0;
  let failed = 0;
  const take = (): Buffer | undefined => {
    if (once ? next >= messages.length : performance.now() >= until) return undefined;
    return messages[next++ % messages.length];
  };
  const begin = performance.now();
  await Promise.all(
    Array.from({ length: connections }, async () => {
      const socket = connect(port, '127.0.0.1').setNoDelay();
      for (let message = take(); message; message = take()) {
        const answer = await exchange(socket, message);
        answered++;
        if (
          !answer.startsWith('HTTP/1.1 200') ||
          answer.includes('"errors"') ||
          answer.includes('Error"')
        )
          failed++;
      }
      socket.destroy();
    }),
  );
  return { perSecond: answered / ((performance.now() - begin) / 1000), answered, failed };
}

function exchange(socket: ReturnType<typeof connect>, message: Buffer): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer: Buffer = Buffer.alloc(0);
    const onData = (chunk: Buffer) => {
      answer = answer.length === 0 ? chunk : Buffer.concat([answer, chunk]);
      if (!isWhole(answer)) return;
      socket.off('data', onData).off('error', reject);
      resolve(answer.toString('latin1'));
    };
    socket.on('data', onData).once('error', reject);
    socket.write(message);
  });
}

answering<LoadAsk, LoadAnswer>(run);
