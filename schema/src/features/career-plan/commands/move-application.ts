import {
  closeProblems,
  isClosed,
  moveApplication as next,
} from '../../../domain/career-plan/application.ts';
import type { ApplicationEvent } from '../../../domain/career-plan/application.ts';
import { enrollByOf } from '../../../domain/career-plan/enrollment-window.ts';
import { applicationActions } from '../../../domain/career-plan/policy.ts';
import { pick } from '../../../domain/shared/locale.ts';
import type { Command } from '../../../platform/command.ts';
import { assertValid, Conflict, Forbidden } from '../../../platform/errors.ts';
import { assertAction, loadApplication, recordApplication } from '../load-application.ts';

type Input = {
  readonly id: string;
  readonly event: ApplicationEvent;
  readonly reason?: string | null | undefined;
};

/**
 * Brings an application to its next status (catalogues 6.2). Closing one ends what it opened, not the referrals
 * under way (B-36). Certifying begins the enrollment window (PLAN-047).
 */
export const moveApplication: Command<Input, { applicationId: string }> = async (
  context,
  { id, event, reason = null },
) => {
  const { tx, actor, now, locale } = context;
  const application = await loadApplication(context, id);
  const moved = next(application.status, event);
  if (!moved.ok) {
    // Whoever might have done it, had nobody been faster, is told so.
    const colleague = applicationActions(actor, { ...application, status: 'STARTED' }).length > 0;
    throw colleague ? new Conflict(pick(ELSEWHERE, locale)) : new Forbidden();
  }
  assertAction(context, application, event);
  assertValid(closeProblems(event, reason));
  const closes = isClosed(moved.value);
  // Before the row says that it is closed, which takes it out of what can be changed.
  await recordApplication(context, application, 'APPLICATION_MOVED', {
    applicationStatus: moved.value,
  });
  await tx.application.updateMany({
    where: { id: application.id },
    data: {
      status: moved.value,
      statusSince: now,
      updatedAt: now,
      ...(closes && { closedAt: now, closeReason: reason }),
      ...(moved.value === 'CERTIFIED' && { enrollBy: new Date(enrollByOf(now)) }),
    },
  });
  return { applicationId: application.id };
};

const ELSEWHERE = {
  en: 'Somebody moved this application meanwhile. Look again.',
  es: 'Mientras tanto alguien cambió el estado de esta solicitud. Vuelva a revisarla.',
};
