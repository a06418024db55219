import { noteProblems } from '../../../domain/referral/answer-input.ts';
import type { CommandContext } from '../../../platform/command.ts';
import { assertValid } from '../../../platform/errors.ts';
import { recordReferral } from '../../../platform/record.ts';
import { followedUp } from './followed-up.ts';
import { decide, loadReferral } from './load-referral.ts';

export type AddNoteInput = { readonly referralId: string; readonly body: string };

/**
 * A private note of one side (REF-052). The other side must not even notice, so nothing they can see of
 * the referral changes, its place in lists included.
 */
export async function addNote(
  context: CommandContext,
  { referralId, body }: AddNoteInput,
): Promise<{ referralId: string; noteId: string }> {
  const { tx, actor, now } = context;
  const referral = await loadReferral(context, referralId);
  const { side } = await decide(context, referral, 'ADD_NOTE');
  assertValid(noteProblems(body));
  const note = await tx.referralNote.create({
    data: {
      referralId: referral.id,
      organizationId: actor.organizationId ?? '',
      authorId: actor.userId,
      body: body.trim(),
      createdAt: now,
    },
    select: { id: true },
  });
  // Saying why there is no follow-up is one (REF-053).
  if (side === 'SENDER') await followedUp(context, referral);
  await recordReferral(context, referral, 'NOTE_ADDED', {
    audience: 'SIDE',
    data: { noteId: note.id },
  });
  return { referralId: referral.id, noteId: note.id };
}
