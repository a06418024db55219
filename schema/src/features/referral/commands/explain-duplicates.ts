import { duplicateUnexplained } from '../../../domain/referral/send-check.ts';
import { limitText, problemsOf, under } from '../../../domain/shared/field-problem.ts';
import type { FieldProblem } from '../../../domain/shared/field-problem.ts';
import { LIMITS } from '../../../domain/shared/limits.ts';
import { pick } from '../../../domain/shared/locale.ts';
import type { CommandContext } from '../../../platform/command.ts';
import { assertValid } from '../../../platform/errors.ts';
import { duplicatesOf } from '../duplicates.ts';
import { addNote } from './add-note.ts';
import type { LoadedReferral } from './load-referral.ts';

const ANYWAY = {
  en: 'Sent although somebody already helps with this need: ',
  es: 'Enviado aunque alguien ya ayuda con esta necesidad: ',
};

/**
 * Sending what is under way already needs a reason (REF-048). It is kept as a private note of the sender, since it
 * may name a partner that the receiver must not learn of.
 */
export async function explainDuplicates(
  context: CommandContext,
  drafts: readonly LoadedReferral[],
  reasons: ReadonlyMap<string, string>,
): Promise<void> {
  const problems: FieldProblem[] = [];
  for (const [index, draft] of drafts.entries()) {
    const { tx, locale } = context;
    const repeated = await tx.referral.findFirst({
      where: await duplicatesOf(tx, draft),
      select: { id: true },
    });
    if (!repeated) continue;
    const reason = reasons.get(draft.id)?.trim();
    problems.push(
      ...under(
        `referrals.${index}`,
        reason
          ? problemsOf(limitText('duplicate', reason, LIMITS.reason))
          : [duplicateUnexplained()],
      ),
    );
    if (reason && problems.length === 0) {
      await addNote(context, { referralId: draft.id, body: pick(ANYWAY, locale) + reason });
    }
  }
  assertValid(problems);
}
