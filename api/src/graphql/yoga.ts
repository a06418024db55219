import { randomBytes } from 'node:crypto';
import { renderGraphiQL } from '@graphql-yoga/render-graphiql';
import { ruleTime, withClaims } from '@throughline/prisma/claims';
import type { Context } from '@throughline/schema/platform/context';
import { schema } from '@throughline/schema/features/schema';
import type { ExecutionArgs, GraphQLError } from 'graphql';
import { createYoga } from 'graphql-yoga';
import type { Plugin, YogaServerInstance } from 'graphql-yoga';
import { graphiqlPolicy } from '../http/security-headers.ts';
import type { Log } from '../observability/log.ts';
import type { ClientBudgets } from '../http/budget.ts';
import type { Rate } from '../http/rate.ts';
import { bounds } from './bounds.ts';
import {
  noteActor,
  noteOperation,
  noteResult,
  noteStatus,
} from '../observability/request-report.ts';
import { EXAMPLES } from './examples.ts';
import { maskError } from './mask-error.ts';
import { requestContext } from './request-context.ts';
import type { ContextDeps, ServerContext } from './request-context.ts';
import { noSubscriptionRule, oneMutationRule, oneSsnRule, readOnlyRule } from './rules.ts';
import { storableRule } from './variables.ts';

export type GraphQLServer = YogaServerInstance<ServerContext, Context>;

/** GraphQL over HTTP. Subscriptions have their own door (events/), where each event is authorized. */
export function createGraphQLServer(
  deps: ContextDeps & {
    log: Log;
    rate?: Rate | undefined;
    budgets?: ClientBudgets | undefined;
  },
): GraphQLServer {
  return createYoga<ServerContext, Context>({
    schema,
    graphqlEndpoint: '/graphql',
    landingPage: false,
    cors: false,
    batching: false,
    maxRequestBodySize: false, // bounds() does it: what it is given has been read (http/exchange.ts)
    logging: false,
    multipart: false,
    renderGraphiQL,
    graphiql: async (request) => {
      const signedIn = await deps.auth.authenticate(request);
      // A page of megabytes is no way around the rate; without it the request is a query like any other.
      if (signedIn && (deps.rate?.take(signedIn.userId) ?? 0) > 0) return false;
      return signedIn !== null && { title: 'Throughline API', defaultQuery: EXAMPLES };
    },
    context: (initial) => requestContext(deps, initial.request, initial),
    maskedErrors: { maskError: (error) => maskError(error, deps.log) },
    plugins: [reporting(), bounds(deps), rules(), underClaims(deps), cookies(), graphiql()],
  });
}

function reporting(): Plugin<Context, ServerContext> {
  const reportOf = (context: object) => (context as ServerContext).report;
  return {
    onParse:
      () =>
      ({ result, context }) => {
        if (!result || result instanceof Error) return;
        noteOperation(reportOf(context), result, context.params.operationName);
      },
    onExecute: ({ args: { contextValue } }) => noteActor(reportOf(contextValue), contextValue),
    onExecutionResult({ result, context }) {
      if (result && !Array.isArray(result) && !(Symbol.asyncIterator in result))
        noteResult(reportOf(context), result);
    },
    onResponse({ response, serverContext }) {
      if (serverContext) noteStatus(serverContext.report, response.status);
    },
  };
}

function rules(): Plugin<Context, ServerContext> {
  return {
    onValidate({ addValidationRule, context }) {
      addValidationRule(oneMutationRule);
      addValidationRule(oneSsnRule);
      addValidationRule(noSubscriptionRule);
      addValidationRule(storableRule);
      if ((context as unknown as ServerContext).rendering) addValidationRule(readOnlyRule);
    },
  };
}

/**
 * Executes under the request's claims, and tells the client from where to follow: the tailer's position
 * before the first statement, so that nothing falls between this answer and the subscription after it; and
 * the time of the rules, by which its pages say "today" and "overdue".
 */
function underClaims({ live, log }: ContextDeps & { log: Log }): Plugin<Context, ServerContext> {
  return {
    onExecute({ executeFn, setExecuteFn, args }) {
      const { claims, requestId } = args.contextValue as Context;
      const liveCursor = live.position();
      let now: Date | null = null;
      setExecuteFn((execution: ExecutionArgs) =>
        withClaims(claims, async () => {
          const result = await executeFn(execution);
          now = ruleTime();
          return result;
        }),
      );
      return {
        onExecuteDone({ result, setResult }) {
          if (Symbol.asyncIterator in result) return;
          const errors = result.errors?.map((error) => maskError(error, log, requestId));
          setResult({
            ...result,
            ...(errors && { errors: errors as GraphQLError[] }),
            extensions: { ...result.extensions, liveCursor, ...(now && { now }) },
          });
        },
      };
    },
  };
}

function cookies(): Plugin<Context, ServerContext> {
  return {
    onResponse({ response, serverContext }) {
      for (const line of serverContext?.cookies.lines ?? [])
        response.headers.append('set-cookie', line);
      response.headers.set('cache-control', 'private, no-store');
      if (serverContext) response.headers.set('x-request-id', serverContext.requestId);
    },
  };
}

/** GraphiQL knows of no nonce: its only script gets one on the way out. */
function graphiql(): Plugin<Context, ServerContext> {
  return {
    async onResponse({ response, setResponse, fetchAPI }) {
      if (!response.headers.get('content-type')?.startsWith('text/html')) return;
      const nonce = randomBytes(16).toString('base64');
      const html = (await response.text()).replace('<script>', `<script nonce="${nonce}">`);
      const headers = new Headers(response.headers);
      headers.delete('content-length');
      headers.set('content-security-policy', graphiqlPolicy(nonce));
      setResponse(new fetchAPI.Response(html, { status: response.status, headers }));
    },
  };
}
