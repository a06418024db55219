import { attemptProblems } from '../../../domain/referral/answer-input.ts';
import type { AttemptTarget } from '../../../domain/referral/channel.ts';
import type { CommandContext } from '../../../platform/command.ts';
import { assertValid } from '../../../platform/errors.ts';
import { recordReferral } from '../../../platform/record.ts';
import { changeStatus } from './change-status.ts';
import { decide, loadReferral } from './load-referral.ts';
import { textOrNull } from './texts.ts';
import type { Optional } from './texts.ts';
import { touchReferral } from './touch-referral.ts';

export type LogAttemptInput = {
  readonly referralId: string;
  readonly target: AttemptTarget;
  readonly channel: string;
  readonly result: string;
  readonly occurredAt: Date;
  readonly note?: Optional<string>;
};

/**
 * An attempt to reach the person, by the receiver (REF-039), or the receiver, by the sender, which makes
 * the status "attempting contact" (REF-029), or by the administrator who steps in, which moves nothing
 * (REF-053). The others read date, way and result, never the note.
 */
export async function logAttempt(
  context: CommandContext,
  { referralId, note, ...attempt }: LogAttemptInput,
): Promise<{ referralId: string }> {
  const { tx, actor, now } = context;
  const action = attempt.target === 'CUSTOMER' ? 'LOG_ATTEMPT' : 'LOG_PARTNER_ATTEMPT';
  const referral = await loadReferral(context, referralId);
  const { side, transition } = await decide(context, referral, action);
  assertValid(attemptProblems({ ...attempt, note: note ?? null }, now));
  const organizationId = actor.organizationId ?? '';
  const { id: attemptId } = await tx.contactAttempt.create({
    data: {
      ...attempt,
      referralId: referral.id,
      organizationId,
      authorId: actor.userId,
      createdAt: now,
    },
    select: { id: true },
  });
  const body = textOrNull(note);
  if (body) await tx.contactAttemptNote.createMany({ data: { attemptId, organizationId, body } });

  if (transition?.effect === 'MOVE') await changeStatus(context, referral, transition);
  else if (side !== 'ADMINISTRATOR') await touchReferral(context, referral, { action, side });
  await recordReferral(context, referral, 'ATTEMPT_LOGGED', {
    // Whom the sender tried at the receiver is no business of the person's.
    audience: attempt.target === 'CUSTOMER' ? 'CONTACT' : 'PARTIES',
    data: { attemptId, target: attempt.target, channel: attempt.channel, result: attempt.result },
  });
  return { referralId: referral.id };
}
