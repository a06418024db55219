import { builder } from '../../platform/builder.ts';
import { NeedCategoryEnum } from '../../platform/shared-enums.ts';
import { ProgramEnum } from '../../platform/shared-enums.ts';
import { ClauseKindEnum } from './directory.enums.ts';

type InputBuilder = Parameters<Parameters<typeof builder.inputType>[1]['fields']>[0];

const OpeningRuleInput = builder.inputType('OpeningRuleInput', {
  description: 'When a place is open (REF-011). In Chicago time.',
  fields: (t) => ({
    days: t.intList({ required: true, description: '1 Monday … 7 Sunday.' }),
    opens: t.string({ required: true, description: 'HH:MM.' }),
    closes: t.string({ required: true, description: 'HH:MM, later than `opens`.' }),
    every: t.int({ required: true, description: 'Weeks from one to the next; 1 is every week.' }),
    startsOn: t.field({ type: 'Date', description: 'Weeks are counted from this day’s week.' }),
    validFrom: t.field({ type: 'Date', description: 'The first day it holds.' }),
    validTo: t.field({ type: 'Date', description: 'The last day it holds.' }),
  }),
});

const ClosureInput = builder.inputType('ClosureInput', {
  description: 'A day on which a place is closed.',
  fields: (t) => ({
    on: t.field({ type: 'Date', required: true, description: 'Which day.' }),
    note: t.string({ description: 'Why.' }),
  }),
});

const EligibilityClauseInput = builder.inputType('EligibilityClauseInput', {
  description: 'A condition of a service.',
  fields: (t) => ({
    kind: t.field({ type: ClauseKindEnum, required: true, description: 'What it is about.' }),
    min: t.int({ description: 'AGE: at least so many years.' }),
    max: t.int({ description: 'AGE: at most so many years.' }),
    values: t.stringList({ description: 'COUNTY, LWIA, LANGUAGE: one of these is enough.' }),
    text: t.string({ description: 'OTHER: in words.' }),
  }),
});

const ServiceContactInput = builder.inputType('ServiceContactInput', {
  description: 'Somebody who answers for a service.',
  fields: (t) => ({
    id: t.id({ description: 'Of one that is there already.' }),
    name: t.string({ required: true, description: 'Name of a person or desk.' }),
    title: t.string({ description: 'What they do there.' }),
    phone: t.string({ description: 'A US number as people type it.' }),
    email: t.string({ description: 'Email address.' }),
    receivesReferrals: t.boolean({
      required: true,
      description: 'Whether they are told of new referrals.',
    }),
    backup: t.boolean({ required: true, description: 'Whether they stand in for the others.' }),
  }),
});

/** What an organization says of itself. */
export const organizationFields = (t: InputBuilder) => ({
  name: t.string({ required: true, description: 'Name.' }),
  description: t.string({ description: 'What it does.' }),
  phone: t.string({ description: 'A US number as people type it.' }),
  email: t.string({ description: 'Public email address.' }),
  website: t.string({ description: 'Address on the web.' }),
  programs: t.field({ type: [ProgramEnum], required: true, description: 'Programs it runs.' }),
});

/** A place, all of it: what is left out is empty afterwards. */
export const locationFields = (t: InputBuilder) => ({
  name: t.string({ required: true, description: 'What the place is called.' }),
  addressLine: t.string({ required: true, description: 'Street and number.' }),
  city: t.string({ required: true, description: 'Town.' }),
  zip: t.string({ required: true, description: 'ZIP code, 60601 or 60601-1234.' }),
  countyFips: t.string({ description: 'FIPS code; left out: the county of the ZIP code.' }),
  latitude: t.float({ description: 'Degrees north; left out: the ZIP code’s middle.' }),
  longitude: t.float({ description: 'Degrees east, negative in Illinois.' }),
  phone: t.string({ description: 'A US number as people type it.' }),
  languages: t.stringList({ required: true, description: 'ISO 639 codes spoken there.' }),
  accessibility: t.string({ description: 'How one gets in and around.' }),
  openingHours: t.field({ type: [OpeningRuleInput], required: true, description: 'Rules.' }),
  closures: t.field({ type: [ClosureInput], required: true, description: 'Closed on.' }),
});

export const LocationInputType = builder.inputType('LocationInput', {
  description: 'A place where people are served.',
  fields: locationFields,
});

/** A service, all of it. */
export const serviceFields = (t: InputBuilder) => ({
  locationId: t.id({ required: true, description: 'At which place of the organization.' }),
  category: t.field({
    type: NeedCategoryEnum,
    required: true,
    description: 'Which need it answers.',
  }),
  name: t.string({ required: true, description: 'What it is called.' }),
  description: t.string({ required: true, description: 'What is done.' }),
  eligibility: t.string({ description: 'For whom, in words beside the conditions.' }),
  cost: t.string({ description: 'What it costs.' }),
  howToApply: t.string({ description: 'How to apply.' }),
  documents: t.string({ description: 'What to bring.' }),
  languages: t.stringList({ required: true, description: 'ISO 639 codes it is given in.' }),
  programs: t.field({
    type: [ProgramEnum],
    required: true,
    description: 'Programs it is part of.',
  }),
  statewide: t.boolean({ required: true, description: 'For people of all Illinois.' }),
  countyFips: t.stringList({ required: true, description: 'Else for people of these counties.' }),
  active: t.boolean({ required: true, description: 'Whether it is offered now.' }),
  clauses: t.field({
    type: [EligibilityClauseInput],
    required: true,
    description: 'Conditions, all of which have to be met.',
  }),
  contacts: t.field({
    type: [ServiceContactInput],
    required: true,
    description: 'Who answers for it.',
  }),
});
