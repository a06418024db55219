import { queryFromInfo } from '@pothos/plugin-prisma';
import type { Organization, Prisma } from '@throughline/prisma/generated/client';
import { isAdministrator } from '../../domain/access/actor.ts';
import { limitText, problemsOf } from '../../domain/shared/field-problem.ts';
import { LIMITS } from '../../domain/shared/limits.ts';
import { builder } from '../../platform/builder.ts';
import type { Context } from '../../platform/context.ts';
import { assertValid } from '../../platform/errors.ts';
import { isId } from '../../platform/ids.ts';
import { idPage } from '../../platform/list-page.ts';
import type { Connection } from '../../platform/list-page.ts';
import { ofSide } from '../../platform/side.ts';
import { nowOf } from '../../platform/viewer-time.ts';
import { administered, ofActing, ofOrganization } from './administered.ts';
import { OrganizationKindEnum } from './identity.enums.ts';
import { OrganizationType } from './identity.types.ts';
import { SessionType } from './viewer.types.ts';

/** More members than fit a page are a list nobody reads; the search for one is by name. */
const MOST_MEMBERS = 500;

builder.queryFields((t) => ({
  viewer: t.prismaField({
    type: 'Account',
    nullable: true,
    access: 'PUBLIC',
    description: 'Who is signed in; null when nobody is.',
    resolve: (query, _root, _args, { db, actor }) =>
      actor.userId ? db.account.findFirst({ ...query, where: { userId: actor.userId } }) : null,
  }),
  sessions: t.field({
    type: [SessionType],
    access: 'SIGNED_IN',
    description: 'Where I am signed in, last used first.',
    resolve: async (_root, _args, { auth }) => [...(await auth.sessions())],
  }),
  organization: t.prismaField({
    type: 'Organization',
    nullable: true,
    access: 'SIGNED_IN',
    description: 'One organization; null when there is none, or none for the viewer.',
    args: { id: t.arg.id({ required: true, description: 'Id of the organization.' }) },
    resolve: (query, _root, { id }, { db }) =>
      isId(id) ? db.organization.findFirst({ ...query, where: { id } }) : null,
  }),
  areas: t.prismaField({
    type: ['Organization'],
    access: 'SIGNED_IN',
    description: 'The local workforce areas, by number.',
    resolve: (query, _root, _args, { db, actor }) =>
      db.organization.findMany({
        ...query,
        where: { kind: 'LWIA', status: 'APPROVED', ...ofSide(actor) },
        orderBy: { areaNumber: 'asc' },
      }),
  }),
  colleagues: t.prismaField({
    type: ['User'],
    access: 'STAFF',
    description: 'Who works for the organization I act for, by name; I am one of them.',
    resolve: async (query, _root, _args, ctx) =>
      ctx.db.user.findMany({
        ...query,
        where: { memberships: { some: { ...ofActing(ctx.actor), ...(await current(ctx)) } } },
        orderBy: [{ name: 'asc' }, { id: 'asc' }],
        take: MOST_MEMBERS,
      }),
  }),
  members: t.prismaField({
    type: ['Membership'],
    access: 'STAFF',
    description:
      'Active memberships of an organization, by name, for those who administer it (CORE-003); empty for others.',
    args: {
      organizationId: t.arg.id({
        description: 'One that I look after; unless said, the one I act for.',
      }),
    },
    resolve: async (query, _root, { organizationId }, ctx) =>
      isAdministrator(ctx.actor)
        ? ctx.db.membership.findMany({
            ...query,
            where: {
              ...(await current(ctx)),
              ...ofOrganization(ctx.actor, organizationId),
            },
            orderBy: [{ user: { name: 'asc' } }, { id: 'asc' }],
            take: MOST_MEMBERS,
          })
        : [],
  }),
  membershipRequests: t.prismaField({
    type: ['Membership'],
    access: 'STAFF',
    description: 'Requests to join that wait for a decision of mine, oldest first.',
    resolve: (query, _root, _args, { db, actor }) =>
      isAdministrator(actor)
        ? db.membership.findMany({
            ...query,
            where: {
              status: 'PENDING',
              userId: { not: actor.userId ?? '' },
              ...administered(actor),
            },
            orderBy: [{ requestedAt: 'asc' }, { id: 'asc' }],
            take: MOST_MEMBERS,
          })
        : [],
  }),
}));

async function current(ctx: Context): Promise<Prisma.MembershipWhereInput> {
  const now = await nowOf(ctx);
  return {
    status: 'ACTIVE',
    validFrom: { lte: now },
    OR: [{ validUntil: null }, { validUntil: { gt: now } }],
  };
}

type Organizations = Connection<Organization> & { count: () => Promise<number> };

const OrganizationConnection = builder.connectionObject(
  {
    type: OrganizationType,
    name: 'OrganizationConnection',
    description: 'A page of organizations.',
    fields: (t) => ({
      totalCount: t.int({
        description: 'How many there are on all pages.',
        resolve: (organizations) => (organizations as unknown as Organizations).count(),
      }),
    }),
  },
  { name: 'OrganizationEdge', description: 'An organization on a page.' },
);

builder.queryField('organizations', (t) =>
  t.field({
    type: OrganizationConnection,
    access: 'SIGNED_IN',
    // Whoever declines by a link may say who could help instead.
    byLink: true,
    description: 'Approved organizations by name.',
    args: {
      words: t.arg.string({ required: false, description: 'Part of the name or of the town.' }),
      kind: t.arg({
        type: OrganizationKindEnum,
        required: false,
        description: 'Only of this kind.',
      }),
      lwiaId: t.arg.id({ required: false, description: 'Only those that work in this area.' }),
      first: t.arg.int({ defaultValue: LIMITS.pageSize, description: 'How many, at most 100.' }),
      after: t.arg.string({ required: false, description: 'The cursor to go on from.' }),
    },
    resolve: async (_root, { words, kind, lwiaId, ...args }, ctx, info): Promise<Organizations> => {
      const query = queryFromInfo({ context: ctx, info, path: ['edges', 'node'] });
      assertValid(problemsOf(limitText('words', words, LIMITS.searchWords)));
      const page = idPage<Organization>(args);
      const where = { ...organizationsWhere(words, kind, lwiaId), ...ofSide(ctx.actor) };
      const rows = await ctx.db.organization.findMany({
        ...(query as Prisma.OrganizationFindManyArgs),
        where,
        orderBy: [{ name: 'asc' }, { id: 'asc' }],
        ...page.query,
      });
      return { ...page.of(rows), count: () => ctx.db.organization.count({ where }) };
    },
  }),
);

function organizationsWhere(
  words: string | null | undefined,
  kind: string | null | undefined,
  lwiaId: string | null | undefined,
): Prisma.OrganizationWhereInput {
  const found = (words ?? '').split(/\s+/).filter(Boolean);
  return {
    status: 'APPROVED',
    ...(kind && { kind }),
    ...(lwiaId && { lwiaId: { in: isId(lwiaId) ? [lwiaId] : [] } }),
    AND: found.map((word) => ({
      OR: [
        { name: { contains: word, mode: 'insensitive' } },
        { city: { contains: word, mode: 'insensitive' } },
      ],
    })),
  };
}
