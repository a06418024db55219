import { runCommand } from '../../platform/command.ts';
import { mutation, payload } from '../../platform/mutation.ts';
import {
  ApplicationAgreementEnum,
  ApplicationCloseReasonEnum,
  ApplicationEventEnum,
  ApplicationProgramEnum,
} from './career-plan.enums.ts';
import { assignApplication } from './commands/assign-application.ts';
import { decideEarlierRecord } from './commands/decide-earlier-record.ts';
import { moveApplication } from './commands/move-application.ts';
import { startApplication } from './commands/start-application.ts';

const ApplicationPayload = payload<{ applicationId: string }>('ApplicationPayload').implement({
  description: 'It was done; the application as it is now.',
  fields: (t) => ({
    application: t.prismaField({
      type: 'Application',
      description: 'The application.',
      resolve: (query, { applicationId }, _args, ctx) =>
        ctx.db.application.findFirstOrThrow({ ...query, where: { id: applicationId } }),
    }),
  }),
});

mutation('startApplication', {
  access: 'STAFF',
  description:
    'Writes down that somebody applies for a program of the acting workforce area, with their agreement that it sees the referrals made for them. Earlier referrals under the same account are on the plan at once.',
  input: (t) => ({
    personId: t.id({ required: true, description: 'Who applies.' }),
    program: t.field({ type: ApplicationProgramEnum, required: true, description: 'For what.' }),
    agreement: t.field({
      type: ApplicationAgreementEnum,
      required: true,
      description: 'How they agreed.',
    }),
  }),
  payload: ApplicationPayload,
  run: (input, ctx) => runCommand(ctx, 'startApplication', input, startApplication),
});

mutation('moveApplication', {
  access: 'STAFF',
  description:
    'Brings an application to its next status. Denying and withdrawing close it, with a reason, and end what it opened; referrals under way go on.',
  input: (t) => ({
    id: t.id({ required: true, description: 'Id of the application.' }),
    event: t.field({ type: ApplicationEventEnum, required: true, description: 'What happens.' }),
    reason: t.field({ type: ApplicationCloseReasonEnum, description: 'Why it is closed.' }),
  }),
  payload: ApplicationPayload,
  run: (input, ctx) => runCommand(ctx, 'moveApplication', input, moveApplication),
});

mutation('assignApplication', {
  access: 'STAFF',
  description: 'Gives an application to a career planner of the area.',
  input: (t) => ({
    id: t.id({ required: true, description: 'Id of the application.' }),
    plannerId: t.id({ required: true, description: 'Id of the colleague.' }),
  }),
  payload: ApplicationPayload,
  run: (input, ctx) => runCommand(ctx, 'assignApplication', input, assignApplication),
});

mutation('decideEarlierRecord', {
  access: 'STAFF',
  description:
    'Says whether earlier referrals are this person’s: then they are on the plan, with their history. It can be said otherwise at any time while the application is active.',
  input: (t) => ({
    applicationId: t.id({ required: true, description: 'Id of the application.' }),
    recordId: t.id({ required: true, description: 'Id of the earlier record.' }),
    samePerson: t.boolean({ required: true, description: 'Whether it is the same person.' }),
  }),
  payload: ApplicationPayload,
  run: (input, ctx) => runCommand(ctx, 'decideEarlierRecord', input, decideEarlierRecord),
});
