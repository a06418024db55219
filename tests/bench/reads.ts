import { isDeepStrictEqual } from 'node:util';
import type { Database } from '@throughline/prisma/database';
import { Child } from './child.ts';
import { openBenchDatabase, resetAnswers, subjectsOf } from './dataset.ts';
import type { Subject } from './dataset.ts';
import type { LoadAnswer, LoadAsk } from './load.ts';
import { OPERATIONS, requestOf } from './operations.ts';
import type { Operation } from './operations.ts';
import type { ServerAnswer, ServerAsk } from './product-server.ts';
import { median, table, writeSection } from './report.ts';

const CONNECTIONS = 16;
const SERVERS = ['limit', 'product'] as const;
type ServerName = (typeof SERVERS)[number];

export type Run = {
  readonly rounds: number;
  readonly ms: number;
  /** Referrals answered in a round. */
  readonly answers: number;
  readonly staff: number;
};

const RUN: Run = { rounds: 9, ms: 2_000, answers: 300, staff: 200 };

export type Row = {
  readonly operation: Operation;
  readonly ratio: number;
  readonly spread: string;
};

export async function reads(): Promise<void> {
  const database = await openBenchDatabase();
  try {
    const rows = await measureReads(database, RUN);
    const cells = rows.map(({ operation: { name, title, goal }, ratio, spread }) => [
      name,
      title,
      ratio.toFixed(2),
      spread,
      goal.toFixed(2),
    ]);
    await writeSection('reads', table(['', 'operation', 'ratio', 'rounds', 'goal'], cells));
  } finally {
    await database.close();
  }
}

/**
 * The product beside the limit, in turns, on the same rows: how much of the limit's speed it reaches.
 * @throws Error when the two answer differently, or not at all
 */
export async function measureReads(
  database: Pick<Database, 'roles' | 'secret' | 'adminUrl'>,
  run: Run,
): Promise<Row[]> {
  const servers = {
    limit: new Child<ServerAsk, ServerAnswer>('limit-server.ts'),
    product: new Child<ServerAsk, ServerAnswer>('product-server.ts'),
  };
  const load = new Child<LoadAsk, LoadAnswer>('load.ts');
  try {
    const { roles, secret } = database;
    const ports = {} as Record<ServerName, number>;
    for (const name of SERVERS) {
      ({ port: ports[name] } = await servers[name].ask({ start: { roles, secret } }));
    }
    await resetAnswers(database);
    const rows: Row[] = [];
    for (const operation of OPERATIONS) {
      const subjects = await subjectsOf(database, {
        staff: run.staff,
        each: operation.writes ? (2 * run.answers * (run.rounds + 1)) / run.staff + 2 : 20,
      });
      await compareAnswers(ports, operation, subjects);
      const row = {
        operation,
        ...(await measure({ run, database, load, ports }, operation, subjects)),
      };
      console.log(`${operation.name} ${operation.title}: ${row.ratio.toFixed(2)} (${row.spread})`);
      rows.push(row);
    }
    return rows;
  } finally {
    await Promise.all([servers.limit.stop(), servers.product.stop(), load.stop()]);
  }
}

type Bench = {
  readonly run: Run;
  readonly database: Pick<Database, 'adminUrl'>;
  readonly load: Child<LoadAsk, LoadAnswer>;
  readonly ports: Readonly<Record<ServerName, number>>;
};

/** Rounds in turns: what else the machine does hits both. The first of each warms up and does not count. */
async function measure(
  { run, database, load, ports }: Bench,
  operation: Operation,
  subjects: readonly Subject[],
): Promise<{ ratio: number; spread: string }> {
  const ratios: number[] = [];
  let used = 1 + SERVERS.length;
  for (let round = 0; round <= run.rounds; round++) {
    const speed = {} as Record<ServerName, number>;
    for (const name of SERVERS) {
      const taken = operation.writes ? subjects.slice(used, (used += run.answers)) : subjects;
      const { perSecond, failed } = await load.ask({
        port: ports[name],
        requests: taken.map((subject) => requestOf(operation, subject)),
        connections: CONNECTIONS,
        once: operation.writes,
        ms: run.ms,
      });
      if (failed > 0)
        throw new Error(`${failed} answers of ${name} to ${operation.name} are no answers.`);
      speed[name] = perSecond;
    }
    if (round > 0) ratios.push(speed.product / speed.limit);
  }
  if (operation.writes) await resetAnswers(database);
  const sorted = ratios.toSorted((a, b) => a - b);
  return { ratio: median(ratios), spread: `${sorted[0]?.toFixed(2)}–${sorted.at(-1)?.toFixed(2)}` };
}

/** Both say the same about the same rows; a write is asked about two subjects, told apart by who they are. */
async function compareAnswers(
  ports: Readonly<Record<ServerName, number>>,
  operation: Operation,
  subjects: readonly Subject[],
): Promise<void> {
  const [first, second = first] = subjects;
  if (!first || !second) throw new Error('Nobody to ask about.');
  const ask = async (name: ServerName, subject: Subject): Promise<unknown> => {
    const url = `http://127.0.0.1:${ports[name]}`;
    const { token, path, body } = requestOf(operation, subject);
    const headers = {
      'content-type': 'application/json',
      cookie: `tl_session=${token}`,
      origin: url,
    };
    const response = await fetch(`${url}${path}`, { method: 'POST', headers, body });
    return ((await response.json()) as { data: unknown }).data;
  };
  const [limit, product] = [
    await ask('limit', first),
    await ask('product', operation.writes ? second : first),
  ];
  const known = operation.writes
    ? [withoutSubject(limit), withoutSubject(product)]
    : [limit, product];
  if (!isDeepStrictEqual(known[0], known[1])) {
    throw new Error(
      `${operation.name} differs:\n${JSON.stringify(limit)}\n${JSON.stringify(product)}`,
    );
  }
}

/** Ids, numbers and names are the rows' own. */
const withoutSubject = (answer: unknown): unknown =>
  JSON.parse(
    JSON.stringify(answer, (key, value: unknown) =>
      ['id', 'number', 'name'].includes(key) ? 0 : value,
    ),
  );
