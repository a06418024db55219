import { loadScale } from '@throughline/api/demo/scale/load-scale';
import type { Database } from '@throughline/prisma/database';
import { adminQuery, testDatabase } from './database.ts';
import { demoOrganizations } from './demo-organizations.ts';

const PERSONS = 20_000;
/** It takes half a minute on two idle cores. */
export const LOADING_MS = 600_000;

let loaded: Promise<Database> | undefined;

/** {@link testDatabase} with twenty thousand people in it, the same for all tests of a worker. */
export const scaleDatabase = (): Promise<Database> => (loaded ??= load());

/** What the ids begin with in some of the copies, the first and the last among them: those that are to stay as copied. */
export async function comparedCopies(): Promise<string[]> {
  const [load] = await adminQuery('select copies from scale.load');
  return [1, 22, 77, Number(load?.['copies'])].map((number) =>
    (0x01900000 + number).toString(16).padStart(8, '0'),
  );
}

async function load(): Promise<Database> {
  const database = await testDatabase();
  await demoOrganizations(database);
  await loadScale({ database, persons: PERSONS, onProgress: () => {} });
  return database;
}
