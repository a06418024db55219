import { createHash, createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { whenFileEnds } from './file-end.ts';
import { FILES } from './file-store.ts';

const KEY_ID = 'AKIATEST';
const SECRET = 'what only store and client know';
const REGION = 'us-test-1';

const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest('hex');
const hmac = (key: string | Buffer, data: string) =>
  createHmac('sha256', key).update(data).digest();

/** Signature Version 4 by Amazon's words, sharing no code with who signs. */
function isSigned({ method, url = '', headers }: IncomingMessage, body: Buffer): boolean {
  const [, keyId, date = '', region, names = '', given] =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(
      headers.authorization ?? '',
    ) ?? [];
  const hash = String(headers['x-amz-content-sha256']);
  if (hash !== 'UNSIGNED-PAYLOAD' && hash !== sha256(body)) return false;
  const signed = names.split(';');
  if (!['host', 'x-amz-content-sha256', 'x-amz-date'].every((name) => signed.includes(name)))
    return false;
  const canonical = [
    method,
    url,
    '',
    ...signed.map((name) => `${name}:${String(headers[name]).trim()}`),
    '',
    names,
    hash,
  ].join('\n');
  const scope = `${date}/${region}/s3/aws4_request`;
  const text = `AWS4-HMAC-SHA256\n${String(headers['x-amz-date'])}\n${scope}\n${sha256(canonical)}`;
  const key = [REGION, 's3', 'aws4_request'].reduce(hmac, hmac(`AWS4${SECRET}`, date));
  return keyId === KEY_ID && region === REGION && hmac(key, text).toString('hex') === given;
}

/** A store that speaks like S3, as much of it as a store of files needs, and believes nobody. */
export async function startS3(bucket = 'referral-files') {
  const objects = new Map<string, Buffer>();
  const server = createServer((request, response) => {
    void buffer(request).then((body) => {
      const { method, url = '' } = request;
      const found = objects.get(url);
      if (!isSigned(request, body)) response.writeHead(403).end('SignatureDoesNotMatch');
      else if (!url.startsWith(`/${bucket}/`)) response.writeHead(404).end('NoSuchBucket');
      else if (method === 'PUT') {
        if (request.headers['content-length'] === undefined) return response.writeHead(411).end();
        objects.set(url, body);
        response.writeHead(200).end();
      } else if (method === 'DELETE') {
        objects.delete(url);
        response.writeHead(204).end();
      } else if (found) response.writeHead(200).end(found);
      else response.writeHead(404).end('NoSuchKey');
      return undefined;
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  whenFileEnds(() => {
    server.closeAllConnections();
    server.close();
  });
  const config = {
    kind: 's3',
    directory: FILES.directory,
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    bucket,
    region: REGION,
    accessKeyId: KEY_ID,
    secretKey: SECRET,
  } as const;
  return { config, objects };
}
