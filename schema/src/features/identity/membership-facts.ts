import type {
  MembershipRole,
  MembershipStatus,
  OrganizationKind,
} from '../../domain/access/role.ts';
import { leavesAdministrator } from '../../domain/identity/membership.ts';
import type { MembershipFacts, Standing } from '../../domain/identity/membership.ts';
import { addDays, dateOf, fromLocal } from '../../domain/shared/chicago-time.ts';
import { problem } from '../../domain/shared/field-problem.ts';
import type { CommandContext } from '../../platform/command.ts';
import { Forbidden, InvalidInput, NotFound } from '../../platform/errors.ts';
import { assertIds } from '../../platform/ids.ts';
import { storedDay } from '../../platform/stored-day.ts';

type HeldMembership = MembershipFacts &
  Standing & { readonly id: string; readonly validFrom: Date | null };

/**
 * A membership as it stands, locked where the actor may change it: two who decide at once take turns.
 * @throws NotFound also for what exists but is not visible
 */
export async function loadMembership({ tx }: CommandContext, id: string): Promise<HeldMembership> {
  assertIds(id);
  await tx.$queryRaw`select id from membership where id = ${id}::uuid for update`;
  const found = await tx.membership.findFirst({ where: { id }, include: { organization: true } });
  if (!found) throw new NotFound();
  return {
    id,
    userId: found.userId,
    role: found.role as MembershipRole,
    status: found.status as MembershipStatus,
    organizationId: found.organizationId,
    kind: found.organization.kind as OrganizationKind,
    lwiaId: found.organization.lwiaId,
    validFrom: found.validFrom,
    validUntil: found.validUntil,
  };
}

/**
 * Whoever takes an administrator away, of two who do so at once, sees what the other did.
 * @throws Forbidden when nobody would be left to look after the organization (CORE-003)
 */
export async function keepAdministrator(
  { tx, now }: CommandContext,
  { id, kind, organizationId, role, validUntil }: HeldMembership,
  after: Standing | null,
): Promise<void> {
  const before = { role, validUntil };
  if (leavesAdministrator(kind, before, after, [])) return;
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`administrators:${organizationId}`}, 0))`;
  const others = await tx.membership.findMany({
    where: {
      organizationId,
      id: { not: id },
      status: 'ACTIVE',
      validFrom: { lte: now },
      OR: [{ validUntil: null }, { validUntil: { gt: now } }],
    },
    select: { role: true, validUntil: true },
  });
  if (leavesAdministrator(kind, before, after, others as Standing[])) return;
  throw new Forbidden(
    'Nobody would be left to look after this organization. First make somebody else its administrator, for at least as long.',
  );
}

/** The end of a membership's last day, in Illinois; null: without end. */
export function endOfLastDay(lastDay: string | Date | null | undefined, now: Date): Date | null {
  if (!lastDay) return null;
  const day = lastDay instanceof Date ? storedDay(lastDay) : lastDay;
  if (day < dateOf(now)) {
    throw new InvalidInput([
      problem('validUntil', 'IN_THE_PAST', {
        en: 'Choose today or a later day.',
        es: 'Elija hoy o un día posterior.',
      }),
    ]);
  }
  return fromLocal(addDays(day, 1));
}
