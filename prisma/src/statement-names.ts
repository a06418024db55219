/**
 * Names for prepared statements: re-planning lateral joins costs four fifths of PostgreSQL's time.
 * Past the cap statements are sent unnamed, because every name holds a plan on every connection.
 */
export function createStatementNames(cap = 500): (query: { sql: string }) => string {
  const names = new Map<string, string>();
  return ({ sql }) => {
    const known = names.get(sql);
    if (known) return known;
    if (names.size >= cap) return '';
    const name = `tl_${names.size}`;
    names.set(sql, name);
    return name;
  };
}
