import type { MembershipRole, MembershipStatus } from '../../domain/access/role.ts';
import { isPractice, PRACTICE_AREA_ID } from '../../domain/shared/practice.ts';
import { builder } from '../../platform/builder.ts';
import { stored } from '../../platform/enum-type.ts';
import { MembershipRoleEnum } from '../../platform/shared-enums.ts';
import {
  MembershipStatusEnum,
  OrganizationKindEnum,
  OrganizationStatusEnum,
} from './identity.enums.ts';
import { emailOf } from './membership-email.ts';

builder.prismaObject('User', {
  description: 'Somebody who can sign in. Names of staff are known to everybody who works here.',
  select: { id: true },
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Id.' }),
    name: t.exposeString('name', { description: 'Full name.' }),
  }),
});

export const OrganizationType = builder.prismaObject('Organization', {
  description:
    'A tenant: the state agency, a local workforce area, a grantee, a partner or an employer.',
  select: { id: true },
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Id.' }),
    kind: t.expose('kind', {
      type: stored(OrganizationKindEnum),
      description: 'Of which kind.',
    }),
    name: t.exposeString('name', { description: 'Name.' }),
    status: t.expose('status', {
      type: stored(OrganizationStatusEnum),
      description: 'Whether it takes part.',
    }),
    practice: t.boolean({
      description:
        'Whether it is made up for people who learn (REF-065): only they see it, and nothing there is real.',
      resolve: ({ id }) => isPractice(id),
    }),
    areaNumber: t.exposeInt('areaNumber', {
      nullable: true,
      description: 'Number of a local workforce area; null for every other kind.',
    }),
    lwia: t.relation('lwia', {
      nullable: true,
      description: 'The local workforce area it works in; null when statewide.',
    }),
    description: t.exposeString('description', {
      nullable: true,
      description: 'What it does, in its words.',
    }),
    phone: t.exposeString('phone', { nullable: true, description: 'As +13125550123.' }),
    email: t.exposeString('email', { nullable: true, description: 'Public email address.' }),
    website: t.exposeString('website', { nullable: true, description: 'Address on the web.' }),
    city: t.exposeString('city', {
      nullable: true,
      description: 'Town of its main office; null where people hide there from violence at home.',
    }),
    locations: t.relation('locations', {
      description: 'Where it can be visited, as far as you may know.',
      query: { orderBy: [{ name: 'asc' }, { id: 'asc' }] },
    }),
    services: t.relation('services', {
      description: 'What it offers now.',
      query: { where: { active: true }, orderBy: [{ name: 'asc' }, { id: 'asc' }] },
    }),
  }),
});

const CountyType = builder.prismaObject('County', {
  description: 'A county of Illinois.',
  fields: (t) => ({
    fips: t.exposeID('fips', { description: 'Five-digit FIPS code.' }),
    name: t.exposeString('name', { description: 'Name, such as Sangamon.' }),
  }),
});

const BY_NAME = { orderBy: { name: 'asc' } } as const;

// At practice all counties are the practice area's (REF-065): there is no other.
builder.prismaObjectField('Organization', 'counties', (t) =>
  t.field({
    type: [CountyType],
    description: 'Counties of a local workforce area; empty for every other kind.',
    select: (_args, _ctx, nested) => ({ counties: nested(BY_NAME) }),
    resolve: ({ id, counties }, _args, { db }) =>
      id === PRACTICE_AREA_ID ? db.county.findMany(BY_NAME) : counties,
  }),
);
builder.prismaObjectField('County', 'lwia', (t) =>
  t.field({
    type: OrganizationType,
    description: 'The local workforce area that serves it.',
    select: (_args, { actor }, nested) =>
      isPractice(actor.organizationId) ? { lwiaId: true } : { lwia: nested() },
    resolve: (county, _args, { db }) =>
      'lwia' in county
        ? county.lwia
        : db.organization.findFirstOrThrow({ where: { id: PRACTICE_AREA_ID } }),
  }),
);

export const MembershipType = builder.prismaObject('Membership', {
  description: 'A dated role of somebody in an organization, or a request for one (CORE-003).',
  fields: (t) => ({
    id: t.exposeID('id', {
      description: 'Id; send it as `x-throughline-membership` to act under it.',
    }),
    user: t.relation('user', { description: 'Whose it is.' }),
    organization: t.relation('organization', { description: 'Where.' }),
    role: t.field({
      type: MembershipRoleEnum,
      description: 'The role, or the one asked for.',
      resolve: ({ role }) => role as MembershipRole,
    }),
    status: t.field({
      type: MembershipStatusEnum,
      description: 'Where it stands.',
      resolve: ({ status }) => status as MembershipStatus,
    }),
    note: t.exposeString('note', {
      nullable: true,
      description: 'What was said when asking to join.',
    }),
    requestedAt: t.expose('requestedAt', {
      type: 'DateTime',
      description: 'When it was asked for.',
    }),
    decidedAt: t.expose('decidedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was decided; null while it waits.',
    }),
    decidedBy: t.relation('decidedBy', {
      nullable: true,
      description: 'Who decided; null while it waits, or when it was set up.',
    }),
    validFrom: t.expose('validFrom', {
      type: 'DateTime',
      nullable: true,
      description: 'From when on it holds.',
    }),
    validUntil: t.expose('validUntil', {
      type: 'DateTime',
      nullable: true,
      description: 'From this moment on it holds no more; null: without end.',
    }),
    email: t.string({
      nullable: true,
      description: 'Email address, for those who decide and for the member; null for others.',
      resolve: ({ id }, _args, ctx) => emailOf(ctx, id),
    }),
  }),
});
