import { getNamedType, GraphQLError, Kind } from 'graphql';
import type { ASTNode, ASTVisitor, ValidationContext } from 'graphql';

const refuse = (message: string, node: ASTNode) =>
  new GraphQLError(message, { nodes: node, extensions: { code: 'BAD_USER_INPUT' } });

/** What the client is told and what was committed cannot differ: one mutation an operation. */
export function oneMutationRule(context: ValidationContext): ASTVisitor {
  return {
    OperationDefinition(node) {
      if (node.operation !== 'mutation') return;
      const only = node.selectionSet.selections[0];
      if (node.selectionSet.selections.length !== 1 || only?.kind !== Kind.FIELD) {
        context.reportError(
          refuse('Send one mutation an operation, without fragments around it.', node),
        );
      }
    },
  };
}

/** Numbers are compared one at a time, each counted (CORE-019): no document tries several out. */
export function oneSsnRule(context: ValidationContext): ASTVisitor {
  let sent = 0;
  return {
    Argument(node) {
      const type = context.getArgument()?.type;
      if (!type || getNamedType(type).name !== 'Ssn') return;
      sent += 1;
      if (sent === 2) {
        context.reportError(refuse('Send one Social Security number an operation.', node));
      }
    },
  };
}

/** Over HTTP nobody would re-check the rights of a running subscription. */
export function noSubscriptionRule(context: ValidationContext): ASTVisitor {
  return {
    OperationDefinition(node) {
      if (node.operation === 'subscription') {
        context.reportError(
          refuse('Subscribe over a WebSocket (graphql-transport-ws) at /graphql.', node),
        );
      }
    },
  };
}

/** A page being rendered only reads: following a link never changes anything. */
export function readOnlyRule(context: ValidationContext): ASTVisitor {
  return {
    OperationDefinition(node) {
      if (node.operation !== 'query') {
        context.reportError(refuse('Rendering a page only reads.', node));
      }
    },
  };
}
