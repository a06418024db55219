import type { IncomingMessage, ServerResponse } from 'node:http';
import { createClient } from '@throughline/prisma/client';
import type { Db } from '@throughline/prisma/client';
import { systemClaims, withClaims } from '@throughline/prisma/claims';
import { DEMO_PASSWORD, DEMO_SIGN_INS } from './sign-ins.ts';

export type DemoRoutes = {
  handle(request: IncomingMessage, response: ServerResponse): Promise<boolean>;
  close(): Promise<void>;
};

type Route = (db: Db, request: IncomingMessage) => Promise<unknown>;

/** Twenty years: enough for every rule, and far from where dates stop working. */
const MAX_ADVANCE_MINUTES = 20 * 365 * 24 * 60;
const MAX_BODY_BYTES = 1_000;
const MAILS_SHOWN = 100;

const ROUTES: Readonly<Record<string, Route>> = {
  'GET /demo/accounts.json': async () =>
    DEMO_SIGN_INS.filter((each) => each.offered).map(({ role, name, email, description }) => ({
      role,
      name,
      email,
      description,
      password: DEMO_PASSWORD,
    })),
  'GET /demo/mail.json': (db) =>
    db.mailOutbox.findMany({ orderBy: [{ createdAt: 'desc' }, { id: 'desc' }], take: MAILS_SHOWN }),
  'GET /demo/clock.json': readClock,
  'POST /demo/clock.json': advanceClock,
};

/**
 * Sign-ins, mail viewer and clock of the demo. Registered only where the demo is (config.ts), because the
 * mail viewer shows everybody's mail.
 */
export function createDemoRoutes({ workerUrl }: { workerUrl: string }): DemoRoutes {
  const { db, close } = createClient({ url: workerUrl, poolSize: 2 });
  return {
    close,
    async handle(request, response) {
      const path = request.url?.split('?', 1)[0] ?? '';
      const route = ROUTES[`${request.method} ${path}`];
      if (!route) return false;
      if (!sameOrigin(request)) return answer(response, 403, { message: 'Only from this site.' });
      try {
        return answer(response, 200, await withClaims(systemClaims(), () => route(db, request)));
      } catch (error) {
        if (error instanceof BadRequest) return answer(response, 400, { message: error.message });
        throw error;
      }
    },
  };
}

class BadRequest extends Error {}

/** Another site's page may not move our clock. */
function sameOrigin({ headers }: IncomingMessage): boolean {
  const site = headers['sec-fetch-site'];
  return site === undefined || site === 'same-origin' || site === 'none';
}

function answer(response: ServerResponse, status: number, body: unknown): true {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
  return true;
}

async function readClock(db: Db): Promise<{ now: Date; advancedMinutes: number }> {
  const [row] = await db.$queryRaw<[{ now: Date; minutes: number }]>`
    select app.now() as now, round(extract(epoch from app.now() - now()) / 60)::int as minutes`;
  return { now: row.now, advancedMinutes: row.minutes };
}

async function advanceClock(db: Db, request: IncomingMessage): Promise<unknown> {
  const { advanceMinutes } = await readJson(request);
  const { advancedMinutes } = await readClock(db);
  const whole = typeof advanceMinutes === 'number' && Number.isInteger(advanceMinutes);
  const total = whole ? advancedMinutes + advanceMinutes : Number.NaN;
  if (!(total >= 0 && total <= MAX_ADVANCE_MINUTES)) {
    throw new BadRequest(
      'advanceMinutes must be a whole number of minutes, forward of the real time.',
    );
  }
  await db.$executeRaw`select app.set_clock_offset(make_interval(mins => ${total}::int))::text`;
  return readClock(db);
}

async function readJson(request: IncomingMessage): Promise<Record<string, unknown>> {
  let text = '';
  for await (const chunk of request) {
    text += String(chunk);
    if (text.length > MAX_BODY_BYTES) throw new BadRequest('The body is too large.');
  }
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
  } catch {
    // falls through to the one message for everything that is no JSON object
  }
  throw new BadRequest('The body must be a JSON object.');
}
