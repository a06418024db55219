import { afterAll } from 'vitest';
import { endFile } from './file-end.ts';

// Run again for each file of tests, which the hook then belongs to.
afterAll(endFile);
