import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { whenFileEnds } from './file-end.ts';

const COMMAND = 'zINSTREAM\0';

/** The bytes of a stream that has ended, or null. */
function streamIn(data: Buffer): Buffer | null {
  const chunks: Buffer[] = [];
  let at = COMMAND.length;
  while (at + 4 <= data.length) {
    const length = data.readUInt32BE(at);
    if (length === 0) return Buffer.concat(chunks);
    chunks.push(data.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return null;
}

/** ClamAV's daemon, as far as a client can tell: what has the word EICAR in it is a virus. */
export async function startClamd(): Promise<string> {
  const server = createServer((socket) => {
    let data: Buffer = Buffer.alloc(0);
    socket.on('error', () => {});
    socket.on('data', (chunk: Buffer) => {
      data = Buffer.concat([data, chunk]);
      const stream = streamIn(data);
      if (!data.subarray(0, COMMAND.length).toString().startsWith(COMMAND)) socket.end('UNKNOWN\0');
      else if (stream?.includes('EICAR')) socket.end('stream: Eicar-Test-Signature FOUND\0');
      else if (stream) socket.end('stream: OK\0');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  whenFileEnds(() => void server.close());
  return `tcp://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
