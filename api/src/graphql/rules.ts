import { GraphQLError, Kind } from 'graphql';
import type { ASTVisitor, OperationDefinitionNode, ValidationContext } from 'graphql';

const refuse = (message: string, node: OperationDefinitionNode) =>
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
