import { GraphQLError } from 'graphql';
import type { ASTVisitor, ValidationContext } from 'graphql';
import type { Plugin } from 'graphql-yoga';

const NUL = '\u0000';

const refusal = () =>
  new GraphQLError('Texts cannot contain the character U+0000.', {
    extensions: { code: 'BAD_USER_INPUT' },
  });

function hasNul(value: unknown): boolean {
  if (typeof value === 'string') return value.includes(NUL);
  return typeof value === 'object' && value !== null && Object.values(value).some(hasNul);
}

/** The one character of JSON that no text column takes: refused at the door instead of as a failure of ours. */
export function storableVariables(): Plugin {
  return {
    onParams({ params }) {
      if (hasNul(params.variables)) throw refusal();
    },
  };
}

/** The same in the document itself. */
export function storableRule(context: ValidationContext): ASTVisitor {
  return {
    StringValue(node) {
      if (hasNul(node.value)) context.reportError(refusal());
    },
  };
}
