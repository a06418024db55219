import { isOversight } from '../../domain/access/actor.ts';
import type { ActivityKind } from '../../domain/shared/activity.ts';
import { pick } from '../../domain/shared/locale.ts';
import type { Text } from '../../domain/shared/locale.ts';
import type { CommandContext } from '../../platform/command.ts';
import { Conflict } from '../../platform/errors.ts';

const THE_CUSTOMER: Text = { en: 'the customer', es: 'la persona misma' };
const MESSAGE: Text = {
  en: 'Somebody saved while you were editing. Look at what changed and save again.',
  es: 'Alguien guardó cambios mientras usted editaba. Revise los cambios y guarde de nuevo.',
};

/** Names who saved last, as far as the actor may know: a colleague by name, others by organization. */
export async function changedMeanwhile(
  { tx, actor, locale }: CommandContext,
  personId: string,
  kind: ActivityKind,
  currentVersion: number,
): Promise<Conflict> {
  const last = await tx.activity.findFirst({
    where: { personId, kind },
    orderBy: { seq: 'desc' },
    select: {
      at: true,
      actorRole: true,
      actorOrganizationId: true,
      actor: { select: { name: true } },
      actorOrganization: { select: { name: true } },
    },
  });
  const near = isOversight(actor) || last?.actorOrganizationId === actor.organizationId;
  const changedBy =
    last?.actorRole === 'CUSTOMER'
      ? pick(THE_CUSTOMER, locale)
      : ((near ? last?.actor?.name : last?.actorOrganization?.name) ?? null);
  return new Conflict(pick(MESSAGE, locale), {
    currentVersion,
    changedBy,
    changedAt: last?.at ?? null,
  });
}
