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
