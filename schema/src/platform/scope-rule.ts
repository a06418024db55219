import {
  getNamedType,
  getOperationAST,
  GraphQLError,
  isInputObjectType,
  TypeInfo,
  valueFromASTUntyped,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import type { DocumentNode, GraphQLInputType, GraphQLSchema } from 'graphql';
import { closedInput, opensField, opensRoot } from '../domain/api-client/scope.ts';
import type { ApiScope } from '../domain/api-client/scope.ts';

const forbidden = (message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code: 'FORBIDDEN' } });

/** One answer whatever is asked for and whether or not it exists (CORE-009). */
export const outsideScopes = (): GraphQLError =>
  forbidden('The scopes of this API client do not open what is asked for.');

type Values = Readonly<Record<string, unknown>>;

type Operation = {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operationName?: string | null | undefined;
  readonly variables: Values;
};

/**
 * Refuses an operation with any field outside the scopes, or with an argument or input field that they close, before
 * it runs. Fragments count whether or not they are used. Introspection is open.
 *
 * @throws GraphQLError FORBIDDEN
 */
export function assertWithinScopes(operation: Operation, scopes: readonly ApiScope[]): void {
  const { schema, document } = operation;
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  const types = new TypeInfo(schema);
  const values = valuesOf(operation);
  visit(
    document,
    visitWithTypeInfo(types, {
      Field({ name: { value: field }, arguments: sent = [] }) {
        const parent = types.getParentType();
        if (!parent || field.startsWith('__')) return;
        const isRoot = roots.some((root) => root === parent);
        const opens = isRoot ? opensRoot(scopes, field) : opensField(scopes, parent.name, field);
        if (!opens) throw outsideScopes();
        for (const { name, value } of sent) {
          const argument = types.getFieldDef()?.args.find((each) => each.name === name.value);
          if (!argument) continue;
          const coordinate = `${parent.name}.${field}(${name.value}:)`;
          const given = valueFromASTUntyped(value, values);
          assertOpenInput(scopes, coordinate, argument.type, given);
        }
      },
    }),
  );
}

/** Variables as the operation finds them. */
function valuesOf({ document, operationName, variables }: Operation): Values {
  const definitions = getOperationAST(document, operationName)?.variableDefinitions ?? [];
  const defaults = definitions.map(({ variable, defaultValue }) => [
    variable.name.value,
    defaultValue && valueFromASTUntyped(defaultValue),
  ]);
  return { ...(Object.fromEntries(defaults) as Values), ...variables };
}

function assertOpenInput(
  scopes: readonly ApiScope[],
  coordinate: string,
  type: GraphQLInputType,
  value: unknown,
): void {
  if (value === null || value === undefined) return;
  const refusal = closedInput(scopes, coordinate, value);
  if (refusal) throw forbidden(refusal);
  const input = getNamedType(type);
  if (!isInputObjectType(input)) return;
  // One value stands for a list of it.
  for (const each of [value].flat()) {
    for (const [name, field] of Object.entries(input.getFields())) {
      const given = (each as Values | null)?.[name];
      assertOpenInput(scopes, `${input.name}.${name}`, field.type, given);
    }
  }
}
