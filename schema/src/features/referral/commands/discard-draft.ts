import { pick } from '../../../domain/shared/locale.ts';
import type { CommandContext } from '../../../platform/command.ts';
import { NotFound } from '../../../platform/errors.ts';
import { recordReferral } from '../../../platform/record.ts';
import { decide, loadReferral } from './load-referral.ts';

/** Deletes a draft that nobody outside has seen (REF-027). */
export async function discardDraft(
  context: CommandContext,
  { id }: { readonly id: string },
): Promise<{ id: string; message: string }> {
  const referral = await loadReferral(context, id);
  await decide(context, referral, 'DISCARD');
  // Before the row goes: whoever has it open learns that it went.
  await recordReferral(context, referral, 'ACCESS_ENDED', {
    audience: 'SIDE',
    data: { reason: 'DISCARDED' },
  });
  const { count } = await context.tx.referral.deleteMany({ where: { id: referral.id } });
  if (count === 0) throw new NotFound();
  const message = pick(
    {
      en: `The draft ${referral.number} was discarded.`,
      es: `Se descartó el borrador ${referral.number}.`,
    },
    context.locale,
  );
  return { id: referral.id, message };
}
