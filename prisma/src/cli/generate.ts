import { ensureGenerated } from '../generate.ts';

const generated = await ensureGenerated({ environment: process.env });
if (generated) console.log('Generated the Prisma client and the Pothos types.');
