import { randomUUID } from 'node:crypto';
import { withClaims } from '@throughline/prisma/claims';
import { isPartnerStaff } from '@throughline/schema/domain/access/actor';
import type { Context } from '@throughline/schema/platform/context';
import type { Log } from '../observability/log.ts';

const HEARTBEAT_MS = 5_000;

export type Subject = { readonly type: 'REFERRAL' | 'PERSON'; readonly id: string };

/**
 * One subscription's presence at a subject: a row that is kept alive while it lasts, and that expires
 * 15 seconds after the process was killed. Only who works there appears: oversight, administrators of the
 * area and customers look without being seen.
 */
export class Attendance {
  readonly #connectionId = randomUUID();
  readonly #subject: Subject;
  readonly #contextOf: () => Promise<Context>;
  readonly #log: Log;
  #last: Context | null = null;
  #timer: NodeJS.Timeout | undefined;
  #beating: Promise<void> = Promise.resolve();
  #ended: Promise<void> | null = null;

  constructor(subject: Subject, contextOf: () => Promise<Context>, log: Log) {
    this.#subject = subject;
    this.#contextOf = contextOf;
    this.#log = log;
    this.#next(0);
  }

  end(): Promise<void> {
    this.#ended ??= this.#leave();
    return this.#ended;
  }

  async #leave(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#beating;
    const ctx = this.#last;
    if (!ctx) return;
    await withClaims(
      ctx.claims,
      () =>
        ctx.db.$executeRaw`delete from presence where connection_id = ${this.#connectionId}::uuid`,
    ).catch(() => {}); // then it expires
  }

  #next(ms: number): void {
    this.#timer = setTimeout(() => {
      this.#beating = this.#beat()
        .catch((error: unknown) =>
          this.#log.warn('presence.unkept', { name: (error as Error).name }),
        )
        .then(() => {
          if (!this.#ended) this.#next(HEARTBEAT_MS);
        });
    }, ms).unref();
  }

  async #beat(): Promise<void> {
    const ctx = await this.#contextOf();
    if (this.#ended || !isPartnerStaff(ctx.actor)) return;
    this.#last = ctx;
    const { type, id } = this.#subject;
    await withClaims(
      ctx.claims,
      () => ctx.db.$executeRaw`
        insert into presence (connection_id, subject_type, subject_id, user_id, user_name,
          organization_id, organization_name, since, expires_at)
        select ${this.#connectionId}::uuid, ${type}, ${id}::uuid, u.id, u.name, o.id, o.name,
          app.now(), app.now() + interval '15 seconds'
        from app_user u join organization o on o.id = (select app.organization_id())
        where u.id = (select app.user_id()) and case ${type}
          when 'PERSON' then exists (select 1 from person p where p.id = ${id}::uuid)
          else exists (select 1 from referral r where r.id = ${id}::uuid
            and o.id in (r.sender_organization_id, r.receiver_organization_id)) end
        on conflict (connection_id, subject_type, subject_id) do update set expires_at = excluded.expires_at`,
    );
  }
}
