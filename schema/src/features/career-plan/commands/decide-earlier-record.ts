import type { Command } from '../../../platform/command.ts';
import { NotFound } from '../../../platform/errors.ts';
import { assertIds } from '../../../platform/ids.ts';
import { assertAction, loadApplication } from '../load-application.ts';

type Input = {
  readonly applicationId: string;
  readonly recordId: string;
  readonly samePerson: boolean;
};

/**
 * Puts earlier referrals on the plan, or takes them off again (REF-041). Nothing is copied: the area sees them
 * where they are, so that nothing is there twice when the records are merged one day.
 */
export const decideEarlierRecord: Command<Input, { applicationId: string }> = async (
  context,
  { applicationId, recordId, samePerson },
) => {
  assertIds(recordId);
  const application = await loadApplication(context, applicationId);
  assertAction(context, application, 'JUDGE_RECORDS');
  const [decided] = await context.tx.$queryRaw<[{ done: boolean }]>`
    select app.decide_earlier_record(${application.id}::uuid, ${recordId}::uuid, ${samePerson}) as done`;
  if (!decided.done) throw new NotFound();
  return { applicationId: application.id };
};
