import { setTimeout as sleep } from 'node:timers/promises';
import { withConnection } from '@throughline/prisma/admin';
import { dropDatabase, openDatabase } from '@throughline/prisma/database';
import type { Database } from '@throughline/prisma/database';
import { loadReferenceData } from '../../api/scripts/prepare-database.ts';
import { one } from './crash/backlog.ts';
import { RetryingClient } from './crash/client.ts';
import { MailSink } from './crash/mail-sink.ts';
import { KillableProcess } from './crash/processes.ts';
import { seedPairs } from './crash/world.ts';
import { Writer } from './crash/writer.ts';
import { Child } from './child.ts';
import { benchOptions } from './dataset.ts';
import type { ServerAnswer, ServerAsk } from './product-server.ts';
import { slope, table, writeSection } from './report.ts';
import type { SoakAnswer, SoakAsk } from './soak-clients.ts';

const PAIRS = 8;
/** Of each pair, so that there are about 16 changes a second. */
const PAUSE_MS = 400;
const MINUTE_MS = 60_000;
/** What may come in the first minutes: compiled code, statements, caches. */
const WARM_UP_MINUTES = 2;
/** Of what there is, over the minutes watched; less is noise. */
const FLAT_SHARE = 0.05;

type Minute = SoakAnswer & ServerAnswer & { readonly changes: number; readonly jobs: number };

/** Many screens that follow and people who work, for minutes: what the API holds at the end of each. */
export async function soak(options: { sockets: number; minutes: number }): Promise<void> {
  const database = await emptyDatabase();
  const product = new Child<ServerAsk, ServerAnswer>('product-server.ts');
  const screens = new Child<SoakAsk, SoakAnswer>('soak-clients.ts');
  const mail = new MailSink();
  const { roles, secret, adminUrl } = database;
  const smtpUrl = await mail.listen();
  const worker = new KillableProcess({ kind: 'worker', roles, secret, smtpUrl });
  try {
    const pairs = await seedPairs({ adminUrl, workerUrl: roles.worker }, PAIRS);
    const { port } = await product.ask({ start: { roles, secret } });
    await worker.start();
    const tokens = pairs.flatMap(({ sender, receiver }) => [sender.token, receiver.token]);
    await screens.ask({ open: { port, count: options.sockets, tokens } });

    let over = false;
    const client = new RetryingClient([{ port }]);
    const writers = pairs.map((pair) => new Writer(client, pair, PAUSE_MS));
    const writing = Promise.all(writers.map((each) => each.run(() => over)));
    writing.catch(() => {}); // awaited below
    const minutes: Minute[] = [];
    let before = 0;
    while (minutes.length < options.minutes) {
      await Promise.race([sleep(MINUTE_MS), writing.then(() => sleep(0))]);
      const changes = writers.reduce((sum, { acknowledged }) => sum + acknowledged.length, 0);
      const minute = {
        ...(await product.ask({ memory: true })),
        ...(await screens.ask({ told: true })),
        changes: changes - before,
        jobs: await withConnection(adminUrl, (admin) =>
          one(admin, 'select count(*)::integer as n from graphile_worker.jobs'),
        ),
      };
      before = changes;
      minutes.push(minute);
      console.log(`  ${cellsOf(minute, minutes.length - 1).join('  ')}`);
    }
    over = true;
    await writing;
    await writeSection('soak', textOf(minutes, options.sockets));
    const closed = minutes.at(-1)?.closed ?? 0;
    if (closed > 0) throw new Error(`${closed} sockets were closed.`);
  } finally {
    await Promise.all([screens.stop(), worker.kill()]);
    await product.stop();
    mail.close();
    await database.close();
  }
}

/** Of its own, made anew: what is measured should not depend on what was there. */
async function emptyDatabase(): Promise<Database> {
  const options = benchOptions('soak');
  const before = await openDatabase(options);
  await dropDatabase(before, before.name);
  await before.close();
  const database = await openDatabase(options);
  await loadReferenceData(database);
  return database;
}

const megabytes = (bytes: number): number => bytes / 1_000_000;

const cellsOf = (minute: Minute, index: number): string[] => [
  String(index + 1),
  megabytes(minute.rss).toFixed(0),
  megabytes(minute.heap).toFixed(1),
  (minute.changes / 60).toFixed(1),
  (minute.frames / 60).toFixed(0),
  minute.lagP50.toFixed(0),
  minute.lagP99.toFixed(0),
  String(minute.jobs),
];

const HEAD = [
  'minute',
  'RSS (MB)',
  'heap (MB)',
  'changes a second',
  'events a second',
  'lag p50 (ms)',
  'lag p99 (ms)',
  'jobs waiting',
];

function textOf(minutes: readonly Minute[], sockets: number): string {
  const warm = minutes.slice(Math.min(WARM_UP_MINUTES, minutes.length - 2));
  const grows = (of: 'rss' | 'heap') => {
    const values = warm.map((minute) => megabytes(minute[of]));
    const perMinute = slope(values);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const flat = perMinute * (values.length - 1) <= FLAT_SHARE * mean;
    return `${perMinute >= 0 ? '+' : ''}${perMinute.toFixed(2)} MB a minute (${flat ? 'flat' : 'not flat'})`;
  };
  const said = `${sockets.toLocaleString('en-US')} sockets. After the first ${WARM_UP_MINUTES} minutes the heap went by ${grows('heap')}, RSS by ${grows('rss')}.`;
  return `${said}\n\n${table(HEAD, minutes.map(cellsOf))}`;
}
