import { seesRecommendations } from '../../../domain/career-plan/policy.ts';
import type { DismissalReason } from '../../../domain/referral/recommendation.ts';
import type { NeedCategory } from '../../../domain/shared/need-category.ts';
import type { Command } from '../../../platform/command.ts';
import { Forbidden, NotFound } from '../../../platform/errors.ts';
import { assertIds } from '../../../platform/ids.ts';
import { record } from '../../../platform/record.ts';

type Input = {
  readonly personId: string;
  readonly category: NeedCategory;
  /** Null takes it up again. */
  readonly reason?: DismissalReason | null | undefined;
};

/** Puts a recommendation aside for the whole area, or takes it up again (PLAN-017). */
export const dismissRecommendation: Command<Input, { personId: string }> = async (
  context,
  { personId, category, reason },
) => {
  const { tx, actor, now } = context;
  const lwiaId = actor.organizationId ?? '';
  assertIds(personId);
  const person = await tx.person.findFirst({
    where: { id: personId },
    select: {
      applications: {
        where: { lwiaId, closedAt: null, status: 'ENROLLED' },
        select: { id: true },
        take: 1,
      },
    },
  });
  if (!person) throw new NotFound();
  if (!seesRecommendations(actor, { enrolled: person.applications.length > 0 }))
    throw new Forbidden();

  const known = { personId, lwiaId, category };
  const { count } = await tx.dismissedRecommendation.deleteMany({ where: known });
  if (reason)
    await tx.dismissedRecommendation.create({
      data: { ...known, reason, dismissedAt: now, dismissedById: actor.userId },
    });
  else if (count === 0) return { personId };
  await record(context, {
    kind: reason ? 'RECOMMENDATION_DISMISSED' : 'RECOMMENDATION_RESTORED',
    audience: 'SIDE',
    subjectType: 'PERSON',
    subjectId: personId,
    personId,
    sideOrganizationId: lwiaId,
    data: { category, reason: reason ?? null },
  });
  return { personId };
};
