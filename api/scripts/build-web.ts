import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { glob } from 'node:fs/promises';
import { delimiter, join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');
const STAMP = join(ROOT, 'web/build/.sources');
const OPERATIONS = join(ROOT, 'web/build/operations.json');

/** Everything the built screens depend on, as globs relative to the checkout. */
const SOURCES = [
  'web/src/**/*',
  'web/static/**/*',
  'web/*.{json,ts,js}',
  'schema/src/domain/**/*.ts',
  'schema/schema.graphql',
  'schema/package.json',
  'pnpm-lock.yaml',
];
const GENERATED = /graphql-env\.d\.ts$|\.test\.ts$/;

async function sourcesHash(): Promise<string> {
  const files: string[] = [];
  for await (const entry of glob(SOURCES, { cwd: ROOT, withFileTypes: true })) {
    if (entry.isFile() && !GENERATED.test(entry.name))
      files.push(join(entry.parentPath, entry.name));
  }
  const hash = createHash('sha256');
  for (const file of files.sort()) {
    hash
      .update(file.slice(ROOT.length))
      .update('\0')
      .update(await readFile(file));
  }
  return hash.digest('hex');
}

function run(program: string, args: string[]): Promise<void> {
  const bin = (folder: string) => join(ROOT, folder, 'node_modules/.bin');
  // Tests build too, but not for tests: under these two, Svelte's server code is the browser's.
  const { VITEST: _, NODE_ENV: __, ...env } = process.env;
  const child = spawn(join(bin('web'), program), args, {
    cwd: join(ROOT, 'web'),
    env: { ...env, PATH: [bin(''), process.env.PATH].join(delimiter), NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`${program} ${args.join(' ')} failed:\n${output.trim()}`));
    });
  });
}

/** Types of our GraphQL documents, from the committed SDL; needed to check and to build the screens. */
export async function generateDocumentTypes(): Promise<void> {
  await run('gql.tada', ['generate-output']);
}

/**
 * Builds the screens into web/build, unless what is there was built from these very sources.
 * Throws with the build's output when it fails.
 */
export async function buildWeb(onProgress: (line: string) => void): Promise<void> {
  const hash = await sourcesHash();
  const built = await readFile(STAMP, 'utf8').catch(() => '');
  if (built === hash) return;
  onProgress('Building the screens');
  await generateDocumentTypes();
  await run('vite', ['build']);
  await writeFile(OPERATIONS, JSON.stringify(await operationNames()));
  await writeFile(STAMP, hash);
}

/** What the screens ask, by name: the metrics count these apart, and all others together. */
async function operationNames(): Promise<string[]> {
  const names = new Set<string>();
  for await (const file of glob('web/src/**/*.{ts,svelte}', { cwd: ROOT })) {
    const text = await readFile(join(ROOT, file), 'utf8');
    for (const [, name = ''] of text.matchAll(/`\s*(?:query|mutation|subscription)\s+(\w+)/g))
      names.add(name);
  }
  return [...names].sort();
}
