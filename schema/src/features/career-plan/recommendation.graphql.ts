import { seesRecommendations } from '../../domain/career-plan/policy.ts';
import {
  DISMISSAL_REASON_LABELS,
  DISMISSAL_REASONS,
  recommend,
  RECOMMENDATION_REASONS,
} from '../../domain/referral/recommendation.ts';
import type { Recommendation } from '../../domain/referral/recommendation.ts';
import { builder } from '../../platform/builder.ts';
import { runCommand } from '../../platform/command.ts';
import { enumType, labelledEnum, stored } from '../../platform/enum-type.ts';
import { mutation, payload } from '../../platform/mutation.ts';
import { NeedCategoryEnum } from '../../platform/shared-enums.ts';
import { planPersons } from '../referral/commands/plan-persons.ts';
import { APPLICATIONS, isActiveAt } from './application.types.ts';
import { dismissRecommendation } from './commands/dismiss-recommendation.ts';

const ReasonEnum = enumType('RecommendationReason', RECOMMENDATION_REASONS, {
  description: 'What of the record speaks for a recommendation.',
  values: {
    NEED: 'They need it, and nobody serves it.',
    DECLINED: 'Somebody declined it, and nobody has followed up.',
  },
});

const DismissalReasonEnum = labelledEnum(
  'DismissalReason',
  DISMISSAL_REASONS,
  'Why a recommendation is put aside.',
  DISMISSAL_REASON_LABELS,
);

const Why = builder.objectRef<Recommendation['reasons'][number]>('RecommendationWhy').implement({
  description: 'Why something is recommended.',
  fields: (t) => ({
    reason: t.expose('reason', { type: ReasonEnum, description: 'What speaks for it.' }),
    at: t.expose('at', { type: 'DateTime', description: 'Since when.' }),
    referralId: t.exposeID('referralId', {
      nullable: true,
      description: 'The referral that was declined.',
    }),
  }),
});

const DismissalType = builder
  .objectRef<NonNullable<Recommendation['dismissal']>>('RecommendationDismissal')
  .implement({
    description: 'That your area put a recommendation aside.',
    fields: (t) => ({
      reason: t.expose('reason', { type: stored(DismissalReasonEnum), description: 'Why.' }),
      at: t.expose('dismissedAt', { type: 'DateTime', description: 'When.' }),
    }),
  });

const RecommendationType = builder.objectRef<Recommendation>('Recommendation').implement({
  description:
    'A Referral Service to think of for somebody who is enrolled, from what is recorded (REF-023). It decides nothing.',
  fields: (t) => ({
    category: t.expose('category', {
      type: NeedCategoryEnum,
      description: 'The need it answers; the Service Matrix names the service.',
    }),
    reasons: t.field({
      type: [Why],
      description: 'What speaks for it.',
      resolve: ({ reasons }) => [...reasons],
    }),
    dismissal: t.field({
      type: DismissalType,
      nullable: true,
      description: 'Null while it stands; something new brings it back.',
      resolve: ({ dismissal }) => dismissal,
    }),
  }),
});

builder.prismaObjectField('Person', 'recommendations', (t) =>
  t.field({
    type: [RecommendationType],
    nullable: true,
    description:
      'Referral Services to think of, from needs and referrals that you see, those of earlier records on the plan included; null for all but the area that has enrolled them (PLAN-019).',
    select: { id: true, applications: APPLICATIONS },
    resolve: async ({ id, applications }, _args, { actor, db }) => {
      const enrolled = applications.some(
        (each) => isActiveAt(each, actor.organizationId) && each.status === 'ENROLLED',
      );
      if (!seesRecommendations(actor, { enrolled })) return null;
      const personId = { in: await planPersons(db, id) };
      const [needs, referrals, dismissals] = await Promise.all([
        db.personNeed.findMany({
          where: { personId, metAt: null },
          select: { category: true, createdAt: true },
          orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
        }),
        db.referral.findMany({
          where: { personId, putAwayAt: null, status: { not: 'DRAFT' } },
          select: REFERRAL,
        }),
        db.dismissedRecommendation.findMany({
          where: { personId: id, lwiaId: actor.organizationId ?? '' },
          select: { category: true, reason: true, dismissedAt: true },
          orderBy: { dismissedAt: 'desc' },
        }),
      ]);
      return recommend({ needs, referrals, dismissals });
    },
  }),
);

const REFERRAL = {
  id: true,
  category: true,
  status: true,
  outcome: true,
  declineReason: true,
  firstSentAt: true,
  statusSince: true,
} as const;

const RecommendationsPayload = payload<{ personId: string }>('RecommendationsPayload').implement({
  description: 'It was done.',
  fields: (t) => ({
    person: t.prismaField({
      type: 'Person',
      description: 'The person, with the recommendations as they are now.',
      resolve: (query, { personId }, _args, ctx) =>
        ctx.db.person.findFirstOrThrow({ ...query, where: { id: personId } }),
    }),
  }),
});

mutation('dismissRecommendation', {
  access: 'STAFF',
  description: 'Puts a recommendation aside for your area, or takes it up again.',
  input: (t) => ({
    personId: t.id({ required: true, description: 'For whom it was made.' }),
    category: t.field({ type: NeedCategoryEnum, required: true, description: 'Which one.' }),
    reason: t.field({ type: DismissalReasonEnum, description: 'Why; none: it is taken up again.' }),
  }),
  payload: RecommendationsPayload,
  run: (input, ctx) => runCommand(ctx, 'dismissRecommendation', input, dismissRecommendation),
});
