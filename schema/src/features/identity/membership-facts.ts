import type {
  MembershipRole,
  MembershipStatus,
  OrganizationKind,
} from '../../domain/access/role.ts';
import type { MembershipFacts } from '../../domain/identity/membership.ts';
import type { CommandContext } from '../../platform/command.ts';
import { NotFound } from '../../platform/errors.ts';
import { assertIds } from '../../platform/ids.ts';

/**
 * A membership as it stands, locked where the actor may change it: two who decide at once take turns.
 * @throws NotFound also for what exists but is not visible
 */
export async function loadMembership(
  { tx }: CommandContext,
  id: string,
): Promise<MembershipFacts & { readonly id: string }> {
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
  };
}
