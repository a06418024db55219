import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { whenFileEnds } from './file-end.ts';

export type Received = {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
};

export type Receiver = {
  readonly url: string;
  readonly received: Received[];
  /** What it answers from now on, to the first, the second and so on. */
  answer: (index: number, received: Received) => number;
};

/** Somebody else's server: it takes what is posted to it, and answers as it is told. */
export async function startReceiver(): Promise<Receiver> {
  const receiver: { -readonly [Key in keyof Receiver]: Receiver[Key] } = {
    url: '',
    received: [],
    answer: () => 204,
  };
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += String(chunk)));
    request.on('end', () => {
      const received = { path: request.url ?? '', headers: request.headers, body };
      receiver.received.push(received);
      const status = receiver.answer(receiver.received.length, received);
      response.writeHead(status, status === 302 ? { location: receiver.url } : {}).end('Thanks.');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  receiver.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
  whenFileEnds(() => void server.close());
  return receiver;
}

/** By the words of standardwebhooks.com, sharing no code with who signs. */
export function verifies(secret: string, { headers, body }: Received): boolean {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const [id, timestamp] = [String(headers['webhook-id']), String(headers['webhook-timestamp'])];
  if (Math.abs(Date.now() / 1000 - Number(timestamp)) > 300) return false;
  const expected = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest();
  return String(headers['webhook-signature'])
    .split(' ')
    .map((signature) => signature.split(','))
    .some(([version, text = '']) => {
      const given = Buffer.from(text, 'base64');
      return (
        version === 'v1' && given.length === expected.length && timingSafeEqual(given, expected)
      );
    });
}
