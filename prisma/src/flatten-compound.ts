type Where = Record<string, unknown>;

/** The parts of Pothos' datamodel that name the compound keys. */
type Keyed = {
  primaryKey: { name: string | null; fields: readonly string[] } | null;
  uniqueIndexes: readonly { name: string | null; fields: readonly string[] }[];
};

/** For each model the names of its compound keys, as `findUnique` takes them. */
export function compoundKeys(models: Record<string, Keyed>): Map<string, ReadonlySet<string>> {
  return new Map(
    Object.entries(models).map(([model, { primaryKey, uniqueIndexes }]) => {
      const keys = [...(primaryKey ? [primaryKey] : []), ...uniqueIndexes];
      return [model, new Set(keys.map(({ name, fields }) => name ?? fields.join('_')))];
    }),
  );
}

/** `{ a_b: { a, b }, c }` → `{ a, b, c }`: what `findFirst` understands of a unique `where`. */
export function flattenCompound(where: Where, keys: ReadonlySet<string>): Where {
  const flat: Where = {};
  for (const [name, value] of Object.entries(where)) {
    if (keys.has(name)) Object.assign(flat, value);
    else flat[name] = value;
  }
  return flat;
}
