import { hoursWords } from '../../domain/directory/hours-words.ts';
import type { NeedCategory } from '../../domain/shared/need-category.ts';
import { builder } from '../../platform/builder.ts';
import { NeedCategoryEnum } from '../../platform/shared-enums.ts';
import { ruleOf } from './record-rows.ts';

builder.prismaObject('Location', {
  description: 'A place where an organization serves people.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Id.' }),
    name: t.exposeString('name', { description: 'Name of the place.' }),
    addressLine: t.exposeString('addressLine', { description: 'Street and number.' }),
    city: t.exposeString('city', { description: 'Town.' }),
    zip: t.exposeString('zip', { description: 'ZIP code.' }),
    county: t.relation('county', { description: 'County, and by it the workforce area.' }),
    latitude: t.exposeFloat('latitude', { description: 'Degrees north.' }),
    longitude: t.exposeFloat('longitude', { description: 'Degrees east; negative in Illinois.' }),
    phone: t.exposeString('phone', { nullable: true, description: 'Phone number of the place.' }),
    hours: t.string({
      nullable: true,
      description: 'Opening hours in words, in the viewer’s language.',
      select: { openingHours: { orderBy: { position: 'asc' } } },
      resolve: ({ openingHours }, _args, { locale }) =>
        hoursWords(openingHours.map(ruleOf), locale),
    }),
    languages: t.exposeStringList('languages', {
      description: 'ISO 639 codes of the languages spoken there.',
    }),
    accessibility: t.exposeString('accessibility', {
      nullable: true,
      description: 'How one gets in and around.',
    }),
  }),
});

builder.prismaObject('Service', {
  description: 'Something an organization does for people.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Id.' }),
    name: t.exposeString('name', { description: 'What it is called.' }),
    category: t.field({
      type: NeedCategoryEnum,
      description: 'Which need it answers.',
      resolve: ({ category }) => category as NeedCategory,
    }),
    description: t.exposeString('description', { description: 'What is done.' }),
    eligibility: t.exposeString('eligibility', { nullable: true, description: 'For whom.' }),
    cost: t.exposeString('cost', { nullable: true, description: 'What it costs.' }),
    howToApply: t.exposeString('howToApply', { nullable: true, description: 'How to apply.' }),
    documents: t.exposeString('documents', { nullable: true, description: 'What to bring.' }),
    languages: t.exposeStringList('languages', {
      description: 'ISO 639 codes of the languages it is given in.',
    }),
    active: t.exposeBoolean('active', { description: 'Whether it is offered now.' }),
    referable: t.exposeBoolean('referable', {
      description: 'Whether referrals can be sent to it: somebody receives them (REF-011).',
    }),
    organization: t.relation('organization', { description: 'Who offers it.' }),
    location: t.relation('location', { description: 'Where.' }),
    contacts: t.relation('contacts', {
      query: { orderBy: [{ backup: 'asc' }, { name: 'asc' }, { id: 'asc' }] },
      description: 'Who answers for it, backups last.',
    }),
  }),
});

builder.prismaObject('ServiceContact', {
  description: 'Somebody who answers for a service.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Id.' }),
    name: t.exposeString('name', { description: 'Name.' }),
    title: t.exposeString('title', { nullable: true, description: 'What they do there.' }),
    phone: t.exposeString('phone', { nullable: true, description: 'Phone number.' }),
    email: t.exposeString('email', { nullable: true, description: 'Email address.' }),
    receivesReferrals: t.exposeBoolean('receivesReferrals', {
      description: 'Whether they are told of new referrals.',
    }),
    backup: t.exposeBoolean('backup', { description: 'Stands in for the others.' }),
  }),
});
