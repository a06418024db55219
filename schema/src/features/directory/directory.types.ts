import { hoursWords } from '../../domain/directory/hours-words.ts';
import type { NeedCategory } from '../../domain/shared/need-category.ts';
import { builder } from '../../platform/builder.ts';
import { stored } from '../../platform/enum-type.ts';
import { NeedCategoryEnum } from '../../platform/shared-enums.ts';
import { ProgramEnum } from '../../platform/shared-enums.ts';
import { ClauseKindEnum } from './directory.enums.ts';
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
    openingHours: t.relation('openingHours', {
      description: 'When it is open, as rules that add up (REF-011).',
      query: { orderBy: { position: 'asc' } },
    }),
    closures: t.relation('closures', {
      description: 'Days on which it is closed whatever the rules say.',
      query: { orderBy: { on: 'asc' } },
    }),
    version: t.exposeInt('version', {
      description: 'Send it back as `expectedVersion` when changing the place (CORE-024).',
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

builder.prismaObject('OpeningHours', {
  description: 'When a place is open, every so many weeks. In Chicago time.',
  fields: (t) => ({
    days: t.exposeIntList('days', { description: '1 Monday … 7 Sunday.' }),
    opens: t.exposeString('opens', { description: 'HH:MM.' }),
    closes: t.exposeString('closes', { description: 'HH:MM, later than `opens`.' }),
    every: t.exposeInt('every', { description: 'Weeks from one to the next; 1 is every week.' }),
    startsOn: t.expose('startsOn', {
      type: 'Date',
      nullable: true,
      description: 'Weeks are counted from the week of this day.',
    }),
    validFrom: t.expose('validFrom', {
      type: 'Date',
      nullable: true,
      description: 'The first day it holds; null: it always has.',
    }),
    validTo: t.expose('validTo', {
      type: 'Date',
      nullable: true,
      description: 'The last day it holds; null: without end.',
    }),
  }),
});

builder.prismaObject('Closure', {
  description: 'A day on which a place is closed.',
  fields: (t) => ({
    on: t.expose('on', { type: 'Date', description: 'Which day.' }),
    note: t.exposeString('note', { nullable: true, description: 'Why.' }),
  }),
});

builder.prismaObject('EligibilityClause', {
  description: 'A condition of a service. What does not belong to its kind is null or empty.',
  fields: (t) => ({
    kind: t.expose('kind', { type: stored(ClauseKindEnum), description: 'What it is about.' }),
    min: t.exposeInt('min', { nullable: true, description: 'AGE: at least so many years.' }),
    max: t.exposeInt('max', { nullable: true, description: 'AGE: at most so many years.' }),
    values: t.exposeStringList('values', {
      description: 'COUNTY: FIPS codes; LWIA: ids; LANGUAGE: ISO 639 codes. One is enough.',
    }),
    text: t.exposeString('text', { nullable: true, description: 'OTHER: in words.' }),
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
    programs: t.expose('programs', {
      type: [stored(ProgramEnum)],
      description: 'The programs it is part of.',
    }),
    statewide: t.exposeBoolean('statewide', { description: 'For people of all Illinois.' }),
    countyFips: t.exposeStringList('counties', {
      description: 'Else for people of these counties (FIPS codes); empty: nobody has said.',
    }),
    clauses: t.relation('clauses', {
      description: 'Conditions that somebody has to meet, all of them (REF-011).',
      query: { orderBy: { position: 'asc' } },
    }),
    version: t.exposeInt('version', {
      description: 'Send it back as `expectedVersion` when changing the service (CORE-024).',
    }),
    organization: t.relation('organization', { description: 'Who offers it.' }),
    location: t.relation('location', {
      nullable: true,
      description:
        'Where. Null where people hide from violence at home, unless you are of staff or were referred there.',
    }),
    contacts: t.relation('contacts', {
      query: { orderBy: [{ backup: 'asc' }, { name: 'asc' }, { id: 'asc' }] },
      description: 'Who answers for it, backups last; for staff, empty for others.',
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
