import {
  GraphQLError,
  OperationTypeNode,
  getOperationAST,
  specifiedRules,
  validate,
} from 'graphql';
import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { parseBounded } from './bounded-document.ts';
import { API_LIMITS, overLimit } from './limits.ts';

const MOST_DOCUMENTS = 500;

export type Subscription = {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
};

const bad = (message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });

/** Parses and validates each document once: every tab sends the same few. */
export class Documents {
  readonly #schema: GraphQLSchema;
  readonly #known = new Map<string, DocumentNode | readonly GraphQLError[]>();

  constructor(schema: GraphQLSchema) {
    this.#schema = schema;
  }

  /** The subscription in a document, or what is wrong with it. */
  subscription(query: string, name: string | null): Subscription | readonly GraphQLError[] {
    const document = this.#document(query);
    if (!('kind' in document)) return document;
    const operation = getOperationAST(document, name);
    if (!operation) return [bad('Name one of the operations of the document.')];
    if (operation.operation !== OperationTypeNode.SUBSCRIPTION) {
      return [bad('Only subscriptions run here. Send queries and mutations by POST.')];
    }
    return { document, operation };
  }

  #document(query: string): DocumentNode | readonly GraphQLError[] {
    // Not worth keeping.
    if (query.length > API_LIMITS.documentLength.allowed) return [overLimit('documentLength')];
    const known = this.#known.get(query);
    if (known) return known;
    const checked = this.#check(query);
    if (this.#known.size >= MOST_DOCUMENTS) this.#known.clear();
    this.#known.set(query, checked);
    return checked;
  }

  #check(query: string): DocumentNode | readonly GraphQLError[] {
    try {
      const document = parseBounded(query);
      const errors = validate(this.#schema, document, specifiedRules, { maxErrors: 5 });
      return errors.length > 0 ? errors.map(asOverHttp) : document;
    } catch (error) {
      return [error instanceof GraphQLError ? error : bad('The document cannot be read.')];
    }
  }
}

/** With the code that they have there. */
const asOverHttp = (error: GraphQLError): GraphQLError =>
  new GraphQLError(error.message, {
    nodes: error.nodes ?? null,
    extensions: { ...error.extensions, code: 'GRAPHQL_VALIDATION_FAILED' },
  });
