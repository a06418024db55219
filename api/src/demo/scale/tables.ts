import type pg from 'pg';

export type Column = { readonly name: string; readonly type: string; readonly references?: string };
export type Table = {
  readonly name: string;
  /** Without those that the database fills for each row anew. */
  readonly columns: readonly Column[];
};

/** The tables of the application with their columns and what these refer to, as the catalog has them. */
export async function readTables(client: pg.Client): Promise<ReadonlyMap<string, Table>> {
  const { rows } = await client.query<Table>(`
    select c.relname::text as name, json_agg(json_strip_nulls(json_build_object(
             'name', a.attname, 'type', format_type(a.atttypid, null),
             'references', (select f.confrelid::regclass::text from pg_constraint f
                             where f.contype = 'f' and f.conrelid = c.oid
                               and f.conkey[1] = a.attnum limit 1)))
             order by a.attnum) as columns
      from pg_class c
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
     where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
       and coalesce(pg_get_expr(d.adbin, d.adrelid), '') !~ 'nextval|pg_current_xact_id'
     group by c.relname`);
  return new Map(rows.map((table) => [table.name, table]));
}

/**
 * Whatever belongs to a person, however far away, each after what it refers to: found by the foreign keys, so
 * that a table that comes later is copied too.
 */
export function tablesAround(tables: ReadonlyMap<string, Table>, root: string): Table[] {
  const around = new Set([root]);
  const refersTo = ({ columns, name }: Table, among: ReadonlySet<string>) =>
    columns.some(({ references }) => references && references !== name && among.has(references));
  for (let before = 0; before < around.size;) {
    before = around.size;
    for (const table of tables.values()) if (refersTo(table, around)) around.add(table.name);
  }
  const ordered: Table[] = [];
  const left = new Set(around);
  while (left.size > 0) {
    const free = [...left]
      .flatMap((name) => tables.get(name) ?? [])
      .find((t) => !refersTo(t, left));
    if (!free) throw new Error(`Tables refer to each other in a circle: ${[...left].join(', ')}.`);
    ordered.push(free);
    left.delete(free.name);
  }
  return ordered;
}
