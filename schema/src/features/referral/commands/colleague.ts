import type { FieldProblem } from '../../../domain/shared/field-problem.ts';
import { problem } from '../../../domain/shared/field-problem.ts';
import type { CommandContext } from '../../../platform/command.ts';
import { isId } from '../../../platform/ids.ts';

/** Somebody can be given work only while they work here. */
export async function colleagueProblems(
  { tx, actor, now }: CommandContext,
  field: string,
  userId: string,
): Promise<FieldProblem[]> {
  const membership =
    isId(userId) &&
    (await tx.membership.findFirst({
      where: {
        userId,
        organizationId: actor.organizationId ?? '',
        status: 'ACTIVE',
        validFrom: { lte: now },
        OR: [{ validUntil: null }, { validUntil: { gt: now } }],
      },
      select: { id: true },
    }));
  if (membership) return [];
  return [
    problem(field, 'NOT_ALLOWED', {
      en: 'Choose somebody who works in your organization.',
      es: 'Elija a alguien que trabaje en su organización.',
    }),
  ];
}
