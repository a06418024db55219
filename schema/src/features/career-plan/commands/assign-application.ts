import type { Command } from '../../../platform/command.ts';
import { assertValid } from '../../../platform/errors.ts';
import { colleagueProblems } from '../../referral/commands/colleague.ts';
import { assertAction, loadApplication, recordApplication } from '../load-application.ts';

type Input = { readonly id: string; readonly plannerId: string };

/** Gives an application to a career planner of the area; whoever serves there may take it on. */
export const assignApplication: Command<Input, { applicationId: string }> = async (
  context,
  { id, plannerId },
) => {
  const application = await loadApplication(context, id);
  assertAction(context, application, 'ASSIGN');
  if (application.plannerId === plannerId.toLowerCase()) return { applicationId: application.id };
  assertValid(await colleagueProblems(context, 'plannerId', plannerId));
  await context.tx.application.updateMany({
    where: { id: application.id },
    data: { plannerId, updatedAt: context.now },
  });
  await recordApplication(context, application, 'APPLICATION_ASSIGNED', { assigneeId: plannerId });
  return { applicationId: application.id };
};
