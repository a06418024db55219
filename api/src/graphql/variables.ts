import { GraphQLError } from 'graphql';
import type { ASTVisitor, ValidationContext } from 'graphql';
import { API_LIMITS, overLimit } from './limits.ts';

const NUL = '\u0000';

const unstorable = () =>
  new GraphQLError('Texts cannot contain the character U+0000.', {
    extensions: { code: 'BAD_USER_INPUT' },
  });

/**
 * Refuses at the door what no operation takes: the one character of JSON that no text column takes, and
 * lists and nesting that are only good for keeping us busy.
 *
 * @throws GraphQLError
 */
export function assertAcceptable(value: unknown, level = 0): void {
  if (typeof value === 'string' && value.includes(NUL)) throw unstorable();
  if (typeof value !== 'object' || value === null) return;
  if (level > API_LIMITS.inputDepth.allowed) throw overLimit('inputDepth');
  if (Array.isArray(value) && value.length > API_LIMITS.listItems.allowed)
    throw overLimit('listItems');
  for (const inner of Object.values(value)) assertAcceptable(inner, level + 1);
}

/** The same character in the document itself. */
export function storableRule(context: ValidationContext): ASTVisitor {
  return {
    StringValue(node) {
      if (node.value.includes(NUL)) context.reportError(unstorable());
    },
  };
}
