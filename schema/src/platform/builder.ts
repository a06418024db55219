import SchemaBuilder from '@pothos/core';
import ErrorsPlugin from '@pothos/plugin-errors';
import PrismaPlugin from '@pothos/plugin-prisma';
import RelayPlugin from '@pothos/plugin-relay';
import type PrismaTypes from '@throughline/prisma/generated/pothos';
import { getDatamodel } from '@throughline/prisma/generated/pothos';
import { LIMITS } from '../domain/shared/limits.ts';
import type { Context } from './context.ts';
import './access-plugin.ts';

/** Every field that names an object returns null for what the viewer may not see, so defaults are strict. */
export const builder = new SchemaBuilder<{
  Context: Context;
  PrismaTypes: PrismaTypes;
  DefaultFieldNullability: false;
  DefaultEdgesNullability: { list: false; items: false };
  DefaultNodeNullability: false;
  Scalars: {
    ID: { Input: string; Output: string };
    DateTime: { Input: Date; Output: Date };
    Date: { Input: string; Output: string | Date };
    Ssn: { Input: string; Output: never };
  };
}>({
  plugins: ['access', ErrorsPlugin, PrismaPlugin, RelayPlugin],
  defaultFieldNullability: false,
  errors: { directResult: true, defaultTypes: [] },
  prisma: {
    client: (ctx) => ctx.db,
    dmmf: getDatamodel(),
    exposeDescriptions: false,
    filterConnectionTotalCount: true,
    defaultConnectionSize: LIMITS.pageSize,
    maxConnectionSize: LIMITS.pageSizeMax,
  },
  relay: {
    clientMutationId: 'omit',
    cursorType: 'String',
    // Ids are plain uuids, so there is no object to look up by id alone.
    nodeQueryOptions: false,
    nodesQueryOptions: false,
    edgesFieldOptions: {
      nullable: { list: false, items: false },
      description: 'The rows of this page, each with its cursor.',
    },
    nodeFieldOptions: { nullable: false, description: 'The row.' },
    cursorFieldOptions: {
      description: 'Where the row stands: pass it as `after` to go on from here.',
    },
    pageInfoFieldOptions: { description: 'Whether there is more.' },
    pageInfoTypeOptions: { description: 'Whether a connection has more rows, and where.' },
    hasNextPageFieldOptions: { description: 'More rows follow.' },
    hasPreviousPageFieldOptions: { description: 'There are rows before these.' },
    startCursorFieldOptions: { description: 'The cursor of the first row here.' },
    endCursorFieldOptions: { description: 'The cursor of the last row here.' },
  },
});

/** The builder's types, for helpers that are generic over them. */
export type Types = typeof builder.$inferSchemaTypes;

builder.queryType({
  description:
    'Everything that can be read. Rows you may not see do not exist here. What one operation may ask for is bounded: an error with the code `LIMIT_EXCEEDED` names the limit, the number allowed and what to do instead.',
});
builder.mutationType({
  description:
    'Everything that can be changed. One mutation an operation; each takes `clientMutationId`, and a repeat returns the first result for 24 hours.',
});
builder.subscriptionType({
  description: 'What is pushed while it happens. Resume with the `cursor` of the last event.',
});
