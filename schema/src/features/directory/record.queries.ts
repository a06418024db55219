import type { Organization, Prisma } from '@throughline/prisma/generated/client';
import type { Actor } from '../../domain/access/actor.ts';
import { isAdministrator } from '../../domain/access/actor.ts';
import { LIMITS } from '../../domain/shared/limits.ts';
import { parseZip, zip5 } from '../../domain/shared/zip.ts';
import { builder } from '../../platform/builder.ts';
import type { Context } from '../../platform/context.ts';
import { enumType } from '../../platform/enum-type.ts';
import { NOBODY } from '../../platform/ids.ts';
import { positionPage } from '../../platform/list-page.ts';
import { secretHash } from '../../platform/secret-hash.ts';
import { siblingLoad } from '../../platform/sibling-load.ts';
import { ofSide } from '../../platform/side.ts';
import { nowOf } from '../../platform/viewer-time.ts';

const UPKEEP = ['STALE', 'INCOMPLETE', 'PROBLEMS', 'SUSPENDED', 'ALL'] as const;
type Upkeep = (typeof UPKEEP)[number];

const UpkeepEnum = enumType('RecordUpkeep', UPKEEP, {
  description: 'Which records to list (REF-010).',
  values: {
    STALE: 'Not looked through in time.',
    INCOMPLETE: 'With something missing.',
    PROBLEMS: 'With an open report.',
    SUSPENDED: 'Of organizations that take no part for now.',
    ALL: 'Every one.',
  },
});

/** The policy's own predicate again: whose record the actor keeps. */
export const kept = (actor: Actor): Prisma.OrganizationWhereInput => {
  if (!isAdministrator(actor)) return { id: NOBODY };
  if (actor.role === 'STATE_ADMIN') return ofSide(actor);
  return actor.role === 'LWIA_ADMIN'
    ? { lwiaId: actor.lwiaId ?? NOBODY }
    : { id: actor.organizationId ?? NOBODY };
};

async function upkeepWhere(ctx: Context, upkeep: Upkeep): Promise<Prisma.OrganizationWhereInput> {
  const approved = { status: 'APPROVED', kind: { notIn: ['STATE', 'LWIA'] }, ...kept(ctx.actor) };
  switch (upkeep) {
    case 'STALE':
      return { ...approved, verifyBy: { lte: await nowOf(ctx) } };
    case 'INCOMPLETE':
      return { ...approved, completeness: { lt: 100 } };
    case 'PROBLEMS':
      return { ...approved, problems: { some: { solvedAt: null } } };
    case 'SUSPENDED':
      return { ...approved, status: 'SUSPENDED' };
    case 'ALL':
      return approved;
  }
}

type Load = (query: Prisma.OrganizationFindManyArgs) => Promise<Organization>;

const KeptRecord = builder.objectRef<{ load: Load }>('KeptRecord').implement({
  description: 'An organization whose record one looks after.',
  fields: (t) => ({
    organization: t.prismaField({
      type: 'Organization',
      description: 'The organization.',
      resolve: (query, { load }) => load(query),
    }),
  }),
});

const KeptRecordConnection = builder.connectionObject(
  {
    type: KeptRecord,
    name: 'KeptRecordConnection',
    description: 'A page of records that one looks after.',
    fields: (t) => ({
      totalCount: t.int({
        description: 'How many there are on all pages.',
        resolve: (records) => (records as unknown as { totalCount: number }).totalCount,
      }),
    }),
  },
  { name: 'KeptRecordEdge', description: 'A record on a page.' },
);

const Place = builder.objectRef<{ city: string; countyFips: string | null }>('ZipPlace').implement({
  description: 'What a ZIP code says of an address: a proposal, since it may cross a county line.',
  fields: (t) => ({
    city: t.exposeString('city', { description: 'Its town.' }),
    countyFips: t.exposeString('countyFips', {
      nullable: true,
      description: 'The Illinois county of its middle; null beyond the border.',
    }),
  }),
});

type Invited = { readonly name: string; readonly email: string; readonly area: string };

const InvitedOrganization = builder.objectRef<Invited>('InvitedOrganization').implement({
  description: 'What the link of an invitation tells whoever opens it.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'The organization that was invited.' }),
    email: t.exposeString('email', { description: 'Where the invitation was sent.' }),
    area: t.exposeString('area', { description: 'The workforce area that invites.' }),
  }),
});

builder.queryFields((t) => ({
  keptRecords: t.field({
    type: KeptRecordConnection,
    access: 'STAFF',
    description: 'Records I look after, those first that have waited longest to be looked through.',
    args: {
      upkeep: t.arg({ type: UpkeepEnum, required: true, description: 'Which of them.' }),
      first: t.arg.int({ defaultValue: LIMITS.pageSize, description: 'How many, at most 100.' }),
      after: t.arg.string({ required: false, description: 'The cursor to go on from.' }),
    },
    resolve: async (_root, { upkeep, ...args }, ctx) => {
      const page = positionPage<{ load: Load }>(args);
      const where = await upkeepWhere(ctx, upkeep);
      const rows = await ctx.db.organization.findMany({
        where,
        select: { id: true },
        orderBy: [
          { verifyBy: { sort: 'asc', nulls: 'first' } },
          { completeness: 'asc' },
          { id: 'asc' },
        ],
        skip: page.offset,
        take: page.size,
      });
      const total = await ctx.db.organization.count({ where });
      const load = siblingLoad((query: Prisma.OrganizationFindManyArgs) =>
        ctx.db.organization.findMany({ ...query, where: { id: { in: rows.map(({ id }) => id) } } }),
      );
      const found = rows.map(({ id }) => ({
        load: async (query: Prisma.OrganizationFindManyArgs) => {
          const organization = await load(query, id);
          if (!organization) throw new Error('The list named an organization that is hidden.');
          return organization;
        },
      }));
      return page.of(found, total);
    },
  }),
  organizationsWaiting: t.prismaField({
    type: ['Organization'],
    access: 'STAFF',
    description: 'Organizations that wait for a decision of mine, oldest first (REF-013).',
    resolve: (query, _root, _args, { db, actor }) =>
      db.organization.findMany({
        ...query,
        where: {
          ...(actor.role === 'PARTNER_ADMIN' ? { id: NOBODY } : kept(actor)),
          status: 'PENDING',
          registeredById: { not: null },
        },
        orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
        take: LIMITS.pageSizeMax,
      }),
  }),
  organizationInvitations: t.prismaField({
    type: ['OrganizationInvitation'],
    access: 'STAFF',
    description: 'Whom the area I administer has invited, latest first.',
    resolve: (query, _root, _args, { db, actor }) =>
      db.organizationInvitation.findMany({
        ...query,
        where: actor.role === 'STATE_ADMIN' ? {} : { lwiaId: actor.lwiaId ?? NOBODY },
        orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
        take: LIMITS.pageSize,
      }),
  }),
  invitedOrganization: t.field({
    type: InvitedOrganization,
    nullable: true,
    access: 'SIGNED_IN',
    description: 'What the link of an invitation is for; null when it works no more.',
    args: { token: t.arg.string({ required: true, description: 'The token of the link.' }) },
    resolve: async (_root, { token }, { db }) => {
      const hash = secretHash(token);
      const [found] = await db.$queryRaw<Invited[]>`
        select name, email, area from app.organization_invitation(${hash})`;
      return found ?? null;
    },
  }),
  zipPlace: t.field({
    type: Place,
    nullable: true,
    access: 'SIGNED_IN',
    description: 'Where a ZIP code lies; null when it is not in or near Illinois.',
    args: { zip: t.arg.string({ required: true, description: 'Such as 60601.' }) },
    resolve: async (_root, { zip }, { db }) => {
      const parsed = parseZip(zip);
      return parsed ? db.zipPlace.findFirst({ where: { zip: zip5(parsed) } }) : null;
    },
  }),
}));
