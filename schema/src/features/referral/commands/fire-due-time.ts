import { CLOCKS } from '../../../domain/referral/due.ts';
import type { DueRule } from '../../../domain/referral/due.ts';
import { transition } from '../../../domain/referral/machine.ts';
import type { CommandContext } from '../../../platform/command.ts';
import { record, recordReferral } from '../../../platform/record.ts';
import { changeStatus } from './change-status.ts';
import { loadReferral } from './load-referral.ts';

/**
 * What follows when a due time passes (REF-053). Unanswered moves the referral to "attempting contact"; of
 * the rest those concerned are told. The activity bears the id of the due time, so however often this is
 * tried there is one to read, and one notice of it for each.
 *
 * @returns whether it fired: not when somebody acted, another process has it, or somebody holds the referral
 */
export async function fireDueTime(
  context: CommandContext,
  { id }: { readonly id: string },
): Promise<boolean> {
  const { tx, now } = context;
  // Both rows at once and without waiting: a command locks the referral and then ends its clock.
  const [due] = await tx.$queryRaw<{ referralId: string; rule: DueRule; dueAt: Date }[]>`
    select d.referral_id as "referralId", d.rule, d.due_at as "dueAt"
      from due_time d join referral r on r.id = d.referral_id
     where d.id = ${id}::uuid and d.fired_at is null and d.stopped_at is null and d.due_at < app.now()
       for no key update skip locked`;
  if (!due) return false;
  // First, so that the change of status does not take it for a clock that was stopped.
  await tx.dueTime.updateMany({ where: { id }, data: { firedAt: now } });
  const referral = await loadReferral(context, due.referralId);
  const { rule, dueAt } = due;
  const data = { rule, dueAt: dueAt.toISOString() };
  if (rule === 'UNANSWERED') {
    const escalated = transition(referral.facts, 'ESCALATE');
    if (!escalated.ok) throw new Error(`${id} waits for an answer to a referral that has one.`);
    await changeStatus(context, referral, escalated.value, { activityId: id, data });
  } else if (CLOCKS[rule].side === 'RECEIVER') {
    await recordReferral(context, referral, 'DUE_PASSED', { audience: 'STATUS', id, data });
  } else {
    // The receiver of a declined referral has no more to do with it.
    await record(context, {
      id,
      kind: 'DUE_PASSED',
      audience: 'SIDE',
      subjectType: 'REFERRAL',
      subjectId: referral.id,
      sideOrganizationId: referral.senderOrganizationId,
      parties: referral,
      data,
    });
  }
  return true;
}
