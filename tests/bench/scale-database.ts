import { join } from 'node:path';
import { loadReferenceData } from '../../api/scripts/prepare-database.ts';
import { hasSamples, loadScale } from '@throughline/api/demo/scale/load-scale';
import { withConnection } from '@throughline/prisma/admin';
import { dropDatabase, openDatabase } from '@throughline/prisma/database';
import type { Database } from '@throughline/prisma/database';
import { demoOrganizations } from '../support/demo-organizations.ts';
import { ROOT } from '../support/steps.ts';

/**
 * The benches' PostgreSQL with a database of so many people, loaded as `demo:load` does and kept; a load that was
 * stopped goes on from there.
 */
export async function openScaleDatabase(persons: number): Promise<Database> {
  const options = {
    mode: 'embedded',
    dataDir: join(ROOT, '.data/bench'),
    database: `scale_${persons}`,
  } as const;
  let database = await openDatabase(options);
  if (await isLoaded(database, persons)) return database;
  if (!(await withConnection(database.adminUrl, hasSamples))) {
    // Without samples it may have half of its organizations.
    await dropDatabase(database, database.name);
    await database.close();
    database = await openDatabase(options);
    await loadReferenceData(database);
    await demoOrganizations(database);
  }
  let told = '';
  await loadScale({
    database,
    persons,
    onProgress: (what, done, of) => {
      const line = `  ${persons}: ${what} ${Math.floor((10 * done) / of) * 10} %`;
      if (line !== told) console.log((told = line));
    },
  });
  return database;
}

/** The loader ends by analyzing, which counts the rows in the catalog. */
const isLoaded = ({ adminUrl }: Database, persons: number): Promise<boolean> =>
  withConnection(adminUrl, async (client) => {
    const { rows } = await client.query<{ loaded: boolean }>(
      `select reltuples >= $1 as loaded from pg_class where oid = 'person'::regclass`,
      [persons],
    );
    return rows[0]?.loaded ?? false;
  });
