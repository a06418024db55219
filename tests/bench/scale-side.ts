import { createApp } from '@throughline/api/app';
import type { App } from '@throughline/api/app';
import { createAuth } from '@throughline/api/auth/auth';
import { fileLinks } from '@throughline/api/files/links';
import { stderrLog } from '@throughline/api/observability/log';
import { ssnVaultOf } from '@throughline/api/ssn-vault-of';
import { withConnection } from '@throughline/prisma/admin';
import { ANONYMOUS, withClaims } from '@throughline/prisma/claims';
import { createClient } from '@throughline/prisma/client';
import { withDatabase } from '@throughline/prisma/roles';
import { encodeCursor } from '@throughline/schema/platform/cursor';
import pg from 'pg';
import { fileStore } from '../support/file-store.ts';
import { openScaleDatabase } from './scale-database.ts';
import { castOf } from './scale-cast.ts';
import type { Subject } from './scale-cast.ts';
import type { Operation } from './scale-operations.ts';

const PUBLIC_URL = 'http://127.0.0.1';

/** A state of one size with the product in front of it, and those who ask. */
export type Side = {
  /** How many people there are. */
  readonly persons: number;
  readonly subjects: readonly Subject[];
  /** How long an answer takes, in milliseconds. */
  readonly time: (operation: Operation, subject: Subject) => Promise<number>;
  /**
   * How many blocks PostgreSQL looks at for an answer, whether it had them in memory or not: unlike time, no
   * other work of the machine changes it.
   */
  readonly blocks: (operation: Operation, subject: Subject) => Promise<number>;
  readonly close: () => Promise<void>;
};

export async function openSide(persons: number, subjects: number): Promise<Side> {
  const database = await openScaleDatabase(persons);
  const { roles, secret, name, adminUrl } = database;
  const clients = [4, 1].map((poolSize) => createClient({ url: roles.app, poolSize }));
  const log = stderrLog('error');
  const auth = createAuth({ authUrl: roles.auth, secret, publicUrl: PUBLIC_URL, log });
  const ssn = ssnVaultOf({ ssnKeys: null }, secret);
  const live = {
    position: () => '',
    cursorOf: (place: { xid: bigint; seq: bigint }) => encodeCursor({ epoch: 'bench', ...place }),
  };
  const files = { links: fileLinks(secret), store: fileStore(), checkFirst: false };
  const [app, alone] = clients.map(({ db }) =>
    createApp({ db, auth, live, ssn, files, log, publicUrl: PUBLIC_URL }),
  );
  const [, single] = clients;
  if (!app || !alone || !single) throw new Error('No client.');
  const counter = new pg.Client({ connectionString: withDatabase(adminUrl, 'postgres') });
  await counter.connect();
  /** All of what the one connection of `alone` has looked at. */
  const looked = async (): Promise<number> => {
    await withClaims(ANONYMOUS, () => single.pool.query('select pg_stat_force_next_flush()'));
    const { rows } = await counter.query<{ blocks: string }>(
      'select blks_hit + blks_read as blocks from pg_stat_database where datname = $1',
      [name],
    );
    return Number(rows[0]?.blocks);
  };
  return {
    persons: await withConnection(adminUrl, async (admin) => {
      const { rows } = await admin.query<{ count: number }>('select count(*)::int from person');
      return rows[0]?.count ?? NaN;
    }),
    subjects: await castOf(database, subjects),
    time: (operation, subject) => ask(app, operation, subject),
    blocks: async (operation, subject) => {
      const before = await looked();
      await ask(alone, operation, subject);
      return (await looked()) - before;
    },
    close: async () => {
      await counter.end();
      for (const { close } of clients) await close();
      await auth.close();
      await database.close();
    },
  };
}

async function ask({ graphql }: App, operation: Operation, subject: Subject): Promise<number> {
  const { query, variables, title } = operation;
  const request = new Request(`${PUBLIC_URL}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${subject.token}` },
    body: JSON.stringify({ query, variables: variables?.(subject) ?? {} }),
  });
  const began = performance.now();
  const text = await (await graphql(request)).text();
  const ms = performance.now() - began;
  if (text.includes('"errors"') || /^\{"data":\{"\w+":(null|\{\})\}/.test(text))
    throw new Error(`${title}: ${text.slice(0, 400)}`);
  return ms;
}
