import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { ANONYMOUS, withClaims } from '@throughline/prisma/claims';
import type { Db } from '@throughline/prisma/client';

/** What a process needs in order to be of use, by the name that /readyz gives it. */
export type Checks = Readonly<Record<string, () => boolean | Promise<boolean>>>;

export type Health = {
  /** Answers GET /healthz and /readyz; false for everything else. */
  handle(request: IncomingMessage, response: ServerResponse): boolean;
};

const ANSWER_WITHIN_MS = 1_000;
/** Anybody may ask: however often, the database is asked no more often than this. */
const KEPT_MS = 500;

/**
 * `/healthz`: the process answers. `/readyz`: so does everything it needs, else 503 and the names of what does
 * not. Nothing is logged and nothing else is told.
 */
export function createHealth(checks: Checks): Health {
  let asked = -Infinity;
  let failing: Promise<string[]> = Promise.resolve([]);
  const look = () => {
    if (performance.now() - asked > KEPT_MS) {
      asked = performance.now();
      failing = failingOf(checks);
    }
    return failing;
  };
  return {
    handle(request, response) {
      const path = request.url?.split('?', 1)[0];
      if (path === '/healthz') answer(response, []);
      else if (path === '/readyz') void look().then((names) => answer(response, names));
      else return false;
      return true;
    },
  };
}

async function failingOf(checks: Checks): Promise<string[]> {
  const results = await Promise.all(
    Object.entries(checks).map(async ([name, check]) => ((await holds(check)) ? [] : [name])),
  );
  return results.flat();
}

async function holds(check: () => boolean | Promise<boolean>): Promise<boolean> {
  try {
    return await Promise.race([check(), sleep(ANSWER_WITHIN_MS, false, { ref: false })]);
  } catch {
    return false; // the reason is logged where the connection is used
  }
}

function answer(response: ServerResponse, failing: readonly string[]): void {
  const ok = failing.length === 0;
  response.writeHead(ok ? 200 : 503, {
    'content-type': 'application/json',
    'cache-control': 'no-store',
  });
  response.end(JSON.stringify(ok ? { status: 'ok' } : { status: 'unavailable', failing }));
}

/** Of either role: the database answers, and some worker has gone round within the last minute. */
export function databaseChecks(db: Db): Checks {
  const ask = async () => {
    const [row] = await withClaims(
      ANONYMOUS,
      () => db.$queryRaw<{ beats: boolean }[]>`
        select at > clock_timestamp() - interval '1 minute' as beats from app.worker_beat`,
    );
    return row?.beats ?? false;
  };
  return { database: () => ask().then(() => true), worker: ask };
}
