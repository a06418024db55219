import { becomeClaims } from '@throughline/prisma/claims';
import { SESSION_ENDED } from '../../domain/identity/account.ts';
import type { Context } from '../../platform/context.ts';
import { Forbidden } from '../../platform/errors.ts';

type Changing = { -readonly [Key in keyof Context]: Context[Key] };

/**
 * Goes on as who the visitor has just become: what a payload loads is loaded by them. A mutation is alone in
 * its operation, so nothing of before still runs.
 */
export async function becomeViewer(ctx: Context): Promise<{ userId: string }> {
  const who = await ctx.auth.actsAs();
  const userId = who?.actor.userId;
  if (!userId) throw new Forbidden(SESSION_ENDED);
  const { actor, sessionId, locale } = who;
  becomeClaims(actor);
  Object.assign(ctx as Changing, { actor, claims: actor, sessionId, locale });
  return { userId };
}
