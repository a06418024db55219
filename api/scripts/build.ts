// Makes everything that is made from sources: the database client and the screens. For an image (Containerfile).
import { ensureGenerated } from '@throughline/prisma/generate';
import { buildWeb } from './build-web.ts';

await ensureGenerated({ environment: process.env });
await buildWeb((line) => console.log(line));
