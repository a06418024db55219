import { GraphQLError, TypeInfo, visit, visitWithTypeInfo } from 'graphql';
import type { DocumentNode, GraphQLSchema } from 'graphql';
import { opensField, opensRoot } from '../domain/api-client/scope.ts';
import type { ApiScope } from '../domain/api-client/scope.ts';

/** One answer whatever is asked for and whether or not it exists (CORE-009). */
export const outsideScopes = (): GraphQLError =>
  new GraphQLError('The scopes of this API client do not open what is asked for.', {
    extensions: { code: 'FORBIDDEN' },
  });

/**
 * Refuses a document with any field outside the scopes, before it runs. Fragments count whether or not
 * they are used. Introspection is open.
 *
 * @throws GraphQLError FORBIDDEN
 */
export function assertWithinScopes(
  schema: GraphQLSchema,
  document: DocumentNode,
  scopes: readonly ApiScope[],
): void {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  const types = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(types, {
      Field({ name: { value: field } }) {
        const parent = types.getParentType();
        if (!parent || field.startsWith('__')) return undefined;
        const isRoot = roots.some((root) => root === parent);
        if (isRoot ? opensRoot(scopes, field) : opensField(scopes, parent.name, field))
          return undefined;
        throw outsideScopes();
      },
    }),
  );
}
