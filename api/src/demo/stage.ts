import { randomUUID } from 'node:crypto';
import type { Db } from '@throughline/prisma/client';
import { systemClaims, withClaims } from '@throughline/prisma/claims';
import type { Actor } from '@throughline/schema/domain/access/actor';
import { addDays, dateOf, fromLocal } from '@throughline/schema/domain/shared/chicago-time';
import { isBusinessDay } from '@throughline/schema/domain/shared/business-calendar';
import { runCommand } from '@throughline/schema/platform/command';
import type { Command } from '@throughline/schema/platform/command';
import { fireDueTimes } from '../jobs/fire-due-times.ts';

const SWEPT_AFTER_MS = 8_000;

/** Something that happens in the demo, at its time. */
export type Happening = { readonly at: Date; readonly happen: () => Promise<void> };

/**
 * Runs the product's own commands at moments of the past: the clock that rules, policies and history read
 * is moved before each, so that the demo's histories are what the product would have written. What becomes
 * due in between fires at its time.
 */
export class Stage {
  readonly #app: Db;
  readonly #worker: Db;
  readonly #happenings: Happening[] = [];

  /** @param app connects as tl_app, @param worker as tl_worker: only it may move the clock */
  constructor(app: Db, worker: Db) {
    this.#app = app;
    this.#worker = worker;
  }

  plan(at: Date, happen: () => Promise<void>): void {
    this.#happenings.push({ at, happen });
  }

  /** In the order of time, whatever order they were planned in; more may be planned meanwhile. */
  async play(onProgress: (done: number, of: number) => void): Promise<void> {
    let done = 0;
    while (this.#happenings.length > 0) {
      this.#happenings.sort((a, b) => a.at.getTime() - b.at.getTime());
      const next = this.#happenings.shift();
      if (!next) break;
      await this.#passTimeTo(next.at);
      await next.happen();
      done += 1;
      onProgress(done, done + this.#happenings.length);
    }
    await this.#passTimeTo(new Date());
    await this.#moveClockTo(null);
  }

  /** @throws when the product refuses: a demo that does not follow the rules is a bug */
  act<Input, Result extends object>(
    actor: Actor,
    command: Command<Input, Result>,
    input: Input,
  ): Promise<Result> {
    const repeatable = { ...input, clientMutationId: randomUUID() };
    const ours = command as Command<Omit<typeof repeatable, 'clientMutationId'>, Result>;
    const context = { db: this.#app, actor, locale: 'en' as const };
    return withClaims(actor, () => runCommand(context, 'demo', repeatable, ours));
  }

  /** The sweeper would have come by within seconds. */
  async #passTimeTo(at: Date): Promise<void> {
    for (;;) {
      const dueAt = await this.#nextDue(at);
      if (!dueAt) break;
      await this.#moveClockTo(new Date(dueAt.getTime() + SWEPT_AFTER_MS));
      await fireDueTimes(this.#worker);
    }
    await this.#moveClockTo(at);
  }

  async #nextDue(before: Date): Promise<Date | null> {
    const [row] = await withClaims(
      systemClaims(),
      () => this.#worker.$queryRaw<[{ at: Date | null }]>`
        select min(due_at) as at
          from (select due_at, fired_at, stopped_at from due_time
                union all select due_at, fired_at, stopped_at from application_alarm) d
         where fired_at is null and stopped_at is null and due_at < ${before}`,
    );
    return row.at;
  }

  async #moveClockTo(at: Date | null): Promise<void> {
    const seconds = at ? (at.getTime() - Date.now()) / 1000 : 0;
    await withClaims(
      systemClaims(),
      () =>
        this.#worker
          .$executeRaw`select app.set_clock_offset(make_interval(secs => ${seconds}::float8))::text`,
    );
  }
}

/** The minute of an open day that is `days` open days before today in Chicago. */
export function businessMoment(now: Date, daysAgo: number, hour: number, minute: number): Date {
  let day = dateOf(now);
  let left = daysAgo;
  while (left > 0 || !isBusinessDay(day)) {
    day = addDays(day, -1);
    if (isBusinessDay(day)) left -= 1;
  }
  return fromLocal(day, hour, minute);
}
