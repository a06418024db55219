import type { TenantPool } from '@throughline/prisma/tenant-pool';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Live } from '../events/live.ts';
import type { Work } from '../jobs/work.ts';
import type { RequestReport } from './request-report.ts';

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const ROUND_TRIPS = [0, 1, 2, 3, 4, 6, 8, 12, 20];

export type MetricsOptions = {
  /** Names that our screens give their operations. Others could be anything, so they are counted as "other". */
  readonly operations?: readonly string[];
  readonly pools: Readonly<Record<string, TenantPool>>;
  readonly live?: Live;
  /** What the whole database has to do; asked for at most every few seconds. */
  readonly work?: () => Promise<Work>;
};

export type Metrics = {
  request(report: RequestReport): void;
  /** In the text format of Prometheus. */
  text(): Promise<string>;
  readonly contentType: string;
};

/** Of one process. Labels are bounded: names of ours, codes, states; never an id. */
export function createMetrics({ operations = [], pools, live, work }: MetricsOptions): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const known = new Set(operations);
  const registers = [registry];
  const requests = new Counter({
    name: 'throughline_graphql_requests_total',
    help: 'GraphQL requests answered over HTTP and for pages.',
    labelNames: ['operation', 'kind', 'outcome'],
    registers,
  });
  const duration = new Histogram({
    name: 'throughline_graphql_request_seconds',
    help: 'How long they took.',
    labelNames: ['operation'],
    buckets: SECONDS,
    registers,
  });
  const roundTrips = new Histogram({
    name: 'throughline_graphql_round_trips',
    help: 'Round trips to the database of one request, the reading of the session left out.',
    labelNames: ['operation'],
    buckets: ROUND_TRIPS,
    registers,
  });
  new Gauge({
    name: 'throughline_pool_connections',
    help: 'Database connections by state; "waiting" are callers without one.',
    labelNames: ['pool', 'state'],
    registers,
    collect() {
      for (const [pool, { totalCount, idleCount, waitingCount }] of Object.entries(pools)) {
        this.set({ pool, state: 'used' }, totalCount - idleCount);
        this.set({ pool, state: 'idle' }, idleCount);
        this.set({ pool, state: 'waiting' }, waitingCount);
      }
    },
  });
  if (live) liveMetrics(registry, live);
  if (work) workMetrics(registry, work);

  return {
    contentType: registry.contentType,
    text: () => registry.metrics(),
    request({ operation: name, kind, outcome, seconds, roundTrips: trips }) {
      const operation = name !== null && known.has(name) ? name : 'other';
      requests.inc({ operation, kind: kind ?? 'none', outcome });
      duration.observe({ operation }, seconds);
      roundTrips.observe({ operation }, trips);
    },
  };
}

function liveMetrics(registry: Registry, live: Live): void {
  const read = (name: string, help: string, value: () => number) =>
    new Gauge({
      name: `throughline_${name}`,
      help,
      registers: [registry],
      collect() {
        this.set(value());
      },
    });
  read('sockets', 'Open WebSockets.', () => live.counts().sockets);
  read('subscriptions', 'Running subscriptions.', () => live.counts().subscriptions);
  read('subscription_groups', 'Groups that share an execution.', () => live.counts().groups);
  read('tailer_lag_seconds', 'Delivered events behind committed ones.', () => live.lagMs() / 1000);
  const sent = new Counter({
    name: 'throughline_frames_sent_total',
    help: 'Results sent to subscriptions.',
    registers: [registry],
    collect() {
      sent.reset();
      sent.inc(live.counts().sent);
    },
  });
}

function workMetrics(registry: Registry, work: () => Promise<Work>): void {
  const gauge = (name: string, help: string, read: (work: Work) => Record<string, number>) =>
    new Gauge({
      name: `throughline_${name}`,
      help: `${help} The same in every process that runs jobs.`,
      labelNames: ['state'],
      registers: [registry],
      async collect() {
        const found = await work().catch(() => null); // the rest is still worth having
        if (!found) return this.reset();
        for (const [state, value] of Object.entries(read(found))) this.set({ state }, value);
      },
    });
  gauge('clocks', 'Due times that should have fired a minute ago.', (found) => ({
    late: found.lateClocks,
  }));
  gauge('jobs', 'Jobs.', ({ jobs }) => jobs);
  gauge('mails', 'Mails in the outbox.', ({ mails }) => mails);
  gauge(
    'oldest_job_seconds',
    'For how long the job that waits longest could have run.',
    (found) => ({
      queued: found.oldestJobSeconds,
    }),
  );
}
