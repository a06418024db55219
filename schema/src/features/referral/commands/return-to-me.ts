import { problemsOf, requireText } from '../../../domain/shared/field-problem.ts';
import type { CommandContext } from '../../../platform/command.ts';
import { assertValid } from '../../../platform/errors.ts';
import { putAwayDraft } from './put-away-draft.ts';
import { recallReferral } from './recall-referral.ts';
import { referAgain } from './refer-again.ts';

/**
 * The sender takes back what nobody answered and goes on with another partner in one step: what was sent is
 * recalled and put away, and a linked draft has its content (catalogues 6.2: a recalled one keeps its partner).
 */
export async function returnToMe(
  context: CommandContext,
  { id, reason }: { readonly id: string; readonly reason: string },
): Promise<{ referralId: string }> {
  assertValid(
    problemsOf(
      requireText('reason', reason, { en: 'why you take it back', es: 'por qué lo retira' }),
    ),
  );
  await recallReferral(context, { id, reason });
  const next = await referAgain(context, { id });
  await putAwayDraft(context, { id });
  return next;
}
