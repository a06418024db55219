import { buildWeb } from '../../api/scripts/build-web.ts';
import { Child } from './child.ts';
import { openBenchDatabase, subjectsOf } from './dataset.ts';
import type { Subject } from './dataset.ts';
import { OPERATIONS, requestOf } from './operations.ts';
import type { ServerAnswer, ServerAsk } from './product-server.ts';
import { table, writeSection } from './report.ts';

const WARM_UP_MS = 60_000;
const AT_ONCE = 4;

/** What a working day leaves behind: pages rendered on the server and operations of many people, for minutes. */
export async function memory({ minutes }: { minutes: number }): Promise<void> {
  await buildWeb(console.log);
  const database = await openBenchDatabase();
  const product = new Child<ServerAsk, ServerAnswer>('product-server.ts');
  try {
    const { roles, secret } = database;
    const { port } = await product.ask({ start: { roles, secret }, pages: true });
    const subjects = await subjectsOf(database, { staff: 200, each: 10 });
    await visit(port, subjects, WARM_UP_MS);
    const start = await product.ask({ memory: true });
    const journeys = await visit(port, subjects, minutes * 60_000);
    const end = await product.ask({ memory: true });
    const megabytes = (bytes: number) => (bytes / 1_000_000).toFixed(0);
    const cells = [
      String(minutes),
      String(journeys),
      megabytes(start.rss),
      megabytes(end.rss),
      megabytes(start.heap),
      megabytes(end.heap),
    ];
    console.log(cells.join('  '));
    const head = ['minutes', 'journeys', 'RSS before (MB)', 'after', 'heap before (MB)', 'after'];
    await writeSection('memory', table(head, [cells]));
  } finally {
    await product.stop();
    await database.close();
  }
}

/** Goes round until the time is over; how many went all the way. */
async function visit(port: number, subjects: readonly Subject[], ms: number): Promise<number> {
  const until = performance.now() + ms;
  let journeys = 0;
  const go = async () => {
    while (performance.now() < until) {
      const subject = subjects[journeys++ % subjects.length];
      if (subject) await journey(`http://127.0.0.1:${port}`, subject);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, go));
  return journeys;
}

/** Somebody opens the inbox, a referral and its person, as pages and as what pages ask afterwards. */
async function journey(url: string, subject: Subject): Promise<void> {
  const cookie = `tl_session=${subject.token}`;
  const pages = [
    '/',
    '/referrals',
    `/referrals/${subject.referralId}`,
    `/people/${subject.personId}`,
  ];
  for (const page of pages) {
    await whole(await fetch(`${url}${page}`, { headers: { cookie } }));
  }
  for (const operation of OPERATIONS.filter(({ writes }) => !writes)) {
    const { path, body } = requestOf(operation, subject);
    const headers = { 'content-type': 'application/json', cookie, origin: url };
    await whole(await fetch(`${url}${path}`, { method: 'POST', headers, body }));
  }
}

async function whole(response: Response): Promise<void> {
  const text = await response.text();
  if (!response.ok)
    throw new Error(`${response.url} answered ${response.status}: ${text.slice(0, 300)}`);
}
