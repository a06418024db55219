import { assertWithinScopes } from '@throughline/schema/platform/scope-rule';
import { GraphQLError, validate } from 'graphql';
import type { ASTVisitor, ValidationContext } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { Auth } from '../auth/auth.ts';
import { guarding } from '../http/budget.ts';
import type { ClientBudgets } from '../http/budget.ts';
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
  /** Of API clients; absent: no limit. */
  readonly budgets?: ClientBudgets | undefined;
};

/** Holds requests to the table of limits.ts, cheapest first: each step is bounded by the one before it. */
export function bounds({ auth, rate, budgets }: BoundsDeps): Plugin<ServerContext, ServerContext> {
  return {
    onRequestParse({ request }) {
      const length = Number(request.headers.get('content-length'));
      if (length > API_LIMITS.bodySize.allowed) throw overLimit('bodySize');
    },
    async onParams({ params, request, context }) {
      if (context.byLink) context.answering = await auth.answering(request);
      const who = context.byLink ? null : await auth.authenticate(request);
      context.signedIn = who;
      if (who?.scopes) guarding(budgets, who.userId, () => budgets?.takeRequest(who.userId));
      const userId = who?.userId ?? context.answering?.claims.userId;
      const seconds = rate?.take(userId ?? context.network ?? '') ?? 0;
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
    onExecute({ args: { schema, document, operationName, variableValues, contextValue } }) {
      const { signedIn } = contextValue as ServerContext;
      const variables = variableValues ?? {};
      const scopes = signedIn?.scopes;
      guarding(budgets, scopes ? signedIn.userId : null, () => {
        const operation = { schema, document, operationName, variables };
        if (scopes) assertWithinScopes(operation, scopes);
        const cost = assertAffordable(operation);
        if (scopes) budgets?.takeCost(signedIn.userId, cost);
      });
    },
    onResponse({ response, serverContext }) {
      const who = serverContext?.signedIn;
      if (!who?.scopes || !budgets) return;
      for (const [name, value] of Object.entries(budgets.headers(who.userId)))
        response.headers.set(name, value);
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
