import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { adminQuery } from '../support/database.ts';
import { projectFiles } from '../support/files.ts';
import { ROOT } from '../support/steps.ts';

type Check = { column: string; values: string[] };

/** Every exported list of words of the domain and of the activity log, as sorted text. */
async function domainLists(): Promise<Map<string, string>> {
  const lists = new Map<string, string>();
  for (const file of projectFiles(
    /^schema\/src\/(domain\/.*(?<!\.test)|platform\/activity)\.ts$/,
  )) {
    const exported = (await import(
      /* @vite-ignore */ pathToFileURL(join(ROOT, file)).href
    )) as Record<string, unknown>;
    for (const [name, value] of Object.entries(exported)) {
      if (
        Array.isArray(value) &&
        value.length > 0 &&
        value.every((item) => typeof item === 'string')
      ) {
        lists.set([...value].sort().join(), name);
      }
    }
  }
  return lists;
}

/** The columns that a CHECK constraint confines to a list of words. */
async function checks(): Promise<Check[]> {
  const rows = await adminQuery(`
    select c.conrelid::regclass::text as name, pg_get_constraintdef(c.oid) as definition
      from pg_constraint c join pg_namespace n on n.oid = c.connamespace
     where c.contype = 'c' and n.nspname = 'public' and cardinality(c.conkey) = 1`);
  return rows.flatMap(({ name, definition }) => {
    const match = /(\w+) (?:= ANY \(|<@ )ARRAY\[(.*?)\]/.exec(String(definition));
    if (!match) return [];
    const values = [...(match[2] ?? '').matchAll(/'([^']*)'/g)].map((value) => value[1] ?? '');
    return [{ column: `${String(name)}.${match[1]}`, values: values.sort() }];
  });
}

describe('words in the database', () => {
  let constrained: Check[];
  let lists: Map<string, string>;
  beforeAll(async () => {
    constrained = await checks();
    lists = await domainLists();
  });

  test('there are some to compare', () => {
    expect(constrained.length).toBeGreaterThan(8);
    expect(lists.size).toBeGreaterThan(8);
  });

  test('each CHECK lists exactly the words of an array in schema/src/domain', () => {
    const strangers = constrained.filter(({ values }) => !lists.has(values.join()));
    expect(strangers).toEqual([]);
  });

  test('each column named for a status, kind or role has such a CHECK', async () => {
    const columns = await adminQuery(`
      select c.oid::regclass::text || '.' || a.attname as column
        from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = 'public' and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
         and a.atttypid = 'text'::regtype and a.attname ~ '(^|_)(status|kind|role|audience|urgency|channel)$'`);
    const known = new Set(constrained.map(({ column }) => column));
    expect(
      columns.map(({ column }) => String(column)).filter((column) => !known.has(column)),
    ).toEqual([]);
  });
});
