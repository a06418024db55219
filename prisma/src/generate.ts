import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { withFileLock } from './file-lock.ts';
import { GENERATED, SCHEMA } from './paths.ts';

const run = promisify(execFile);

export type GenerateOptions = {
  /** The caller's environment, PATH above all. */
  environment: Record<string, string | undefined>;
};

/**
 * Writes the client and the Pothos types when prisma/schema changed since, or when they are missing
 * (a fresh clone). Every script that imports the client calls this first.
 *
 * @returns whether anything was generated.
 */
export async function ensureGenerated({ environment }: GenerateOptions): Promise<boolean> {
  return withFileLock(`${GENERATED}.lock`, async () => {
    const stamp = join(GENERATED, '.schema-hash');
    const hash = await schemaHash();
    if ((await readFile(stamp, 'utf8').catch(() => '')) === hash) return false;
    await generate(environment);
    await mkdir(GENERATED, { recursive: true });
    await writeFile(stamp, hash);
    return true;
  });
}

async function generate(environment: GenerateOptions['environment']): Promise<void> {
  const prisma = dirname(createRequire(import.meta.url).resolve('prisma/package.json'));
  const root = dirname(SCHEMA);
  // The second generator is found by the name of its command.
  const path = [
    join(root, 'node_modules/.bin'),
    dirname(process.execPath),
    environment.PATH,
  ].filter(Boolean);
  const options = {
    cwd: root,
    env: {
      ...environment,
      PATH: path.join(delimiter),
      // Any file will do: generating needs no engine, but the command insists on having one.
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      CHECKPOINT_DISABLE: '1',
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
    },
  };
  try {
    await run(
      process.execPath,
      [join(prisma, 'build/index.js'), 'generate', '--no-hints'],
      options,
    );
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    throw new Error(`prisma generate failed:\n${stdout}${stderr}`, { cause: error });
  }
}

async function schemaHash(): Promise<string> {
  const hash = createHash('sha256');
  for (const name of (await readdir(SCHEMA)).filter((file) => file.endsWith('.prisma')).sort()) {
    hash.update(name).update(await readFile(join(SCHEMA, name)));
  }
  return hash.update(await readFile(join(dirname(SCHEMA), 'package.json'))).digest('hex');
}
