import { RESULT_DAYS, resultDueAt } from '../../domain/referral/service-result.ts';
import { builder } from '../../platform/builder.ts';
import { runCommand } from '../../platform/command.ts';
import { stored } from '../../platform/enum-type.ts';
import { mutation, payload } from '../../platform/mutation.ts';
import { ServiceResultEnum } from './career-plan.enums.ts';
import { recordResult } from './commands/record-result.ts';

builder.prismaObject('ReferralResult', {
  description: 'How a referral ended as a service of a plan, as its career planner judges it.',
  fields: (t) => ({
    application: t.relation('application', { description: 'Of whose plan.' }),
    result: t.expose('result', { type: stored(ServiceResultEnum), description: 'How it ended.' }),
    recordedAt: t.expose('recordedAt', {
      type: 'DateTime',
      description: 'When that was written down.',
    }),
    recordedBy: t.relation('recordedBy', { nullable: true, description: 'By whom.' }),
    late: t.boolean({
      description: `After more than the ${RESULT_DAYS} days that a planner has (PLAN-053).`,
      select: { recordedAt: true, referral: { select: { completedAt: true } } },
      resolve: ({ recordedAt, referral: { completedAt } }) =>
        completedAt !== null && recordedAt >= resultDueAt(completedAt),
    }),
  }),
});

builder.prismaObjectField('Referral', 'results', (t) =>
  t.relation('results', {
    description:
      'How it ended as a service of plans, for the area, the person and the state: one of each application.',
    query: { orderBy: [{ recordedAt: 'desc' }, { applicationId: 'asc' }] },
  }),
);

const ReferralResultPayload = payload<{ referralId: string }>('ReferralResultPayload').implement({
  description: 'It was written down; the referral with it.',
  fields: (t) => ({
    referral: t.prismaField({
      type: 'Referral',
      description: 'The referral.',
      resolve: (query, { referralId }, _args, ctx) =>
        ctx.db.referral.findFirstOrThrow({ ...query, where: { id: referralId } }),
    }),
  }),
});

mutation('recordReferralResult', {
  access: 'STAFF',
  description: `Says how a completed referral ended as a service of the plan, within ${RESULT_DAYS} days (REF-034); again to change it, without a result to take it back.`,
  input: (t) => ({
    applicationId: t.id({ required: true, description: 'Id of the active application.' }),
    referralId: t.id({ required: true, description: 'Id of a referral on its plan.' }),
    result: t.field({ type: ServiceResultEnum, description: 'How it ended; none: not known yet.' }),
  }),
  payload: ReferralResultPayload,
  run: (input, ctx) => runCommand(ctx, 'recordReferralResult', input, recordResult),
});
