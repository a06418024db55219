// `pnpm dev`: Vite serves the screens with hot reload on the public port and hands what is the API's
// to a process of its own, which Node restarts when one of its files changes.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { startEmbedded } from '@throughline/prisma/embedded';
import { ensureGenerated } from '@throughline/prisma/generate';
import { createServer } from 'vite';
import { loadConfig } from '../src/config.ts';
import { generateDocumentTypes } from './build-web.ts';
import { Closing } from './closing.ts';
import { DATA_DIR } from './data-dir.ts';
import { assertPortFree } from './port.ts';

const WEB = join(import.meta.dirname, '../../web');
const API_PATHS =
  '^/(graphql|answer/graphql|healthz|readyz|files|reports/[a-z]+\\.(csv|xlsx)|demo/[a-z]+\\.json)(/|\\?|$)';

const closing = new Closing(() => console.log('  Stopping'));
const { port, databaseUrl } = loadConfig(process.env);
const apiPort = port + 1;
await assertPortFree(port);
await assertPortFree(apiPort);
await ensureGenerated({ environment: process.env });
await generateDocumentTypes();

if (!databaseUrl) {
  // Used by this process too, so that it stays when the API restarts.
  const database = await startEmbedded({ dataDir: DATA_DIR });
  await closing.add(database.stop);
}

const api = spawn(
  process.execPath,
  [
    '--watch',
    '--watch-preserve-output',
    join(import.meta.dirname, 'start.ts'),
    '--without-screens',
  ],
  {
    stdio: 'inherit',
    env: { ...process.env, PORT: String(apiPort), PUBLIC_URL: `http://localhost:${port}` },
  },
);
await closing.add(async () => {
  const ended = new Promise((resolve) => api.once('exit', resolve));
  if (api.kill('SIGTERM')) await ended;
});

process.chdir(WEB); // where SvelteKit looks for its files
const screens = await createServer({
  root: WEB,
  configFile: join(WEB, 'vite.config.ts'),
  server: {
    port,
    strictPort: true,
    // The host stays as the browser said it: the API compares it with the Origin.
    proxy: {
      [API_PATHS]: { target: `http://127.0.0.1:${apiPort}`, ws: true, changeOrigin: false },
    },
  },
});
await screens.listen();
await closing.add(() => screens.close());
console.log(`  The screens reload by themselves: http://localhost:${port}`);
