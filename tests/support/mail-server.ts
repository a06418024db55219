import { createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';

/** As much of SMTP as it takes to receive a mail. */
export class MailServer {
  readonly received: string[] = [];
  /** What RCPT is answered. */
  answer = '250 yes';
  #server: Server | null = null;

  async listen(): Promise<number> {
    this.#server = createServer((socket) => this.#talk(socket));
    await new Promise<void>((resolve) => this.#server?.listen(0, '127.0.0.1', resolve));
    return (this.#server.address() as AddressInfo).port;
  }

  close(): void {
    this.#server?.close();
  }

  #talk(socket: Socket): void {
    let data: string | null = null;
    const say = (line: string) => socket.write(`${line}\r\n`);
    say('220 test');
    socket.on('error', () => {});
    socket.on('data', (chunk) => {
      for (const line of chunk.toString().split('\r\n').slice(0, -1)) {
        if (data !== null && line === '.') {
          this.received.push(data);
          data = null;
          say('250 kept');
        } else if (data !== null) data += `${line}\n`;
        else if (line.startsWith('RCPT')) say(this.answer);
        else if (line === 'DATA') {
          data = '';
          say('354 go on');
        } else if (line === 'QUIT') socket.end('221 bye\r\n');
        else say('250 yes');
      }
    });
  }
}
