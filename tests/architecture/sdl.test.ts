import { schema } from '@throughline/schema/features/schema';
import {
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
} from 'graphql';
import { expect, test } from 'vitest';

const types = Object.values(schema.getTypeMap()).filter(
  (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
);

type Described = { readonly description?: string | null | undefined };
const silent = (path: string, { description }: Described): string[] => (description ? [] : [path]);

test('everything in the SDL says what it is: it is the manual of the API', () => {
  expect(types.length).toBeGreaterThan(100);
  const undescribed = types.flatMap((type) => [
    ...silent(type.name, type),
    ...(isEnumType(type)
      ? type.getValues().flatMap((value) => silent(`${type.name}.${value.name}`, value))
      : []),
    ...(isObjectType(type) || isInterfaceType(type)
      ? Object.values(type.getFields()).flatMap((field) => [
          ...silent(`${type.name}.${field.name}`, field),
          ...field.args.flatMap((arg) => silent(`${type.name}.${field.name}(${arg.name})`, arg)),
        ])
      : []),
    ...(isInputObjectType(type)
      ? Object.values(type.getFields()).flatMap((field) =>
          silent(`${type.name}.${field.name}`, field),
        )
      : []),
  ]);
  expect(undescribed).toEqual([]);
});

test('every mutation can be repeated safely', () => {
  const inputs = types.filter((type) => isInputObjectType(type) && /Input$/.test(type.name));
  const mutations = Object.values(schema.getMutationType()?.getFields() ?? {});
  const unsafe = mutations.filter(({ args }) => {
    const input = inputs.find(({ name }) => `${name}!` === String(args[0]?.type));
    return !input || !isInputObjectType(input) || !input.getFields()['clientMutationId'];
  });
  expect(mutations.length).toBeGreaterThan(30);
  expect(unsafe.map(({ name }) => name)).toEqual([]);
});
