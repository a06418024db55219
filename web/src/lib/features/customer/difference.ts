/** A field that says one thing in the form and another on the server, in words. */
export interface Difference {
  label: string;
  mine: string;
  theirs: string;
}

/** A change by somebody else. */
export interface Change {
  by: string | null;
  at: string;
}

/**
 * What one typed on top of what somebody else saved meanwhile: fields one did not touch follow them,
 * so that saving undoes nothing by accident.
 */
export function mergeChanges<Values extends object>(
  base: Values,
  mine: Values,
  theirs: Values,
): Values {
  const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
  const merged = { ...theirs };
  for (const field of Object.keys(mine) as (keyof Values)[]) {
    if (!same(mine[field], base[field])) merged[field] = mine[field];
  }
  return merged;
}
