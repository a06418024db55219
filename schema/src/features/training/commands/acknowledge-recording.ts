import type { Command } from '../../../platform/command.ts';
import { assertOpen, loadSession } from '../load-session.ts';

type Input = { readonly sessionId: string };

/** REF-068: the notice was read, which opens the live link; the time of the first reading stays. */
export const acknowledgeRecording: Command<Input, Input> = async (context, { sessionId }) => {
  const { tx, actor, now } = context;
  const found = await loadSession(context, sessionId);
  if (found.registration?.noticeReadAt) return { sessionId };
  assertOpen(context, found, 'READ_NOTICE');
  await tx.$executeRaw`
    update training_registration
       set notice_read_at = ${now}, organization_id = ${actor.organizationId}::uuid
     where session_id = ${sessionId}::uuid and user_id = ${actor.userId}::uuid`;
  return { sessionId };
};
