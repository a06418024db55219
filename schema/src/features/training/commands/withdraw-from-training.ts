import { isComing } from '../../../domain/training/session.ts';
import type { Command } from '../../../platform/command.ts';
import { assertOpen, loadSession } from '../load-session.ts';

type Input = { readonly sessionId: string };

/** Whoever comes no more; the link closes again, and the notice has to be read anew. */
export const withdrawFromTraining: Command<Input, Input> = async (context, { sessionId }) => {
  const { tx, actor, now } = context;
  const found = await loadSession(context, sessionId);
  if (!isComing(found.registration)) return { sessionId };
  assertOpen(context, found, 'WITHDRAW');
  await tx.$executeRaw`
    update training_registration
       set withdrawn_at = ${now}, notice_read_at = null, organization_id = ${actor.organizationId}::uuid
     where session_id = ${sessionId}::uuid and user_id = ${actor.userId}::uuid`;
  return { sessionId };
};
