import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '@throughline/prisma/database';
import pg from 'pg';
import type { BareAnswer, BareAsk } from './bare-sockets.ts';
import { Child } from './child.ts';
import { openBenchDatabase, subjectsOf } from './dataset.ts';
import type { ServerAnswer, ServerAsk } from './product-server.ts';
import { median, now, percentile, table, writeSection } from './report.ts';
import type { ClientsAnswer, ClientsAsk } from './socket-clients.ts';

/** Executed once for the organization: `sharedBy`. */
export const INBOX = `subscription { inboxChanged { __typename ... on ReferralChanged {
  cursor activity { id kind at } referral { id number status updatedAt sender { name } receiver { name } } } } }`;

const ROUNDS = 15;
const WARM_UP = 5;

type Told = { readonly last: number; readonly each: readonly number[] };

/** Commit to the last of many screens, beside a bare broadcast of a text as long at the same commit. */
export async function fanout(): Promise<void> {
  const database = await openBenchDatabase();
  try {
    const rows: string[][] = [];
    for (const subscribers of [100, 1_000, 5_000]) {
      const { ratio, last, p99, kilobytes } = await measureFanout(database, subscribers);
      const cells = [
        String(subscribers),
        ratio.toFixed(2),
        last.toFixed(0),
        p99.toFixed(0),
        kilobytes.toFixed(0),
      ];
      console.log(cells.join('  '));
      rows.push(cells);
    }
    await writeSection(
      'fanout',
      table(['subscribers', 'ratio', 'last told (ms)', 'p99 (ms)', 'kB a subscription'], rows),
    );
  } finally {
    await database.close();
  }
}

async function measureFanout(
  database: Pick<Database, 'roles' | 'secret' | 'adminUrl'>,
  subscribers: number,
): Promise<{ ratio: number; last: number; p99: number; kilobytes: number }> {
  const product = new Child<ServerAsk, ServerAnswer>('product-server.ts');
  const bare = new Child<BareAsk, BareAnswer>('bare-sockets.ts');
  const clients = { product: clientsChild(), bare: clientsChild() };
  const admin = new pg.Client({ connectionString: database.adminUrl });
  try {
    await admin.connect();
    const { roles, secret } = database;
    const { port } = await product.ask({ start: { roles, secret } });
    const [subject] = await subjectsOf(database, { staff: 1, each: 1 });
    if (!subject) throw new Error('Nobody to subscribe.');
    const before = await product.ask({ memory: true });
    const open = { count: subscribers, tokens: [subject.token], query: INBOX };
    await clients.product.ask({ open: { port, ...open } });
    await sleep(1_000);
    const after = await product.ask({ memory: true });

    const { referralId } = subject;
    await commitEvent(admin, referralId);
    const { frame } = await clients.product.ask({ told: true });
    const { port: barePort } = await bare.ask({ start: { url: database.adminUrl } });
    await clients.bare.ask({ open: { port: barePort, ...open } });

    const told = { product: [] as Told[], bare: [] as Told[] };
    for (let round = 0; round < WARM_UP + ROUNDS; round++) {
      for (const name of ['product', 'bare'] as const) {
        await bare.ask({ broadcast: name === 'bare' ? frame : null });
        // The other's event is nobody's there, so each is told alone.
        const committed = await commitEvent(admin, name === 'product' ? referralId : null);
        const { at } = await clients[name].ask({ told: true });
        const each = at.map((time) => time - committed);
        if (round >= WARM_UP) told[name].push({ last: Math.max(...each), each });
        await sleep(100);
      }
    }
    const lastOf = (name: 'product' | 'bare') => median(told[name].map(({ last }) => last));
    return {
      ratio: lastOf('product') / lastOf('bare'),
      last: lastOf('product'),
      p99: percentile(
        told.product.flatMap(({ each }) => each),
        0.99,
      ),
      kilobytes: (after.rss - before.rss) / subscribers / 1_000,
    };
  } finally {
    await admin.end();
    await Promise.all([product, bare, clients.product, clients.bare].map((child) => child.stop()));
  }
}

export const clientsChild = () => new Child<ClientsAsk, ClientsAnswer>('socket-clients.ts');

/** A change of a referral, or of nothing that anybody follows; the time at which it was committed. */
async function commitEvent(admin: pg.Client, referralId: string | null): Promise<number> {
  await admin.query(
    `insert into activity (id, at, kind, audience, actor_role, subject_type, subject_id, referral_id, person_id,
        sender_organization_id, receiver_organization_id, sender_lwia_id, receiver_lwia_id)
     select gen_random_uuid(), now(), 'MESSAGE_POSTED', 'PARTIES', 'SYSTEM', 'REFERRAL',
            coalesce(r.id, gen_random_uuid()), r.id, r.person_id, r.sender_organization_id,
            r.receiver_organization_id, r.sender_lwia_id, r.receiver_lwia_id
       from (select $1::uuid as id) given left join referral r on r.id = given.id`,
    [referralId],
  );
  return now();
}
