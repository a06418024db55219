import { isEnumType, isInputObjectType, isListType, isNonNullType, isScalarType } from 'graphql';
import type { GraphQLField, GraphQLInputType } from 'graphql';
import { schema } from '@throughline/schema/features/schema';

/** A place in an input, such as ['items', 0, 'reason']. */
export type Path = readonly (string | number)[];
export type Leaf = {
  readonly path: Path;
  readonly type: GraphQLInputType;
  readonly required: boolean;
};

const SAMPLES: Readonly<Record<string, unknown>> = {
  ID: '0190a0a0-0000-7000-8000-000000000000',
  String: 'Words',
  Int: 1,
  Float: 1,
  Boolean: true,
  Date: '2027-01-31',
  DateTime: '2026-01-31T12:00:00.000Z',
};

/** Something of this type that could be sent; texts and ids of which nothing is known. */
export function sampleOf(type: GraphQLInputType): unknown {
  if (isNonNullType(type)) return sampleOf(type.ofType);
  if (isListType(type)) return [sampleOf(type.ofType)];
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (isInputObjectType(type)) {
    return Object.fromEntries(
      Object.values(type.getFields()).flatMap((field) =>
        isNonNullType(field.type) ? [[field.name, sampleOf(field.type)]] : [],
      ),
    );
  }
  return isScalarType(type) ? SAMPLES[type.name] : null;
}

/** Every scalar and enum that can be sent there, list items by the first one. */
export function leavesOf(type: GraphQLInputType, path: Path = [], required = true): Leaf[] {
  if (isNonNullType(type)) return leavesOf(type.ofType, path, required);
  if (isListType(type)) return leavesOf(type.ofType, [...path, 0], required);
  if (!isInputObjectType(type)) return [{ path, type, required }];
  return Object.values(type.getFields()).flatMap((field) =>
    leavesOf(field.type, [...path, field.name], required && isNonNullType(field.type)),
  );
}

/** A copy with something else there; what is missing on the way is made. */
export function withValue(input: unknown, [key, ...rest]: Path, value: unknown): unknown {
  if (key === undefined) return value;
  if (typeof key === 'number') {
    const list = Array.isArray(input) ? [...(input as unknown[])] : [];
    list[key] = withValue(list[key], rest, value);
    return list;
  }
  const object = (typeof input === 'object' ? input : null) ?? {};
  return { ...object, [key]: withValue((object as Record<string, unknown>)[key], rest, value) };
}

type Field = GraphQLField<unknown, unknown>;

export const MUTATIONS: readonly Field[] = Object.values(
  schema.getMutationType()?.getFields() ?? {},
);
export const QUERIES: readonly Field[] = Object.values(schema.getQueryType()?.getFields() ?? {});

/** The type of a mutation's only argument. */
export function inputOf(mutation: Field): GraphQLInputType {
  const [input] = mutation.args;
  if (!input) throw new Error(`${mutation.name} takes nothing.`);
  return input.type;
}
