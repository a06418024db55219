import type { FieldNullability, InputFieldMap, SchemaTypes, TypeParam } from '@pothos/core';
import type { GraphQLSchema } from 'graphql';

declare global {
  export namespace PothosSchemaTypes {
    export interface SubscriptionFieldOptions<
      Types extends SchemaTypes,
      Type extends TypeParam<Types>,
      Nullable extends FieldNullability<Type>,
      Args extends InputFieldMap,
      ResolveShape,
      ResolveReturnShape,
    > {
      /**
       * Execute once for everybody who acts in the same role for the same organization. User and person are
       * removed from the claims; whatever asks for them throws, which ends the subscription.
       */
      sharedBy?: 'organization';
    }
  }
}

/** Whether a root field of the schema declared `sharedBy`. */
export function isShared(schema: GraphQLSchema, field: string): boolean {
  const extensions = schema.getSubscriptionType()?.getFields()[field]?.extensions;
  const options = extensions?.['pothosOptions'] as { sharedBy?: string } | undefined;
  return options?.sharedBy === 'organization';
}
