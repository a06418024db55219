import type { EnumRef } from '@pothos/core';
import { builder } from './builder.ts';
import type { Types } from './builder.ts';

/** A GraphQL enum from the domain's list; every value has a description. */
export function enumType<const Value extends string>(
  name: string,
  list: readonly Value[],
  { description, values }: { description: string; values: Readonly<Record<Value, string>> },
): EnumRef<Types, Value> {
  return builder.enumType(name, {
    description,
    values: Object.fromEntries(
      list.map((value) => [value, { value, description: values[value] }]),
    ) as Record<Value, { value: Value; description: string }>,
  }) as unknown as EnumRef<Types, Value>;
}

/** The same, described by the domain's English labels. */
export function labelledEnum<const Value extends string>(
  name: string,
  list: readonly Value[],
  description: string,
  labels: Readonly<Record<Value, { en: string }>>,
): EnumRef<Types, Value> {
  return enumType(name, list, {
    description,
    values: Object.fromEntries(list.map((value) => [value, `${labels[value].en}.`])) as Record<
      Value,
      string
    >,
  });
}

/**
 * The enum over a text column: the database's CHECK holds the same words (tests/architecture), so the
 * column is exposed as it is.
 */
export const stored = <Value extends string>(ref: EnumRef<Types, Value>): EnumRef<Types, string> =>
  ref as unknown as EnumRef<Types, string>;
