import { ident, withConnection } from '@throughline/prisma/admin';
import type { Database } from '@throughline/prisma/database';
import type pg from 'pg';

/** One look at a table in a plan that was executed. */
export type Scan = {
  readonly query: string;
  readonly kind: string;
  readonly table: string;
  /** Rows it read each time it was asked, the ones it threw away included: who asks is a scan too. */
  readonly rows: number;
};

type Node = {
  'Node Type': string;
  'Relation Name'?: string;
  'Actual Rows'?: number;
  'Actual Loops'?: number;
  'Rows Removed by Filter'?: number;
  Plans?: Node[];
};

const seen: Scan[] = [];

/**
 * Lets PostgreSQL tell the plan of every statement of the product's roles, those inside functions and triggers
 * included, to whoever sent it. For connections opened from now on.
 */
export async function tellPlans({ adminUrl, name }: Database): Promise<void> {
  const settings = {
    session_preload_libraries: 'auto_explain',
    'auto_explain.log_min_duration': '0',
    'auto_explain.log_analyze': 'on',
    'auto_explain.log_timing': 'off',
    'auto_explain.log_nested_statements': 'on',
    'auto_explain.log_format': 'json',
    'auto_explain.log_level': 'notice',
  };
  await withConnection(adminUrl, async (client) => {
    await client.query(`load 'auto_explain'`);
    for (const role of ['tl_app', 'tl_worker', 'tl_feed']) {
      for (const [key, value] of Object.entries(settings))
        await client.query(`alter role ${role} in database ${ident(name)} set ${key} = '${value}'`);
    }
  });
}

/** Notes what a connection is told. */
export function notePlans(client: Pick<pg.Client, 'on'>): void {
  client.on('notice', ({ message = '' }) => {
    const start = message.indexOf('{');
    if (!message.startsWith('duration:') || start < 0) return;
    const told = JSON.parse(message.slice(start)) as { 'Query Text': string; Plan: Node };
    collect(told['Query Text'], told.Plan);
  });
}

/** What was looked at while `fn` ran. */
export async function scansOf(fn: () => Promise<unknown>): Promise<readonly Scan[]> {
  seen.length = 0;
  await fn();
  return [...seen];
}

function collect(query: string, node: Node): void {
  const table = node['Relation Name'];
  const rows = (node['Actual Rows'] ?? 0) + (node['Rows Removed by Filter'] ?? 0);
  if (table && node['Actual Loops']) seen.push({ query, kind: node['Node Type'], table, rows });
  for (const child of node.Plans ?? []) collect(query, child);
}
