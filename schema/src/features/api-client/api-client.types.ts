import { API_SCOPE_LABELS, API_SCOPES } from '../../domain/api-client/scope.ts';
import { builder } from '../../platform/builder.ts';
import { labelledEnum, stored } from '../../platform/enum-type.ts';

export const ApiScopeEnum = labelledEnum(
  'ApiScope',
  API_SCOPES,
  'What an API client may be let into. A scope to write includes the one to read.',
  API_SCOPE_LABELS,
);

builder.prismaObject('ApiToken', {
  description: 'A token of an API client. Its text was shown once and is kept nowhere.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Id.' }),
    prefix: t.exposeString('prefix', { description: 'How it begins, to recognize it by.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was made.' }),
    expiresAt: t.expose('expiresAt', { type: 'DateTime', description: 'From when on it fails.' }),
  }),
});

/** Days of usage that the record shows. */
const USAGE_DAYS = 31;

builder.prismaObject('ApiClientUsage', {
  description: 'What an API client asked for on one day.',
  fields: (t) => ({
    day: t.expose('day', { type: 'Date', description: 'The day, in Illinois.' }),
    requests: t.exposeInt('requests', { description: 'Requests and subscriptions.' }),
    refused: t.exposeInt('refused', {
      description: 'Of these: beyond a limit, or outside its scopes.',
    }),
    cost: t.exposeInt('cost', {
      description: 'Objects that they may have led to, as the budget counts them.',
    }),
  }),
});

builder.prismaObject('ApiClient', {
  description: 'A program that acts for an organization within its scopes (CORE-009).',
  select: { id: true },
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Id.' }),
    name: t.exposeString('name', { description: 'What it is called; history adds "(API)".' }),
    scopes: t.expose('scopes', {
      type: [stored(ApiScopeEnum)],
      description: 'What it may do.',
    }),
    expiresAt: t.expose('expiresAt', {
      type: 'DateTime',
      description: 'From when on it is let in no more.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was made.' }),
    createdBy: t.relation('createdBy', { nullable: true, description: 'Who made it.' }),
    revokedAt: t.expose('revokedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was revoked; null: it was not.',
    }),
    revokedBy: t.relation('revokedBy', { nullable: true, description: 'Who revoked it.' }),
    lastUsedAt: t.expose('lastUsedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was last let in, to the minute; null: never.',
    }),
    usage: t.relation('usage', {
      description: `What it asked for, by day, newest first: the last ${USAGE_DAYS} days on which it did.`,
      query: { orderBy: { day: 'desc' }, take: USAGE_DAYS },
    }),
    tokens: t.relation('tokens', {
      description: 'Its tokens, newest first, at most ten; which still work, `expiresAt` says.',
      query: { orderBy: [{ createdAt: 'desc' }, { id: 'asc' }], take: 10 },
    }),
  }),
});

builder.queryField('apiClients', (t) =>
  t.prismaField({
    type: ['ApiClient'],
    access: 'STAFF',
    description:
      'API clients of the organization I act for, newest first, at most 100. For its administrators; empty for others.',
    resolve: (query, _root, _args, { db, actor }) =>
      db.apiClient.findMany({
        ...query,
        where: { organizationId: { in: actor.organizationId ? [actor.organizationId] : [] } },
        orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
        take: 100,
      }),
  }),
);
