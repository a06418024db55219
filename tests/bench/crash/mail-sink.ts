import { createServer } from 'node:net';
import type { AddressInfo, Server } from 'node:net';

/** A mail server that takes everything and remembers the Message-IDs. */
export class MailSink {
  readonly messageIds: string[] = [];
  readonly #server: Server = createServer((socket) => {
    let data: string | null = null;
    let rest = '';
    socket.on('error', () => {}); // a worker was killed while it spoke
    socket.write('220 sink\r\n');
    socket.on('data', (chunk) => {
      rest += String(chunk);
      for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
        const line = rest.slice(0, end);
        rest = rest.slice(end + 2);
        if (data === null) {
          if (/^DATA/i.test(line)) data = '';
          socket.write(/^DATA/i.test(line) ? '354 go on\r\n' : '250 fine\r\n');
        } else if (line === '.') {
          const [, id] = /^Message-ID: <([^>]+)>/im.exec(data) ?? [];
          this.messageIds.push(id ?? 'none');
          data = null;
          socket.write('250 taken\r\n');
        } else data += `${line}\n`;
      }
    });
  });

  async listen(): Promise<string> {
    await new Promise<void>((done) => this.#server.listen(0, '127.0.0.1', done));
    return `smtp://127.0.0.1:${(this.#server.address() as AddressInfo).port}?ignoreTLS=true`;
  }

  close(): void {
    this.#server.close();
  }
}
