import { GraphQLError, validate } from 'graphql';
import type { ASTVisitor, ValidationContext } from 'graphql';
import type { FetchAPI, Plugin } from 'graphql-yoga';
import type { Auth } from '../auth/auth.ts';
import type { Rate } from '../http/rate.ts';
import { parseBounded } from './bounded-document.ts';
import { assertAffordable } from './cost.ts';
import { API_LIMITS, overLimit } from './limits.ts';
import type { ServerContext } from './request-context.ts';
import { assertAcceptable } from './variables.ts';

const MOST_ERRORS = 5;

type BoundsDeps = {
  readonly auth: Auth;
  /** Of requests, by user, or by address where nobody is signed in; absent: no limit. */
  readonly rate?: Rate | undefined;
};

/** Holds requests to the table of limits.ts, cheapest first: each step is bounded by the one before it. */
export function bounds({ auth, rate }: BoundsDeps): Plugin<ServerContext, ServerContext> {
  return {
    onRequestParse({ request, requestParser, setRequestParser, fetchAPI }) {
      const length = request.headers.get('content-length');
      if (Number(length) > API_LIMITS.bodySize.allowed) throw overLimit('bodySize');
      // Who says how long it is cannot send more; who does not is counted.
      if (length === null && request.body && requestParser)
        setRequestParser(async (body) => requestParser(await measured(body, fetchAPI)));
    },
    async onParams({ params, request, context }) {
      context.signedIn = await auth.authenticate(request);
      const seconds = rate?.take(context.signedIn?.userId ?? context.network ?? '') ?? 0;
      if (seconds > 0) throw overLimit('requests', seconds);
      assertAcceptable(params.variables);
    },
    onParse({ setParseFn }) {
      setParseFn(parseBounded);
    },
    onValidate({ context, addValidationRule, setValidationFn }) {
      const isKnown = Boolean(context.signedIn);
      // Whom we do not know learns the schema from the published file, not by asking or by guessing.
      if (!isKnown) addValidationRule(signedInIntrospectionRule);
      const options = { maxErrors: MOST_ERRORS, hideSuggestions: !isKnown };
      const check: typeof validate = (schema, document, rules) =>
        validate(schema, document, rules, options);
      setValidationFn(check);
    },
    onExecute({ args: { schema, document, operationName, variableValues } }) {
      assertAffordable({ schema, document, operationName, variables: variableValues ?? {} });
    },
  };
}

function signedInIntrospectionRule(context: ValidationContext): ASTVisitor {
  return {
    Field(node) {
      if (node.name.value !== '__schema' && node.name.value !== '__type') return;
      context.reportError(
        new GraphQLError('Sign in to ask for the schema, or read schema/schema.graphql.', {
          nodes: node,
          extensions: { code: 'UNAUTHENTICATED' },
        }),
      );
    },
  };
}

/** @throws GraphQLError as soon as the body is too long; not read on, but not cut off before the answer either */
async function measured(request: Request, fetchAPI: FetchAPI): Promise<Request> {
  const reader = request.body?.getReader();
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for (let part = await reader?.read(); part?.value; part = await reader?.read()) {
    bytes += part.value.byteLength;
    if (bytes > API_LIMITS.bodySize.allowed) throw overLimit('bodySize');
    chunks.push(part.value);
  }
  const { url, method, headers, signal } = request;
  return new fetchAPI.Request(url, { method, headers, signal, body: Buffer.concat(chunks) });
}
