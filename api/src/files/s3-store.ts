import { openAsBlob } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { AwsClient } from 'aws4fetch';
import type { S3Config } from '../config.ts';
import type { FileStore } from './store.ts';

/** After some tries of its own, the one who asks is told, or the job runs again. */
const RETRIES = 2;

/** Amazon's S3 and whatever speaks like it; objects are asked for by path, which all of them understand. */
export function s3Store(config: S3Config): FileStore {
  const { endpoint, bucket, region, accessKeyId, secretKey, directory } = config;
  const client = new AwsClient({
    accessKeyId,
    secretAccessKey: secretKey,
    region,
    service: 's3',
    retries: RETRIES,
  });
  const urlOf = (id: string) => `${endpoint.replace(/\/+$/, '')}/${bucket}/${id}`;
  const failed = (what: string, { status }: Response) =>
    new Error(`The file store answered ${status} when asked to ${what}.`);
  return {
    incoming: join(directory, 'incoming'),
    async put(id, path, { sha256, mediaType }) {
      const answer = await client.fetch(urlOf(id), {
        method: 'PUT',
        // Signed with the hash, so the store refuses other bytes.
        headers: { 'content-type': mediaType, 'x-amz-content-sha256': sha256 },
        body: await openAsBlob(path),
      });
      await answer.body?.cancel();
      if (!answer.ok) throw failed('keep one', answer);
    },
    async open(id) {
      const answer = await client.fetch(urlOf(id));
      if (answer.ok && answer.body) return Readable.fromWeb(answer.body as ReadableStream);
      await answer.body?.cancel();
      if (answer.status === 404) return null;
      throw failed('give one', answer);
    },
    async remove(id) {
      const answer = await client.fetch(urlOf(id), { method: 'DELETE' });
      await answer.body?.cancel();
      if (!answer.ok && answer.status !== 404) throw failed('remove one', answer);
    },
  };
}
