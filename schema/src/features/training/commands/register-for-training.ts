import { isComing } from '../../../domain/training/session.ts';
import type { Command } from '../../../platform/command.ts';
import { assertOpen, loadSession } from '../load-session.ts';

type Input = { readonly sessionId: string };

/**
 * REF-065: who comes, and since when. Registering twice keeps the first. Of the session on access it also opens a
 * practice account, which the database does (prisma/policies/48-training.sql).
 */
export const registerForTraining: Command<Input, Input> = async (context, { sessionId }) => {
  const { tx, actor, now } = context;
  const found = await loadSession(context, sessionId);
  if (isComing(found.registration)) return { sessionId };
  assertOpen(context, found, 'REGISTER');
  await tx.$executeRaw`
    insert into training_registration (session_id, user_id, organization_id, registered_at)
    values (${sessionId}::uuid, ${actor.userId}::uuid, ${actor.organizationId}::uuid, ${now})
    on conflict (session_id, user_id) do update
      set organization_id = excluded.organization_id, registered_at = excluded.registered_at, withdrawn_at = null
      where training_registration.withdrawn_at is not null`;
  return { sessionId };
};
