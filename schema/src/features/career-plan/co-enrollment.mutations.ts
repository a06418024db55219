import type { builder } from '../../platform/builder.ts';
import { runCommand } from '../../platform/command.ts';
import { mutation, payload } from '../../platform/mutation.ts';
import { ProgramEnum } from '../../platform/shared-enums.ts';
import { CoEnrollmentSourceEnum } from './career-plan.enums.ts';
import { changeCoEnrollment } from './commands/change-co-enrollment.ts';
import { endCoEnrollment } from './commands/end-co-enrollment.ts';
import { recordCoEnrollment } from './commands/record-co-enrollment.ts';
import { removeCoEnrollment } from './commands/remove-co-enrollment.ts';
import { verifyCoEnrollment } from './commands/verify-co-enrollment.ts';

type Ids = { readonly personId: string; readonly coEnrollmentId: string };

const CoEnrollmentPayload = payload<Ids>('CoEnrollmentPayload').implement({
  description: 'It was done.',
  fields: (t) => ({
    person: t.prismaField({
      type: 'Person',
      description: 'The person, with the other programs as they are now.',
      resolve: (query, { personId }, _args, ctx) =>
        ctx.db.person.findFirstOrThrow({ ...query, where: { id: personId } }),
    }),
    coEnrollment: t.prismaField({
      type: 'CoEnrollment',
      description: 'The program it was about.',
      resolve: (query, { coEnrollmentId }, _args, ctx) =>
        ctx.db.coEnrollment.findFirstOrThrow({ ...query, where: { id: coEnrollmentId } }),
    }),
  }),
});

type Fields = Parameters<Parameters<typeof builder.inputType>[1]['fields']>[0];

const facts = (t: Fields) => ({
  program: t.field({ type: ProgramEnum, required: true, description: 'Which program.' }),
  dolFunded: t.boolean({
    required: true,
    description: 'Whether the US Department of Labor pays for it.',
  }),
  organizationId: t.id({ description: 'Where, if the directory has it.' }),
  organizationName: t.string({ description: 'Else its name.' }),
  startedOn: t.field({ type: 'Date', required: true, description: 'The first day.' }),
  endedOn: t.field({ type: 'Date', description: 'The last day, if it is known.' }),
  source: t.field({
    type: CoEnrollmentSourceEnum,
    required: true,
    description: 'How one learned of it.',
  }),
});

mutation('recordCoEnrollment', {
  access: 'STAFF',
  description:
    'Writes down another program that somebody with an active application at your area takes part in. Their other career planners are told.',
  input: (t) => ({
    personId: t.id({ required: true, description: 'Who takes part.' }),
    ...facts(t),
    referralId: t.id({ description: 'The referral that led there.' }),
  }),
  payload: CoEnrollmentPayload,
  run: (input, ctx) => runCommand(ctx, 'recordCoEnrollment', input, recordCoEnrollment),
});

mutation('changeCoEnrollment', {
  access: 'STAFF',
  description: 'Corrects what is known of another program. It is then to be verified anew.',
  input: (t) => ({
    id: t.id({ required: true, description: 'Which one.' }),
    expectedVersion: t.int({ required: true, description: 'The version that was changed.' }),
    ...facts(t),
  }),
  payload: CoEnrollmentPayload,
  run: (input, ctx) => runCommand(ctx, 'changeCoEnrollment', input, changeCoEnrollment),
});

mutation('endCoEnrollment', {
  access: 'STAFF',
  description: 'Says which day was the last; without one, that they still take part.',
  input: (t) => ({
    id: t.id({ required: true, description: 'Which one.' }),
    endedOn: t.field({ type: 'Date', description: 'The last day.' }),
  }),
  payload: CoEnrollmentPayload,
  run: (input, ctx) => runCommand(ctx, 'endCoEnrollment', input, endCoEnrollment),
});

mutation('verifyCoEnrollment', {
  access: 'STAFF',
  description: 'Says that you made sure of it, or that it is not sure after all.',
  input: (t) => ({
    id: t.id({ required: true, description: 'Which one.' }),
    expectedVersion: t.int({ required: true, description: 'The version that you looked at.' }),
    verified: t.boolean({ required: true, description: 'Whether it is sure.' }),
  }),
  payload: CoEnrollmentPayload,
  run: (input, ctx) => runCommand(ctx, 'verifyCoEnrollment', input, verifyCoEnrollment),
});

mutation('removeCoEnrollment', {
  access: 'STAFF',
  description: 'Takes out what was entered by mistake, or brings it back.',
  input: (t) => ({
    id: t.id({ required: true, description: 'Which one.' }),
    removed: t.boolean({ required: true, description: 'False: it is brought back.' }),
  }),
  payload: CoEnrollmentPayload,
  run: (input, ctx) => runCommand(ctx, 'removeCoEnrollment', input, removeCoEnrollment),
});
