import { messageProblems } from '../../../domain/referral/answer-input.ts';
import type { CommandContext } from '../../../platform/command.ts';
import { assertValid } from '../../../platform/errors.ts';
import { recordReferral } from '../../../platform/record.ts';
import { decide, loadReferral } from './load-referral.ts';
import { touchReferral } from './touch-referral.ts';

export type PostMessageInput = { readonly referralId: string; readonly body: string };

/** A message both sides read (REF-052). */
export async function postMessage(
  context: CommandContext,
  { referralId, body }: PostMessageInput,
): Promise<{ referralId: string; messageId: string }> {
  const { tx, actor } = context;
  const referral = await loadReferral(context, referralId);
  const { side } = await decide(context, referral, 'MESSAGE');
  assertValid(messageProblems(body));
  const at = await touchReferral(context, referral, { action: 'MESSAGE', side });
  const message = await tx.referralMessage.create({
    data: {
      referralId: referral.id,
      organizationId: actor.organizationId ?? '',
      authorId: actor.userId,
      body: body.trim(),
      createdAt: at,
    },
    select: { id: true },
  });
  await recordReferral({ ...context, now: at }, referral, 'MESSAGE_POSTED', {
    audience: 'PARTIES',
    data: { messageId: message.id },
  });
  return { referralId: referral.id, messageId: message.id };
}
