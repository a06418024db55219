import { isDeepStrictEqual } from 'node:util';
import { initContextCache } from '@pothos/core';
import { withClaims } from '@throughline/prisma/claims';
import type { Context } from '@throughline/schema/platform/context';
import { isShared } from '@throughline/schema/platform/live-plugin';
import { LiveSource } from '@throughline/schema/platform/live-source';
import { assertWithinScopes } from '@throughline/schema/platform/scope-rule';
import { GraphQLError, createSourceEventStream, Kind } from 'graphql';
import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import type { SubscribePayload } from 'graphql-ws';
import type { Hub } from '../events/hub.ts';
import { guarding } from '../http/budget.ts';
import type { ClientBudgets } from '../http/budget.ts';
import { CookieJar } from '../http/cookies.ts';
import { Gate } from '../gate.ts';
import type { Log } from '../observability/log.ts';
import { assertAffordable } from './cost.ts';
import { maskError } from './mask-error.ts';
import { newRequestId } from '../http/request-id.ts';
import type { ContextDeps } from './request-context.ts';
import { assertAcceptable } from './variables.ts';
import { Documents } from './ws-documents.ts';
import { Group } from './ws-group.ts';
import type { GroupOptions, Member } from './ws-group.ts';
import { Operation } from './ws-operation.ts';
import type { Identity, SocketSession } from './ws-session.ts';
import { groupKey, NeedsUser, sharedActor, sharedClaims, withoutCursor } from './ws-shared.ts';

/** However many follow an event, requests find connections, and nobody waits in vain for one. */
const EXECUTED_AT_ONCE = 6;

export type SubscriberDeps = Omit<ContextDeps, 'ssn'> & {
  readonly hub: Hub;
  readonly log: Log;
  readonly schema: GraphQLSchema;
  /** Of API clients; absent: no limit. */
  readonly budgets?: ClientBudgets | undefined;
};

/** What of a socket a subscription works with. */
export type Subscriber = {
  readonly request: Request;
  readonly session: SocketSession;
  /** Puts a frame on the wire. */
  send(frame: string): void;
};

/** Started but not yet given to graphql-ws. */
export type Prepared = {
  readonly document: DocumentNode;
  readonly start: (onEnd: () => void) => Operation;
};

type Place = { readonly group: Group; readonly admit: Member['admit'] };
type Found = GroupOptions['operation'] & {
  readonly query: string;
  readonly node: OperationDefinitionNode;
};

/** Starts subscriptions and keeps the groups that share executions. */
export class Subscriptions {
  readonly #deps: SubscriberDeps;
  readonly #documents: Documents;
  readonly #groups = new Map<string, Group>();
  readonly #gate = new Gate(EXECUTED_AT_ONCE);
  /** For the metrics: groups there are, and results sent so far. */
  readonly counts = { groups: 0, sent: 0 };

  constructor(deps: SubscriberDeps) {
    this.#deps = deps;
    this.#documents = new Documents(deps.schema);
  }

  /** Errors are the client's to read. @throws SessionEnded when its socket was closed instead */
  async prepare(
    who: Subscriber,
    id: string,
    { query, variables, operationName }: SubscribePayload,
  ): Promise<Prepared | readonly GraphQLError[]> {
    const { schema, log, budgets } = this.#deps;
    const known = this.#documents.subscription(query, operationName ?? null);
    if (!('document' in known)) return known;
    const { document, operation: node } = known;
    const identity = await who.session.current();
    const asked = { schema, document, operationName, variables: variables ?? {} };
    const tooMuch = refusalOf(identity, asked, budgets);
    if (tooMuch) return [tooMuch];
    const found = {
      schema,
      document,
      operationName: operationName ?? null,
      variableValues: variables ?? {},
      query,
      node,
    };

    const source = await this.#sourceOf(found, this.#context(who.request, identity));
    if (!(source instanceof LiveSource)) return source;
    const frame = `{"id":${JSON.stringify(id)},"type":"next","payload":`;
    return {
      document,
      start: (onEnd) =>
        new Operation({
          ...this.#placeOf(who, identity, found, source),
          after: source.options.after,
          attends: source.options.attends ?? null,
          contextOf: this.#contextOf(who),
          send: (result) => {
            this.counts.sent += 1;
            who.send(`${frame}${result}}`);
          },
          onEnd,
          log,
        }),
    };
  }

  /** Under the claims of whoever subscribes, also when the execution will be shared: may they at all? */
  async #sourceOf(
    operation: GroupOptions['operation'],
    contextValue: Context,
  ): Promise<LiveSource<unknown> | readonly GraphQLError[]> {
    const { log } = this.#deps;
    const stream = await this.#gate.run(() =>
      withClaims(contextValue.claims, async () =>
        createSourceEventStream({ ...operation, contextValue }),
      ),
    );
    if (stream instanceof LiveSource) return stream;
    const errors =
      'errors' in stream ? (stream.errors ?? []) : [new Error('A subscription without a source.')];
    return errors.map((error) => maskError(error, log) as GraphQLError);
  }

  #placeOf(who: Subscriber, identity: Identity, found: Found, source: LiveSource<unknown>): Place {
    const { schema, document, operationName, variableValues, query, node } = found;
    const operation = { schema, document, operationName, variableValues };
    if (isShared(schema, rootField(node))) {
      const variables = withoutCursor(document, node, variableValues ?? {});
      return this.#sharedPlace(
        who,
        identity,
        { ...operation, variableValues: variables },
        query,
        source,
      );
    }
    const group = this.#newGroup(operation, source, this.#contextOf(who));
    // What happened between looking and following is not among the events.
    group.recheck();
    const admit: Member['admit'] = async ({ claims, locale, scopes }) => {
      const now = await who.session.current();
      return isDeepStrictEqual([claims, locale, scopes], [now.actor, now.locale, now.scopes]);
    };
    return { group, admit };
  }

  #sharedPlace(
    who: Subscriber,
    identity: Identity,
    operation: GroupOptions['operation'],
    query: string,
    source: LiveSource<unknown>,
  ): Place {
    const { actor, locale } = identity;
    const what = {
      query,
      operationName: operation.operationName ?? null,
      variables: operation.variableValues ?? {},
    };
    const key = groupKey(sharedClaims(actor), locale, what);
    const context = () => Promise.resolve(this.#sharedContext(who.request, actor, locale));
    const group =
      this.#groups.get(key) ??
      this.#newGroup(operation, source, context, () => this.#groups.delete(key));
    this.#groups.set(key, group);
    let admitted = identity;
    const admit = async () => {
      const now = await who.session.current();
      if (now === admitted) return true;
      if (groupKey(sharedClaims(now.actor), now.locale, what) !== key) throw new RightsChanged();
      admitted = now;
      return true;
    };
    return { group, admit };
  }

  #newGroup(
    operation: GroupOptions['operation'],
    source: LiveSource<unknown>,
    contextOf: () => Promise<Context>,
    onEmpty: () => void = () => {},
  ): Group {
    const { hub, log } = this.#deps;
    this.counts.groups += 1;
    return new Group({
      hub,
      source,
      operation,
      contextOf,
      mask: (error) => maskError(error, log),
      gate: this.#gate,
      onEmpty: () => {
        this.counts.groups -= 1;
        onEmpty();
      },
    });
  }

  #contextOf(who: Subscriber): () => Promise<Context> {
    return async () => this.#context(who.request, await who.session.current());
  }

  #context(request: Request, { actor, locale, sessionId, scopes }: Identity): Context {
    const { db, auth, live, files } = this.#deps;
    return {
      ...initContextCache(),
      requestId: newRequestId(),
      network: null,
      actor,
      claims: actor,
      locale,
      sessionId,
      scopes,
      db,
      // Nothing of a subscription may set a cookie: there is no response.
      auth: auth.portFor(request, new CookieJar(false)),
      live,
      ssn: null,
      files: files.links,
    };
  }

  #sharedContext(request: Request, actor: Identity['actor'], locale: Identity['locale']): Context {
    const context = this.#context(request, {
      actor: sharedActor(actor),
      locale,
      sessionId: '',
      scopes: null, // each member's were held to the document before it joined
    });
    return {
      ...context,
      claims: sharedClaims(actor),
      sessionId: null,
      auth: withoutUser(context.auth),
    };
  }
}

function refusalOf(
  { scopes, actor }: Identity,
  operation: Parameters<typeof assertAffordable>[0],
  budgets: ClientBudgets | undefined,
): GraphQLError | null {
  const clientId = scopes && actor.userId;
  try {
    guarding(budgets, clientId, () => {
      if (clientId) budgets?.takeRequest(clientId);
      if (scopes) assertWithinScopes(operation, scopes);
      assertAcceptable(operation.variables);
      const cost = assertAffordable(operation);
      if (clientId) budgets?.takeCost(clientId, cost);
    });
    return null;
  } catch (error) {
    if (error instanceof GraphQLError) return error;
    throw error;
  }
}

/** A member of a shared execution acts in another role now. */
class RightsChanged extends GraphQLError {
  constructor() {
    super('What you may see has changed. Subscribe again.', { extensions: { code: 'FORBIDDEN' } });
  }
}

/** The session of whoever happened to be first is nobody else's. */
const withoutUser = <Port extends object>(port: Port): Port =>
  new Proxy(port, {
    get() {
      throw new NeedsUser();
    },
  });

function rootField({ selectionSet }: OperationDefinitionNode): string {
  const [first] = selectionSet.selections;
  return first?.kind === Kind.FIELD ? first.name.value : '';
}
