import SchemaBuilder, { BasePlugin, PothosSchemaError } from '@pothos/core';
import type { PothosOutputFieldConfig, SchemaTypes } from '@pothos/core';
import { GraphQLError } from 'graphql';
import type { GraphQLFieldResolver } from 'graphql';
import { isByLink, isCustomer, isSignedIn, isStaff } from '../domain/access/actor.ts';
import type { Actor } from '../domain/access/actor.ts';
import { opensRoot } from '../domain/api-client/scope.ts';
import type { Context } from './context.ts';
import { outsideScopes } from './scope-rule.ts';

/**
 * Who may call a root field at all. Rows are row-level security's business and actions the policy's; this
 * is only the front door, and a root field without one does not build.
 */
export type Access = 'PUBLIC' | 'SIGNED_IN' | 'STAFF' | 'CUSTOMER';

/** `byLink`: also for those of them who came by a mailed link, to whom every other door is shut. */
type Door = { access?: Access; byLink?: boolean };

declare global {
  export namespace PothosSchemaTypes {
    export interface Plugins<Types extends SchemaTypes> {
      access: AccessPlugin<Types>;
    }
    export interface QueryFieldOptions<
      Types extends SchemaTypes,
      Type extends import('@pothos/core').TypeParam<Types>,
      Nullable extends import('@pothos/core').FieldNullability<Type>,
      Args extends import('@pothos/core').InputFieldMap,
      ResolveReturnShape,
    > {
      access: Access;
      byLink?: boolean;
    }
    export interface MutationFieldOptions<
      Types extends SchemaTypes,
      Type extends import('@pothos/core').TypeParam<Types>,
      Nullable extends import('@pothos/core').FieldNullability<Type>,
      Args extends import('@pothos/core').InputFieldMap,
      ResolveReturnShape,
    > {
      access: Access;
      byLink?: boolean;
    }
    export interface SubscriptionFieldOptions<
      Types extends SchemaTypes,
      Type extends import('@pothos/core').TypeParam<Types>,
      Nullable extends import('@pothos/core').FieldNullability<Type>,
      Args extends import('@pothos/core').InputFieldMap,
      ResolveShape,
      ResolveReturnShape,
    > {
      access: Access;
      byLink?: boolean;
    }
  }
}

const DOORS: Readonly<Record<Access, (actor: Actor) => boolean>> = {
  PUBLIC: () => true,
  SIGNED_IN: isSignedIn,
  STAFF: isStaff,
  CUSTOMER: isCustomer,
};

function refuse(actor: Actor): GraphQLError {
  if (!isSignedIn(actor)) {
    return new GraphQLError('Sign in to continue.', { extensions: { code: 'UNAUTHENTICATED' } });
  }
  return new GraphQLError(
    actor.role === 'PENDING'
      ? 'You act for no organization that takes part now. Your memberships say why.'
      : 'You cannot do this with the role you are acting in.',
    { extensions: { code: 'FORBIDDEN' } },
  );
}

class AccessPlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  override onOutputFieldConfig(config: PothosOutputFieldConfig<Types>) {
    const root = ['Query', 'Mutation', 'Subscription'].includes(config.parentType);
    if (root && !doorOf(config).access) {
      throw new PothosSchemaError(
        `${config.parentType}.${config.name} has no access. Say who may call it: access: 'STAFF', …`,
      );
    }
    return config;
  }

  override wrapResolve(
    resolver: GraphQLFieldResolver<unknown, Types['Context'], object>,
    config: PothosOutputFieldConfig<Types>,
  ): GraphQLFieldResolver<unknown, Types['Context'], object> {
    // A subscription's access is checked where it starts; each event has its own authorization.
    if (config.kind !== 'Query' && config.kind !== 'Mutation') return resolver;
    return guard(resolver, config);
  }

  override wrapSubscribe(
    subscriber: GraphQLFieldResolver<unknown, Types['Context'], object> | undefined,
    config: PothosOutputFieldConfig<Types>,
  ): GraphQLFieldResolver<unknown, Types['Context'], object> | undefined {
    return subscriber && guard(subscriber, config);
  }
}

function doorOf(config: { pothosOptions: unknown }): Door {
  return config.pothosOptions as Door;
}

function guard(
  resolver: GraphQLFieldResolver<unknown, object, object>,
  config: { name: string; pothosOptions: unknown },
): GraphQLFieldResolver<unknown, object, object> {
  const { access = 'STAFF', byLink = false } = doorOf(config);
  const opens = DOORS[access];
  return (source, args, context, info) => {
    const { actor, scopes } = context as Context;
    // The whole document was held to the scopes already (scope-rule.ts); no door depends on that alone.
    if (scopes && !opensRoot(scopes, config.name)) throw outsideScopes();
    if (!opens(actor) || (isByLink(actor) && !byLink)) throw refuse(actor);
    return resolver(source, args, context, info);
  };
}

SchemaBuilder.registerPlugin('access', AccessPlugin);
