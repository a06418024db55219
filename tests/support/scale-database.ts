import { createOrganizations } from '@throughline/api/demo/organizations';
import { seeded } from '@throughline/api/demo/random';
import { loadScale } from '@throughline/api/demo/scale/load-scale';
import { createCast } from '@throughline/api/demo/users';
import { systemClaims, withClaims } from '@throughline/prisma/claims';
import { createClient } from '@throughline/prisma/client';
import type { Database } from '@throughline/prisma/database';
import { testDatabase } from './database.ts';

const PERSONS = 20_000;
/** It takes half a minute on two idle cores. */
export const LOADING_MS = 600_000;

let loaded: Promise<Database> | undefined;

/** {@link testDatabase} with twenty thousand people in it, the same for all tests of a worker. */
export const scaleDatabase = (): Promise<Database> => (loaded ??= load());

async function load(): Promise<Database> {
  const database = await testDatabase();
  await demoOrganizations(database);
  await loadScale({ database, persons: PERSONS, onProgress: () => {} });
  return database;
}

/** The demo's organizations and staff alone; its stories would only take time. */
export async function demoOrganizations({ roles }: Pick<Database, 'roles'>): Promise<void> {
  const { db, close } = createClient({ url: roles.worker, poolSize: 2 });
  await withClaims(systemClaims(), async () => {
    await createCast(db, await createOrganizations(db, seeded(1)));
  }).finally(close);
}
