import type { NeedInput } from '../../domain/customer/person.ts';
import type { CommandContext } from '../../platform/command.ts';
import { record } from '../../platform/record.ts';
import { blankToNull } from './contact-data.ts';

/** A need is its organization's: no other organization is told of it. */
export async function writeNeed(
  context: CommandContext,
  personId: string,
  { category, note }: NeedInput,
): Promise<string> {
  const { tx, actor, now } = context;
  if (!actor.organizationId) throw new Error('Needs are written down by organizations.');
  const need = await tx.personNeed.create({
    data: {
      personId,
      recordedByOrganizationId: actor.organizationId,
      recordedById: actor.userId,
      category,
      note: blankToNull(note),
      createdAt: now,
    },
    select: { id: true },
  });
  await recordNeed(context, 'NEED_ADDED', personId, need.id);
  return need.id;
}

export function recordNeed(
  context: CommandContext,
  kind: 'NEED_ADDED' | 'NEED_CLOSED',
  personId: string,
  needId: string,
): Promise<void> {
  return record(context, {
    kind,
    audience: 'SIDE_AND_PERSON',
    subjectType: 'PERSON',
    subjectId: personId,
    personId,
    sideOrganizationId: context.actor.organizationId,
    data: { needId },
  });
}
