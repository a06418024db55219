import { Logger, runMigrations } from 'graphile-worker';
import { ident, withAdvisoryLock, withConnection } from './admin.ts';
import { databaseIn } from './roles.ts';

const SCHEMA = 'graphile_worker';

/** Its progress is nobody's business; what fails is thrown. */
const quiet = new Logger(() => () => {});

/**
 * Makes graphile-worker's tables, owned by `tl_worker`, or brings them to the installed version.
 * Repeating it is harmless.
 */
export async function installJobs(ownerUrl: string): Promise<void> {
  const database = ident(databaseIn(ownerUrl));
  await withConnection(ownerUrl, (client) =>
    withAdvisoryLock(client, 'jobs', async () => {
      const { rows } = await client.query<{ missing: boolean }>(
        `select to_regnamespace('${SCHEMA}') is null as missing`,
      );
      // Its first migration makes the schema itself, with a right the worker has just for that.
      if (rows[0]?.missing) await client.query(`grant create on database ${database} to tl_worker`);
      try {
        await runMigrations({
          connectionString: asWorker(ownerUrl),
          maxPoolSize: 2,
          schema: SCHEMA,
          logger: quiet,
        });
      } finally {
        await client.query(`revoke create on database ${database} from tl_worker`);
      }
    }),
  );
}

/** The administrator's session as `tl_worker` instead of `tl_owner`. */
function asWorker(ownerUrl: string): string {
  const url = new URL(ownerUrl);
  url.searchParams.set('options', '-c role=tl_worker -c timezone=UTC');
  return url.href.replaceAll('+', '%20');
}
