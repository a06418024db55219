import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { seeded } from '@throughline/api/demo/random';
import { withConnection } from '@throughline/prisma/admin';
import { bringUpToDate } from '@throughline/prisma/database';
import { createClient } from '@throughline/prisma/client';
import { provision } from '@throughline/prisma/provision';
import { roleUrls } from '@throughline/prisma/roles';
import { loadReference } from '@throughline/prisma/seed/reference';
import { ROOT } from '../support/steps.ts';
import { table, writeSection } from './report.ts';
import { RetryingClient } from './crash/client.ts';
import { Endpoints } from './crash/endpoints.ts';
import { Follower } from './crash/follower.ts';
import { MailSink } from './crash/mail-sink.ts';
import { KillablePostgres } from './crash/postgres.ts';
import { KillableProcess } from './crash/processes.ts';
import { faultsOf } from './crash/verify.ts';
import { seedPairs } from './crash/world.ts';
import { Writer } from './crash/writer.ts';

export type CrashOptions = {
  readonly kills: number;
  /** The same seed kills the same in the same order; when, the machine decides. */
  readonly seed?: number;
  /** Kills each of them once, before chance decides. */
  readonly each?: boolean;
  /** Organizations that refer, each to one that answers. */
  readonly pairs?: number;
  readonly say?: (line: string) => void;
};

export type CrashReport = {
  readonly seed: number;
  readonly kills: Readonly<Record<string, number>>;
  readonly acknowledged: number;
  readonly retries: number;
  readonly events: number;
  readonly reconnects: number;
  readonly mails: number;
  /** Posts to webhooks, and how many of them came again. */
  readonly webhooks: readonly [all: number, again: number];
  readonly seconds: number;
  readonly faults: readonly string[];
};

const DATABASE = 'crash';
const PAUSE_MS = [200, 1_200] as const;

/**
 * Two API processes, a worker and PostgreSQL are killed in random order while people refer, answer and watch.
 * Nothing that was acknowledged may be lost or made twice, and nobody who comes back may miss an event.
 */
export async function crash(options: CrashOptions): Promise<CrashReport> {
  const { kills, seed = Date.now() % 1_000_000, pairs: count = 4, say: tell = () => {} } = options;
  const began = performance.now();
  const seconds = () => Math.round((performance.now() - began) / 1000);
  const say = (line: string) => tell(`${seconds()} s: ${line}`);
  const random = seeded(seed);
  say(`seed ${seed}, ${kills} kills`);
  const postgres = await KillablePostgres.start(join(ROOT, '.data/crash'));
  const mail = new MailSink();
  const endpoints = new Endpoints();
  const processes: KillableProcess[] = [];
  try {
    const { roles, adminUrl } = await emptyDatabase(postgres);
    const pairs = await seedPairs({ adminUrl, workerUrl: roles.worker }, count);
    const start = { roles, secret: postgres.secret, smtpUrl: await mail.listen() };
    const process = (kind: 'api' | 'worker') => {
      const made = new KillableProcess({ kind, ...start });
      processes.push(made);
      return made;
    };
    const apis = [process('api'), process('api')];
    const targets = {
      api: () => random.pick(apis).crash(),
      worker: process('worker').crash.bind(processes[2]),
      postgres: () => postgres.crash(),
    };
    await Promise.all(processes.map((each) => each.start()));

    const client = new RetryingClient(apis);
    await endpoints.make(client, pairs);
    const followers = pairs.flatMap(({ sender, receiver }) =>
      [sender, receiver].map((actor) => new Follower(client, actor)),
    );
    const following = followers.map((each) => each.run());
    await Promise.all(followers.map((each) => each.began));
    let over = false;
    const writers = pairs.map((pair) => new Writer(client, pair));
    const writing = Promise.all(writers.map((each) => each.run(() => over)));
    writing.catch(() => {}); // awaited below; until then a refusal is not unhandled

    const names = Object.keys(targets) as (keyof typeof targets)[];
    const killed: Record<string, number> = { api: 0, worker: 0, postgres: 0 };
    for (let kill = 1; kill <= kills; kill += 1) {
      await sleep(random.whole(...PAUSE_MS));
      const name = (options.each && names[kill - 1]) || random.pick(names);
      await targets[name]();
      killed[name] = (killed[name] ?? 0) + 1;
      if (kill % 10 === 0) say(`${kill} kills`);
    }
    over = true;
    await writing;
    say('all writers are done');
    const acknowledged = writers.flatMap((each) => each.acknowledged);
    const faults = await faultsOf({
      adminUrl,
      workerUrl: roles.worker,
      client,
      acknowledged,
      followers,
      mail,
      endpoints,
    });
    const delivered = await endpoints.delivered();
    const fell = processes.reduce((sum, each) => sum + each.fell, 0);
    for (const each of followers) each.end();
    await Promise.all(following);
    return {
      seed,
      kills: killed,
      acknowledged: acknowledged.length,
      retries: client.retries,
      events: followers.reduce((sum, { seen }) => sum + seen.length, 0),
      reconnects: followers.reduce((sum, { reconnects }) => sum + reconnects, 0),
      mails: mail.messageIds.length,
      webhooks: [delivered.length, delivered.filter(({ attempt }) => attempt > 1).length],
      seconds: seconds(),
      faults: [...faults, ...(fell > 0 ? [`${fell} times a process ended by itself`] : [])],
    };
  } finally {
    for (const each of processes) await each.kill();
    mail.close();
    await endpoints.stop();
    await postgres.stop();
  }
}

async function emptyDatabase(postgres: KillablePostgres) {
  const adminUrl = postgres.adminUrl(DATABASE);
  const { secret } = postgres;
  await withConnection(postgres.adminUrl(), (client) =>
    client.query(`drop database if exists ${DATABASE} with (force)`),
  );
  await provision({ adminUrl: postgres.adminUrl(), database: DATABASE, secret });
  const roles = roleUrls(adminUrl, DATABASE, secret);
  await bringUpToDate(roles.owner);
  const { db, close } = createClient({ url: roles.worker, poolSize: 2 });
  await loadReference(db).finally(close);
  return { roles, adminUrl };
}

/** `pnpm bench crash [--kills 100] [--seed 7]`: what it found, into the README; a fault is a failure. */
export async function benchCrash(options: Pick<CrashOptions, 'kills' | 'seed'>): Promise<void> {
  const report = await crash({ ...options, say: (line) => console.log(`  ${line}`) });
  const { kills, faults, seed, seconds } = report;
  const found = table(
    ['', ''],
    [
      [
        'killed',
        Object.entries(kills)
          .map(([name, count]) => `${name} ${count}`)
          .join(', '),
      ],
      ['acknowledged changes', String(report.acknowledged)],
      ['calls repeated until answered', String(report.retries)],
      ['events followed, with reconnects', `${report.events}, ${report.reconnects}`],
      ['mails', String(report.mails)],
      ['posts to webhooks, of them again', report.webhooks.join(', ')],
      ['lost, doubled or missed', faults.length === 0 ? 'none' : faults.join('; ')],
    ],
  );
  await writeSection('crash', `Seed ${seed}, ${seconds} s.\n\n${found}`);
  console.log(found);
  if (faults.length > 0) throw new Error(`The crash test found faults with seed ${seed}.`);
}
