import type { CommandContext } from '../../../platform/command.ts';
import { recordApplication } from '../load-application.ts';
import { haveServicesBegun, SERVICES } from '../services-begun.ts';

/**
 * What follows when a day of the enrollment window comes (PLAN-047): the planner is warned, and when it has passed the
 * application closes by itself, so that a new one is needed. Not once services have begun. The activity bears the id of
 * the alarm, so however often this is tried there is one to read, and one notice of it for each (N-10).
 *
 * @returns whether it fired: not when somebody moved the application, or another process has it
 */
export async function fireAlarm(
  context: CommandContext,
  { id }: { readonly id: string },
): Promise<boolean> {
  const { tx, now } = context;
  const [due] = await tx.$queryRaw<{ applicationId: string; daysLeft: number }[]>`
    select l.application_id as "applicationId", l.days_left as "daysLeft"
      from application_alarm l join application a on a.id = l.application_id
     where l.id = ${id}::uuid and l.fired_at is null and l.stopped_at is null and l.due_at < app.now()
       for no key update skip locked`;
  if (!due) return false;
  const { applicationId, daysLeft } = due;
  // First, so that the change of status does not take it for an alarm that was stopped.
  await tx.applicationAlarm.updateMany({ where: { id }, data: { firedAt: now } });
  const application = await tx.application.findFirstOrThrow({
    where: { id: applicationId },
    select: { id: true, personId: true, lwiaId: true, ...SERVICES },
  });
  if (haveServicesBegun(application, now)) return true;
  if (daysLeft >= 0) {
    await recordApplication(context, application, 'ENROLLMENT_WINDOW_NEAR', { daysLeft }, id);
    return true;
  }
  await recordApplication(
    context,
    application,
    'APPLICATION_MOVED',
    { applicationStatus: 'AUTO_CLOSED' },
    id,
  );
  await tx.application.updateMany({
    where: { id: applicationId },
    data: {
      status: 'AUTO_CLOSED',
      statusSince: now,
      closedAt: now,
      closeReason: 'WINDOW_PASSED',
      updatedAt: now,
    },
  });
  return true;
}
