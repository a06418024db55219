import { createHash } from 'node:crypto';
import type { Claims } from '@throughline/prisma/claims';
import type { Actor } from '@throughline/schema/domain/access/actor';
import type { Locale } from '@throughline/schema/domain/shared/locale';
import { GraphQLError, Kind, visit } from 'graphql';
import type { DocumentNode, FieldNode, OperationDefinitionNode } from 'graphql';

/** Thrown inside a shared execution by whatever depends on who in the organization asks. */
export class NeedsUser extends GraphQLError {
  constructor() {
    super(
      'This subscription is executed once for an organization, and a field in it depends on the user. Leave that field out and fetch it by a query.',
      { extensions: { code: 'BAD_USER_INPUT' } },
    );
  }
}

const PERSONAL = ['userId', 'personId', 'membershipId'] as const;

/** The claims of a shared execution: what is left of somebody without their user and person. */
export function sharedClaims({ role, organizationId, lwiaId }: Claims): Claims {
  return { role, organizationId, lwiaId, userId: null, personId: null, membershipId: null };
}

/** The same for resolvers, which must not take "removed" for "nobody". */
export function sharedActor<Who extends Actor & Claims>(who: Who): Who {
  const actor = { ...who };
  for (const key of PERSONAL) {
    Object.defineProperty(actor, key, {
      enumerable: true,
      get() {
        throw new NeedsUser();
      },
    });
  }
  return actor;
}

export type Shareable = {
  readonly query: string;
  readonly operationName: string | null;
  readonly variables: Readonly<Record<string, unknown>>;
};

/**
 * Groups exactly those whose executions cannot differ: the claims it runs under, the language, the document
 * and the variables.
 */
export function groupKey(claims: Claims, locale: Locale, operation: Shareable): string {
  const { query, operationName, variables } = operation;
  const parts = [claims, locale, query, operationName, variables].map(canonical);
  return createHash('sha256').update(parts.join('\n')).digest('base64url');
}

/** JSON with the keys of every object in order. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

/**
 * The variables without the one that only says where to resume: each client resumes from elsewhere, and
 * what it then gets is the same. Kept when anything else uses it.
 */
export function withoutCursor(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const name = cursorVariable(operation);
  const definition = operation.variableDefinitions?.find(
    ({ variable }) => variable.name.value === name,
  );
  if (!name || !definition || definition.type.kind === Kind.NON_NULL_TYPE) return variables;
  let uses = 0;
  visit(document, {
    VariableDefinition: () => false,
    Variable(node) {
      if (node.name.value === name) uses += 1;
    },
  });
  return uses === 1 ? { ...variables, [name]: null } : variables;
}

/** The variable given as the root field's `after`. */
function cursorVariable(operation: OperationDefinitionNode): string | null {
  const root = operation.selectionSet.selections.find(
    (node): node is FieldNode => node.kind === Kind.FIELD,
  );
  const value = root?.arguments?.find((argument) => argument.name.value === 'after')?.value;
  return value?.kind === Kind.VARIABLE ? value.name.value : null;
}
