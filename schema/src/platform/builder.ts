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
  Scalars: {
    ID: { Input: string; Output: string };
    DateTime: { Input: Date; Output: Date };
    Date: { Input: string; Output: string | Date };
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
    onUnusedQuery: 'error',
  },
  relay: { clientMutationId: 'omit', cursorType: 'String' },
});

builder.queryType({ description: 'Everything that can be read. Rows you may not see do not exist here.' });
builder.mutationType({
  description:
    'Everything that can be changed. One mutation an operation; each takes `clientMutationId`, and a repeat returns the first result for 24 hours.',
});
builder.subscriptionType({
  description: 'What is pushed while it happens. Resume with the `cursor` of the last event.',
});
