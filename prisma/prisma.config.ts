import { fileURLToPath } from 'node:url';
import { defineConfig } from 'prisma/config';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

/** Read by `prisma generate` only; migrations run through src/migrate.ts, which needs no download. */
export default defineConfig({
  schema: path('./schema'),
  migrations: { path: path('./migrations') },
});
