import { randomBytes } from 'node:crypto';
import { ident, inAdminTransaction, literal, withConnection } from '@throughline/prisma/admin';
import type { Database } from '@throughline/prisma/database';
import {
  REFERRAL_NUMBER_BYTES,
  referralNumberFrom,
} from '@throughline/schema/domain/shared/referral-number';
import type pg from 'pg';
import { copyStatement, WORLD } from './copying.ts';
import { COPY_FUNCTIONS } from './functions.ts';
import { recordMatches } from './matches.ts';
import { playSamples } from './samples.ts';
import { readTables, tablesAround } from './tables.ts';
import type { Table } from './tables.ts';

/** With the demo's sixty-six organizations about two thousand, as many as the state has. */
const WORLDS = 30;
/** The live events of everybody wait for the oldest writing transaction, so none may take long. */
const TRANSACTION_MS = 250;
const LARGEST_STEP = 100;

export type ScaleOptions = {
  readonly database: Pick<Database, 'roles' | 'adminUrl'>;
  /** How many people there shall be. */
  readonly persons: number;
  readonly onProgress: (what: string, done: number, of: number) => void;
  /** Stops between two transactions; another load goes on from there. */
  readonly signal?: AbortSignal;
};

/** Only a superuser may copy past row-level security and the triggers whose rows are copied as well. */
export class NotPossible extends Error {}

/**
 * Brings a demo to the size of the state: some thirty people whose stories were played by the product's own
 * commands are copied, with everything that hangs on them and that triggers made of it, to copies of the demo's
 * organizations in all 22 areas. What the commands would have written, in a hundredth of the time.
 * @returns how many people the samples and their copies are
 */
export async function loadScale(options: ScaleOptions): Promise<number> {
  const { database, persons, onProgress, signal } = options;
  return withConnection(database.adminUrl, async (client) => {
    await assertSuperuser(client);
    await client.query(`select app.set_clock_offset('0')`);
    const stopped = () => signal?.throwIfAborted();
    if (!(await hasSamples(client))) {
      const ids = await playSamples({
        database,
        onEvent: (done, of) => {
          stopped();
          onProgress('Playing the stories to copy', done, of);
        },
      }).finally(() => client.query(`select app.set_clock_offset('0')`));
      await inAdminTransaction(client, () => stage(client, ids));
    }
    const tables = await readTables(client);
    const copy = new Copier(client, tables, (what, done, of) => {
      onProgress(what, done, of);
      stopped();
    });
    await copy.world();
    const loaded = await copy.stories(persons);
    onProgress('Finishing', 0, 1);
    await recordMatches(client);
    for (const { name } of [...copy.storyTables, ...copy.worldTables])
      await client.query(`vacuum (analyze) ${ident(name)}`);
    onProgress('Finishing', 1, 1);
    return loaded;
  });
}

async function assertSuperuser(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ super: boolean }>(
    'select rolsuper as super from pg_roles where rolname = current_user',
  );
  if (!rows[0]?.super)
    throw new NotPossible(
      'Loading at scale copies rows past row-level security: it needs the superuser of an embedded database.',
    );
}

/** Whether an earlier load has played and set aside its samples; what it was stopped in is repeated. */
export async function hasSamples(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ there: boolean }>(
    `select to_regclass('scale.load') is not null as there`,
  );
  return rows[0]?.there ?? false;
}

/** Sets the samples' rows aside in a schema of the loader's own, where later changes do not reach them. */
async function stage(client: pg.Client, personIds: readonly string[]): Promise<void> {
  await client.query(`create schema scale; ${COPY_FUNCTIONS}`);
  const tables = await readTables(client);
  const keep = (name: string, where: string) =>
    client.query(
      `create table scale.${ident(name)} as
         select *, (row_number() over ())::integer as ordinal from ${ident(name)} where ${where}`,
    );
  const names = new Set<string>();
  for (const { name, columns } of storyTables(tables)) {
    const parents = columns.filter(({ references }) => references && names.has(references));
    names.add(name);
    await keep(
      name,
      name === 'person'
        ? `id in (${personIds.map(literal).join(', ')})`
        : parents
            .map(
              (each) =>
                `${ident(each.name)} in (select id from scale.${ident(each.references ?? '')})`,
            )
            .join(' or '),
    );
  }
  const member = (column: string) =>
    `${column} in (select m.user_id from membership m join organization o on o.id = m.organization_id where o.kind = 'PARTNER' and not app.is_practice(o.id))`;
  const ofPartner = `organization_id in (select id from scale.organization)`;
  await keep(
    'organization',
    `kind = 'PARTNER' and status = 'APPROVED' and not app.is_practice(id)`,
  );
  await keep('app_user', member('id'));
  await keep('account', member('user_id'));
  await keep('credential', member('user_id'));
  await keep('membership', ofPartner);
  await keep('location', ofPartner);
  await keep('opening_hours', 'location_id in (select id from scale.location)');
  await keep('closure', 'location_id in (select id from scale.location)');
  await keep('service', ofPartner);
  await keep('service_contact', 'service_id in (select id from scale.service)');
  // Administrators of areas are not copied: what they were told stays theirs.
  await client.query(
    'delete from scale.notice where user_id not in (select id from scale.app_user)',
  );
  await client.query('create table scale.load as select 0 as copies, 0 as worlds; analyze');
}

/** Copies are alike in their own way (matches.ts), and nobody has merged any. */
const MATCHES = ['person_match', 'person_merge', 'person_merge_row'];

const storyTables = (tables: ReadonlyMap<string, Table>): Table[] =>
  tablesAround(tables, 'person').filter(
    ({ name }) => !MATCHES.includes(name) && !(WORLD as readonly string[]).includes(name),
  );

class Copier {
  readonly storyTables: readonly Table[];
  readonly worldTables: readonly Table[];
  readonly #client: pg.Client;
  readonly #onProgress: ScaleOptions['onProgress'];

  constructor(
    client: pg.Client,
    tables: ReadonlyMap<string, Table>,
    onProgress: ScaleOptions['onProgress'],
  ) {
    this.#client = client;
    this.#onProgress = onProgress;
    this.storyTables = storyTables(tables);
    this.worldTables = WORLD.flatMap((name) => tables.get(name) ?? []);
  }

  /** The original is a world too, so that the demo's sign-ins have their share. */
  async world(): Promise<void> {
    const statements = this.worldTables.map((table) => copyStatement(table));
    await this.#inSteps('Copying organizations', 'worlds', WORLDS - 1, async (first, last) => {
      for (const text of statements) await this.#client.query(text, [first, last, WORLDS]);
    });
  }

  async stories(persons: number): Promise<number> {
    const [samples, referrals] = [await this.#count('person'), await this.#count('referral')];
    const copies = Math.max(Math.ceil(persons / samples) - 1, 0);
    const statements = this.storyTables.map((table) => ({
      table,
      text: copyStatement(table, table.name === 'activity' ? 'order by n, t.seq' : ''),
    }));
    await this.#inSteps(
      'Copying people',
      'copies',
      copies,
      async (first, last) => {
        const numbers = await this.#freeNumbers((last - first + 1) * referrals);
        for (const { table, text } of statements) {
          const more = table.name === 'referral' ? [numbers, referrals] : [];
          await this.#client.query(text, [first, last, WORLDS, ...more]);
        }
      },
      samples,
    );
    return ((await this.#done('copies')) + 1) * samples;
  }

  async #count(name: string): Promise<number> {
    const { rows } = await this.#client.query<{ n: number }>(
      `select count(*)::integer as n from scale.${ident(name)}`,
    );
    return rows[0]?.n ?? 0;
  }

  async #done(what: 'worlds' | 'copies'): Promise<number> {
    const { rows } = await this.#client.query<{ n: number }>(`select ${what} as n from scale.load`);
    return rows[0]?.n ?? 0;
  }

  /** As many copies a transaction as fit its time; how far they are is part of it. */
  async #inSteps(
    what: string,
    counter: 'worlds' | 'copies',
    all: number,
    run: (first: number, last: number) => Promise<void>,
    unit = 1,
  ): Promise<void> {
    let step = 2;
    for (let done = await this.#done(counter); done < all;) {
      const last = Math.min(done + step, all);
      const began = performance.now();
      await inAdminTransaction(this.#client, async () => {
        // Triggers stay as they are for everybody else; what they would add is copied too.
        await this.#client.query(
          `set local session_replication_role = replica; set local synchronous_commit = off;
           set local timezone = 'America/Chicago'; set local jit = off`,
        );
        await run(done + 1, last);
        await this.#client.query(`update scale.load set ${counter} = $1`, [last]);
      });
      done = last;
      const took = performance.now() - began;
      step = Math.min(
        Math.max(Math.round((step * TRANSACTION_MS) / took), 1),
        LARGEST_STEP,
        step * 2,
      );
      this.#onProgress(what, done * unit, all * unit);
    }
  }

  async #freeNumbers(count: number): Promise<string[]> {
    const free = new Set<string>();
    while (free.size < count) {
      const drawn = Array.from({ length: count - free.size }, () =>
        referralNumberFrom(randomBytes(REFERRAL_NUMBER_BYTES)),
      );
      const { rows } = await this.#client.query<{ number: string }>(
        `select number from unnest($1::text[]) number
          where not exists (select 1 from referral r where r.number = number.number)`,
        [drawn],
      );
      for (const { number } of rows) free.add(number);
    }
    return [...free];
  }
}
