import { outcomeProblem } from '../../../domain/referral/answer-input.ts';
import { limitText, problemsOf } from '../../../domain/shared/field-problem.ts';
import { LIMITS } from '../../../domain/shared/limits.ts';
import type { CommandContext } from '../../../platform/command.ts';
import { assertValid } from '../../../platform/errors.ts';
import { recordReferral } from '../../../platform/record.ts';
import { decide, loadReferral } from './load-referral.ts';
import type { Optional } from './texts.ts';
import { touchReferral } from './touch-referral.ts';
import { writeDetail } from './write-detail.ts';

export type AmendOutcomeInput = {
  readonly id: string;
  readonly outcome: string;
  readonly note?: Optional<string>;
};

/** Who gave the outcome corrects it within 24 hours: an activity, not a transition (catalogues 6.2). */
export async function amendOutcome(
  context: CommandContext,
  { id, outcome, note }: AmendOutcomeInput,
): Promise<{ referralId: string }> {
  const referral = await loadReferral(context, id);
  const { side } = await decide(context, referral, 'AMEND_OUTCOME');
  const completedFrom = referral.startedAt ? 'IN_PROGRESS' : 'ACCEPTED';
  assertValid(
    problemsOf(
      outcomeProblem(outcome, completedFrom),
      limitText('note', note, LIMITS.outcomeSummary),
    ),
  );
  await writeDetail(context, referral.id, 'outcomeNote', { field: 'note', typed: note });
  const at = await touchReferral(context, referral, { action: 'AMEND_OUTCOME', side }, { outcome });
  await recordReferral({ ...context, now: at }, referral, 'OUTCOME_AMENDED', {
    audience: 'STATUS',
    data: { outcome, previousOutcome: referral.outcome },
  });
  return { referralId: referral.id };
}
