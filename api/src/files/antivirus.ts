import { connect } from 'node:net';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';

/** Whether nothing was found. */
export type Antivirus = (bytes: Readable) => Promise<boolean>;

const SILENT_MS = 60_000;

/**
 * ClamAV's daemon, by its INSTREAM command: chunks behind their length, none at the end.
 *
 * @param url `tcp://host:port`
 */
export const clamd =
  (url: string): Antivirus =>
  async (bytes) => {
    const { hostname, port } = new URL(url);
    const socket = connect({ host: hostname, port: Number(port || 3310) });
    socket.setTimeout(SILENT_MS, () => socket.destroy(new Error('The antivirus is silent.')));
    try {
      const answered = text(socket);
      answered.catch(() => {}); // awaited below
      await once(socket, 'connect');
      socket.write('zINSTREAM\0');
      for await (const chunk of bytes as AsyncIterable<Buffer>) {
        const length = Buffer.alloc(4);
        length.writeUInt32BE(chunk.length);
        socket.write(length);
        if (!socket.write(chunk)) await once(socket, 'drain');
      }
      socket.write(Buffer.alloc(4));
      const verdict = (await answered).replace(/\0/g, '').trim();
      if (verdict === 'stream: OK') return true;
      if (verdict.endsWith(' FOUND')) return false;
      throw new Error('The antivirus did not say what it found.');
    } finally {
      socket.destroy();
      bytes.destroy();
    }
  };
