import { type builder } from '../../platform/builder.ts';
import { runCommand } from '../../platform/command.ts';
import { mutation, payload } from '../../platform/mutation.ts';
import { NeedCategoryEnum } from '../../platform/shared-enums.ts';
import { addNeed } from './commands/add-need.ts';
import { closeNeed } from './commands/close-need.ts';
import { createPerson } from './commands/create-person.ts';
import { setSsn } from './commands/set-ssn.ts';
import { updateContact } from './commands/update-contact.ts';
import { updatePerson } from './commands/update-person.ts';
import { typedSsn } from './keep-ssn.ts';
import { ContactInputType, NeedInputType } from './person.inputs.ts';

type InputBuilder = Parameters<Parameters<typeof builder.inputType>[1]['fields']>[0];

export const PersonPayload = payload<{ personId: string }>('PersonPayload').implement({
  description: 'The person as they are now.',
  fields: (t) => ({
    person: t.prismaField({
      type: 'Person',
      description: 'The person.',
      resolve: (query, { personId }, _args, ctx) =>
        ctx.db.person.findFirstOrThrow({ ...query, where: { id: personId } }),
    }),
  }),
});

const identity = (t: InputBuilder) => ({
  firstName: t.string({ required: true, description: 'First name.' }),
  lastName: t.string({ required: true, description: 'Last name.' }),
  preferredName: t.string({ description: 'What they want to be called.' }),
  dateOfBirth: t.field({ type: 'Date', description: 'Date of birth.' }),
  language: t.string({
    required: true,
    description: 'ISO 639 code of the language to speak to them in.',
  }),
  countyFips: t.string({
    description: 'FIPS code of the county they live in; their area follows.',
  }),
});

mutation('createPerson', {
  access: 'STAFF',
  description:
    'Writes a person down. Succeeds whether or not others know them; ask `similarPeople` before.',
  input: (t) => ({
    ...identity(t),
    contact: t.field({ type: ContactInputType, required: true, description: 'How to reach them.' }),
    needs: t.field({ type: [NeedInputType], description: 'What they need.' }),
    ssn: t.field({ type: 'Ssn', description: 'Social Security number.' }),
  }),
  payload: PersonPayload,
  run: async (input, ctx) => {
    const ssn = await typedSsn(ctx, input.ssn);
    return runCommand(ctx, 'createPerson', { ...input, ssn }, createPerson);
  },
});

mutation('updatePerson', {
  access: 'SIGNED_IN',
  description: 'Changes who a person is. The person themself may too.',
  input: (t) => ({
    id: t.id({ required: true, description: 'Id of the person.' }),
    expectedVersion: t.int({ required: true, description: 'The version that was edited.' }),
    ...identity(t),
  }),
  payload: PersonPayload,
  run: (input, ctx) => runCommand(ctx, 'updatePerson', input, updatePerson),
});

mutation('updateContact', {
  access: 'SIGNED_IN',
  byLink: true,
  description: 'Changes how and when to reach a person: by staff who serve them, or by the person.',
  input: (t) => ({
    personId: t.id({ required: true, description: 'Id of the person.' }),
    expectedVersion: t.int({
      required: true,
      description: 'The contact’s version that was edited.',
    }),
    contact: t.field({ type: ContactInputType, required: true, description: 'All of it.' }),
  }),
  payload: PersonPayload,
  run: (input, ctx) => runCommand(ctx, 'updateContact', input, updateContact),
});

mutation('setSsn', {
  access: 'STAFF',
  description:
    'Enters, corrects or removes a Social Security number: by the organization that wrote the person down. It is stored sealed; `ssnLastFour` is all that is answered.',
  input: (t) => ({
    personId: t.id({ required: true, description: 'Id of the person.' }),
    ssn: t.field({ type: 'Ssn', description: 'The whole number; left out: it is removed.' }),
  }),
  payload: PersonPayload,
  run: async (input, ctx) => {
    const ssn = await typedSsn(ctx, input.ssn);
    return runCommand(ctx, 'setSsn', { ...input, ssn }, setSsn);
  },
});

mutation('addNeed', {
  access: 'STAFF',
  description: 'Writes a need down for the acting organization.',
  input: (t) => ({
    personId: t.id({ required: true, description: 'Id of the person.' }),
    category: t.field({ type: NeedCategoryEnum, required: true, description: 'Of which kind.' }),
    note: t.string({ description: 'In their words.' }),
  }),
  payload: PersonPayload,
  run: (input, ctx) => runCommand(ctx, 'addNeed', input, addNeed),
});

mutation('closeNeed', {
  access: 'STAFF',
  description: 'Marks a need of the acting organization as met.',
  input: (t) => ({ id: t.id({ required: true, description: 'Id of the need.' }) }),
  payload: PersonPayload,
  run: (input, ctx) => runCommand(ctx, 'closeNeed', input, closeNeed),
});
