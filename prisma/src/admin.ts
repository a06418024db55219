import pg from 'pg';

/** Runs `fn` on a connection of its own, closed afterwards. */
export async function withConnection<T>(
  url: string,
  fn: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 15_000,
    application_name: 'throughline-admin',
  });
  client.on('error', () => {}); // the statement that was running reports it
  await client.connect();
  try {
    return await fn(client);
  } finally {
    await client.end();
  }
}

/** Holds a lock of the connection's database while `fn` runs: two starting processes take turns. */
export async function withAdvisoryLock<T>(
  client: pg.Client,
  name: string,
  fn: () => Promise<T>,
): Promise<T> {
  await client.query('select pg_advisory_lock(hashtextextended($1, 0))', [`throughline:${name}`]);
  try {
    return await fn();
  } finally {
    await client.query('select pg_advisory_unlock(hashtextextended($1, 0))', [
      `throughline:${name}`,
    ]);
  }
}

export async function inAdminTransaction<T>(client: pg.Client, fn: () => Promise<T>): Promise<T> {
  await client.query('begin');
  try {
    const result = await fn();
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch(() => {}); // the first error says more
    throw error;
  }
}

export const ident = (name: string): string => pg.escapeIdentifier(name);

export const literal = (text: string): string => pg.escapeLiteral(text);

export function errorCode(error: unknown): string | undefined {
  return error instanceof pg.DatabaseError ? error.code : undefined;
}
