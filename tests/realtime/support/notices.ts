import { startWorker } from '@throughline/api/jobs/worker';
import { createLog } from '@throughline/api/observability/log';
import { createClient } from '@throughline/prisma/client';
import type { Db } from '@throughline/prisma/client';
import type { Visitor } from '../../support/actors.ts';
import { ask } from '../../support/ask.ts';
import { adminQuery, testDatabase } from '../../support/database.ts';
import { whenFileEnds } from '../../support/file-end.ts';
import { FILES } from '../../support/file-store.ts';
import { eventually } from './act.ts';

export type TestWorker = {
  /** As the role of jobs. */
  readonly db: Db;
  /** What it logged: failures only. */
  readonly lines: readonly string[];
};

export const WORKER_CONFIG = {
  publicUrl: 'http://throughline.example.org',
  smtpUrl: null,
  answerLinkDays: 7,
  mailFrom: 'Throughline <no-reply@throughline.example.org>',
  webhookAddresses: 'any',
  ssnKeys: null,
  files: FILES,
  antivirusUrl: null,
} as const;

/** Jobs and sweepers of the tests' database, in this process, until the file ends. */
export async function startTestWorker(): Promise<TestWorker> {
  const { roles, secret } = await testDatabase();
  // What other files left to be told would take a while.
  await adminQuery('delete from graphile_worker._private_jobs');
  const lines: string[] = [];
  const log = createLog((line) => lines.push(line));
  const worker = await startWorker({ roles, config: WORKER_CONFIG, secret, log });
  const { db, close } = createClient({ url: roles.worker, poolSize: 2 });
  whenFileEnds(async () => {
    await worker.close();
    await close();
  });
  return { db, lines };
}

export const loseWorkerConnections = () =>
  adminQuery(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where usename = 'tl_worker' and datname = current_database()`,
  );

/** Once every job is done. */
export const worked = (): Promise<void> =>
  eventually(async () => {
    const [left] = await adminQuery('select count(*)::int as jobs from graphile_worker.jobs');
    return left?.['jobs'] === 0;
  }, 15_000);

export type Seen = {
  readonly kind: string;
  readonly text: string;
  readonly readAt: string | null;
  readonly referral: { readonly id: string } | null;
};

export async function noticesOf(who: Visitor): Promise<Seen[]> {
  const { data } = await ask(
    who,
    '{ notices { edges { node { kind text readAt referral { id } } } } }',
  );
  return data.notices.edges.map(({ node }: { node: Seen }) => node);
}

export const kindsOf = async (who: Visitor): Promise<string[]> =>
  (await noticesOf(who)).map(({ kind }) => kind);
