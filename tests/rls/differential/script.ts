import pg from 'pg';
import { withConnection } from '@throughline/prisma/admin';

type Value = string | number | boolean | Date | null | readonly string[] | object;

const literal = (value: Value): string => {
  if (value === null) return 'null';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return pg.escapeLiteral(value);
  if (value instanceof Date) return pg.escapeLiteral(value.toISOString());
  if (Array.isArray(value))
    return `array[${value.map((each: string) => literal(each)).join(', ')}]::text[]`;
  return pg.escapeLiteral(JSON.stringify(value));
};

/** What happened, in the order of time, each moment under the clock of the rules and by whoever did it. */
export class Script {
  readonly #statements: string[] = [];

  /** From here on the rules' clock says `moment`, and triggers know `userId` as the one who acts. */
  at(moment: Date, userId: string | null = null): void {
    this.#statements.push(
      `update app.clock set "offset" = ${literal(moment)}::timestamptz - now()`,
      `select set_config('app.user_id', ${literal(userId ?? '')}, true)`,
    );
  }

  insert(table: string, row: Readonly<Record<string, Value>>): void {
    const columns = Object.keys(row);
    this.#statements.push(
      `insert into ${table} (${columns.join(', ')}) values (${Object.values(row).map(literal).join(', ')})`,
    );
  }

  /** Something that follows from what is there. */
  run(statement: string): void {
    this.#statements.push(statement);
  }

  update(table: string, id: string, set: Readonly<Record<string, Value>>): void {
    const columns = Object.entries(set).map(([column, value]) => `${column} = ${literal(value)}`);
    this.#statements.push(`update ${table} set ${columns.join(', ')} where id = ${literal(id)}`);
  }

  /** Plays it as a superuser: row-level security is what is to be tested, triggers do their work. */
  async play(adminUrl: string): Promise<void> {
    this.#statements.push(`update app.clock set "offset" = '0'`);
    await withConnection(adminUrl, (client) =>
      client.query(['begin', ...this.#statements, 'commit', 'analyze'].join(';\n')),
    );
  }
}
