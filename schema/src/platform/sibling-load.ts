/**
 * Loads one row for each of many siblings in one statement: the first that asks loads for all. Siblings
 * reached through the same field ask with the same selection; another selection is another statement.
 */
export function siblingLoad<Query extends object, Row extends { id: string }>(
  load: (query: Query) => PromiseLike<Row[]>,
): (query: Query, id: string | null) => Promise<Row | null> {
  const loads = new Map<string, Promise<Map<string, Row>>>();
  return async (query, id) => {
    const selection = JSON.stringify(query);
    if (id === null) return null;
    const rows =
      loads.get(selection) ??
      Promise.resolve(load(query)).then((found) => new Map(found.map((row) => [row.id, row])));
    loads.set(selection, rows);
    return (await rows).get(id) ?? null;
  };
}

/**
 * The same where nobody knows the siblings beforehand: what an execution asks for in one tick is loaded at once.
 * Never across executions, which have claims of their own.
 */
export function tickLoad<Key extends object, Query extends object, Row extends { id: string }>(
  load: (key: Key, query: Query, ids: string[]) => PromiseLike<Row[]>,
): (key: Key, query: Query, id: string) => Promise<Row | null> {
  type Asked = { readonly ids: Set<string>; readonly rows: Promise<Row[]> };
  const asked = new WeakMap<Key, Map<string, Asked>>();
  return async (key, query, id) => {
    const selection = JSON.stringify(query);
    const waiting = asked.get(key) ?? new Map<string, Asked>();
    asked.set(key, waiting);
    let together = waiting.get(selection);
    if (!together) {
      const ids = new Set<string>();
      const rows = Promise.resolve().then(async () => {
        waiting.delete(selection);
        return load(key, query, [...ids]);
      });
      together = { ids, rows };
      waiting.set(selection, together);
    }
    together.ids.add(id);
    return (await together.rows).find((row) => row.id === id) ?? null;
  };
}
