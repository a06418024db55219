import { personActions } from '../../domain/customer/policy.ts';
import type { PreferredChannel } from '../../domain/customer/contact.ts';
import type { SafeTime } from '../../domain/customer/safe-times.ts';
import { fullName, initials } from '../../domain/shared/name.ts';
import type { NeedCategory } from '../../domain/shared/need-category.ts';
import { builder } from '../../platform/builder.ts';
import { NeedCategoryEnum } from '../../platform/shared-enums.ts';
import { nowOf } from '../../platform/viewer-time.ts';
import { PersonActionEnum, PreferredChannelEnum, WeekdayEnum } from './customer.enums.ts';
import { CONSENTS, factsOf, factsSelect } from './person-facts.ts';

const SafeTimeType = builder.objectRef<SafeTime>('SafeTime').implement({
  description:
    'A time of the week at which a call or message puts nobody at risk, in Chicago time.',
  fields: (t) => ({
    days: t.field({
      type: [WeekdayEnum],
      description: 'On these days.',
      resolve: ({ days }) => [...days],
    }),
    from: t.exposeString('from', { description: 'From this time on, such as 09:00.' }),
    to: t.exposeString('to', { description: 'Until before this time, such as 17:30.' }),
  }),
});

builder.prismaObject('PersonContact', {
  description: 'How and when to reach a person.',
  fields: (t) => ({
    phone: t.exposeString('phone', {
      nullable: true,
      description: 'As +13125550123, an extension after ;ext=.',
    }),
    phoneMessageOk: t.exposeBoolean('phoneMessageOk', {
      description: 'Whether a text or voice message may be left on that phone.',
    }),
    email: t.exposeString('email', { nullable: true, description: 'Email address.' }),
    addressLine: t.exposeString('addressLine', {
      nullable: true,
      description: 'Street and number.',
    }),
    city: t.exposeString('city', { nullable: true, description: 'Town.' }),
    zip: t.exposeString('zip', { nullable: true, description: 'ZIP code.' }),
    preferredChannel: t.field({
      type: PreferredChannelEnum,
      description: 'How the person wants to be contacted.',
      resolve: ({ preferredChannel }) => preferredChannel as PreferredChannel,
    }),
    safeTimes: t.field({
      type: [SafeTimeType],
      description: 'When it is safe to call or write; empty: at any time.',
      resolve: ({ safeTimes }) => safeTimes as unknown as SafeTime[],
    }),
    safeTimesNote: t.exposeString('safeTimesNote', {
      nullable: true,
      description: 'A remark for whoever contacts, such as "ask for Ana".',
    }),
    version: t.exposeInt('version', { description: 'Send it back with `updateContact`.' }),
  }),
});

builder.prismaObject('PersonNeed', {
  description: 'A need somebody told an organization about. It belongs to that organization.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Id.' }),
    category: t.field({
      type: NeedCategoryEnum,
      description: 'Of which kind.',
      resolve: ({ category }) => category as NeedCategory,
    }),
    note: t.exposeString('note', { nullable: true, description: 'In their words.' }),
    recordedBy: t.relation('recordedByOrganization', { description: 'Who wrote it down.' }),
    createdAt: t.expose('createdAt', {
      type: 'DateTime',
      description: 'When it was written down.',
    }),
    metAt: t.expose('metAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was met; null while it is open.',
    }),
  }),
});

const NAMES = { firstName: true, lastName: true, preferredName: true } as const;

export const PersonType = builder.prismaObject('Person', {
  description:
    'A customer, as far as the viewer may see them. What is not for the viewer is null or empty.',
  select: { id: true },
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Id.' }),
    firstName: t.exposeString('firstName', { description: 'First name.' }),
    lastName: t.exposeString('lastName', { description: 'Last name.' }),
    preferredName: t.exposeString('preferredName', {
      nullable: true,
      description: 'What they want to be called instead of the first name.',
    }),
    displayName: t.string({
      description: 'As one speaks of the person.',
      select: NAMES,
      resolve: fullName,
    }),
    initials: t.string({
      description: 'Two letters.',
      select: NAMES,
      resolve: (person) => initials(person),
    }),
    language: t.exposeString('language', {
      description: 'ISO 639 code of the language they want to be spoken to in.',
    }),
    lwia: t.relation('lwia', {
      nullable: true,
      description: 'The workforce area of their county.',
    }),
    county: t.relation('county', { nullable: true, description: 'Where they live.' }),
    version: t.exposeInt('version', { description: 'Send it back with `updatePerson`.' }),
    createdAt: t.expose('createdAt', {
      type: 'DateTime',
      description: 'When they were written down.',
    }),
    updatedAt: t.expose('updatedAt', {
      type: 'DateTime',
      description: 'When this was last changed.',
    }),
    contact: t.relation('contact', {
      nullable: true,
      description: 'How to reach them; null for those who see parties and status only.',
    }),
    dateOfBirth: t.field({
      type: 'Date',
      nullable: true,
      description: 'Null when unknown, or not shared with the viewer.',
      select: { birth: true },
      resolve: ({ birth }) => birth?.dateOfBirth ?? null,
    }),
    ssnLastFour: t.string({
      nullable: true,
      description:
        'The last four digits of the Social Security number: for the person, the organization that wrote them down and the state administrator. The rest is never answered.',
      select: { ssn: { select: { lastFour: true } } },
      resolve: ({ ssn }) => ssn?.lastFour ?? null,
    }),
    hasAccount: t.boolean({
      description: 'Whether they can sign in themselves.',
      select: { accountBoundAt: true },
      resolve: ({ accountBoundAt }) => accountBoundAt !== null,
    }),
    needs: t.relation('needs', {
      query: { orderBy: [{ createdAt: 'desc' }, { id: 'desc' }] },
      description: 'Needs the viewer may see, newest first, met ones included.',
    }),
    consents: t.relation('consents', {
      query: CONSENTS,
      description: 'Consents the viewer may see, newest first.',
    }),
    invitations: t.relation('invitations', {
      query: { orderBy: [{ createdAt: 'desc' }, { id: 'desc' }] },
      description: 'Invitations to an account that the viewer may see, newest first.',
    }),
    viewerActions: t.field({
      type: [PersonActionEnum],
      description: 'What the viewer may do to this person now.',
      select: (_args, ctx) => factsSelect(ctx.actor),
      resolve: async (row, _args, ctx) => [
        ...personActions(ctx.actor, factsOf(ctx.actor, row, await nowOf(ctx))),
      ],
    }),
  }),
});
