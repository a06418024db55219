import { randomBytes, randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { createHash } from 'node:crypto';
import { ConfigError, loadConfig } from '@throughline/api/config';
import { s3Store } from '@throughline/api/files/s3-store';
import type { FileStore } from '@throughline/api/files/store';
import { createFileStore } from '@throughline/api/files/store';
import { describe, expect, test } from 'vitest';
import { fileStore } from '../../support/file-store.ts';
import { startS3 } from '../../support/s3-server.ts';

async function put(store: FileStore, bytes: Buffer, id: string = randomUUID()): Promise<string> {
  await mkdir(store.incoming, { recursive: true });
  const path = join(store.incoming, id);
  await writeFile(path, bytes);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  await store.put(id, path, { sha256, mediaType: 'text/plain' });
  return id;
}

describe.each<[string, () => Promise<FileStore>]>([
  ['disk', async () => fileStore()],
  ['S3', async () => createFileStore((await startS3()).config)],
])('a store on %s', (_, make) => {
  test('gives back what it was given, and nothing after it was removed', async () => {
    const store = await make();
    const bytes = randomBytes(2_000_000);
    const id = await put(store, bytes);
    const found = await store.open(id);
    expect(found && (await buffer(found)).equals(bytes)).toBe(true);
    await store.remove(id);
    expect(await store.open(id)).toBeNull();
    await store.remove(id); // a job may run twice
  });
});

test('S3 gets requests that are signed, and nothing is taken for done that it refused', async () => {
  const { config, objects } = await startS3();
  const forger = s3Store({ ...config, secretKey: 'guessed' });
  await expect(put(forger, Buffer.from('x'))).rejects.toThrow('answered 403');
  await expect(forger.open(randomUUID())).rejects.toThrow('answered 403');
  expect(objects.size).toBe(0);
  await put(s3Store(config), Buffer.from('x'));
  expect([...objects.keys()]).toEqual([expect.stringMatching(/^\/referral-files\/[0-9a-f-]{36}$/)]);
});

test('where files are is configured, and half a configuration names what is missing', () => {
  expect(loadConfig({ FILES_DIR: '/srv/files' }).files).toEqual({
    kind: 'disk',
    directory: '/srv/files',
  });
  expect(() => loadConfig({ S3_BUCKET: 'files' })).toThrow(ConfigError);
  const keys = { S3_ACCESS_KEY_ID: 'a', S3_SECRET_ACCESS_KEY: 'b' };
  expect(loadConfig({ S3_BUCKET: 'files', ...keys }).files).toMatchObject({ kind: 's3' });
  expect(() => loadConfig({ ANTIVIRUS_URL: 'http://x' })).toThrow(/ANTIVIRUS_URL/);
});
