import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';

/**
 * The body, read at once; no further than a little past `most` bytes, which is then for the reader to refuse.
 * Null when who sent it has gone.
 */
export function readBody(request: IncomingMessage, most: number): Promise<Buffer | null> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    const onData = (chunk: Buffer) => {
      chunks.push(chunk);
      bytes += chunk.length;
      if (bytes <= most) return;
      request.off('data', onData).pause();
      resolve(Buffer.concat(chunks));
    };
    request
      .on('data', onData)
      .once('end', () => resolve(Buffer.concat(chunks)))
      .once('error', () => resolve(null));
  });
}

/** The whole answer in one write. */
export async function send(answer: Response, response: ServerResponse): Promise<void> {
  const body = await answer.text();
  const cookies = answer.headers.getSetCookie();
  for (const [name, value] of answer.headers) response.setHeader(name, value);
  if (cookies.length > 0) response.setHeader('set-cookie', cookies);
  response.setHeader('content-length', Buffer.byteLength(body));
  response.writeHead(answer.status).end(body);
}

/** An answer that may be long, as fast as it is read. Who asked may go in the middle of it. */
export async function stream(answer: Response, response: ServerResponse): Promise<void> {
  response.writeHead(answer.status, Object.fromEntries(answer.headers));
  if (!answer.body) return void response.end();
  await pipeline(answer.body, response).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  });
}
