// `pnpm demo:reset`: the embedded database goes, and with it everything in it; the next start builds
// the demo anew.
import { destroyEmbedded } from '@throughline/prisma/embedded';
import { DATA_DIR } from './data-dir.ts';

await destroyEmbedded(DATA_DIR);
console.log('The demo is gone. The next start builds it anew: npx --yes pnpm@12 start');
