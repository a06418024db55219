import { Prisma } from '@throughline/prisma/generated/client';
import type { Organization } from '@throughline/prisma/generated/client';
import type { OrganizationKind, OrganizationStatus } from '../../domain/access/role.ts';
import { administers } from '../../domain/identity/membership.ts';
import { pick } from '../../domain/shared/locale.ts';
import type { Text } from '../../domain/shared/locale.ts';
import type { CommandContext } from '../../platform/command.ts';
import { Conflict, Forbidden, NotFound } from '../../platform/errors.ts';
import { assertIds } from '../../platform/ids.ts';
import { record } from '../../platform/record.ts';
import type { ActivityData } from '../../platform/record.ts';
import { keepCompleteness } from './record-score.ts';

export type KeptRecord = Pick<Organization, 'id' | 'lwiaId' | 'version' | 'registeredById'> & {
  readonly kind: OrganizationKind;
  readonly status: OrganizationStatus;
};

/**
 * The organization, locked: changes of one record take turns.
 * @throws NotFound also for what is not visible
 * @throws Forbidden for whoever does not keep its record (REF-009)
 */
export async function keepRecord(
  { tx, actor }: CommandContext,
  organizationId: string,
): Promise<KeptRecord> {
  assertIds(organizationId);
  await tx.$queryRaw`select id from organization where id = ${organizationId}::uuid for update`;
  const found = await tx.organization.findFirst({
    where: { id: organizationId },
    select: {
      id: true,
      kind: true,
      status: true,
      lwiaId: true,
      version: true,
      registeredById: true,
    },
  });
  if (!found) throw new NotFound();
  const kept = found as KeptRecord;
  if (!administers(actor, { ...kept, organizationId })) throw new Forbidden();
  return kept;
}

/** After every change of a record: what is open on screens follows, and its score is right again. */
export async function recordChanged(
  context: CommandContext,
  organizationId: string,
  data: ActivityData = {},
): Promise<void> {
  await keepCompleteness(context.tx, organizationId);
  await tellOfRecord(context, organizationId, data);
}

/** What is open on screens of an organization follows. */
export function tellOfRecord(
  context: CommandContext,
  organizationId: string,
  data: ActivityData,
): Promise<void> {
  return record(context, {
    kind: 'RECORD_CHANGED',
    audience: 'DIRECTORY',
    subjectType: 'ORGANIZATION',
    subjectId: organizationId,
    sideOrganizationId: organizationId,
    data,
  });
}

const MESSAGE: Text = {
  en: 'Somebody saved while you were editing. Look at what changed and save again.',
  es: 'Alguien guardó cambios mientras usted editaba. Revise los cambios y guarde de nuevo.',
};

/** Nobody overwrites what they have not seen (CORE-024). @throws Conflict naming who saved last */
export async function assertVersion(
  { tx, locale }: CommandContext,
  organizationId: string,
  row: { readonly version: number },
  expectedVersion: number | null | undefined,
): Promise<void> {
  if (row.version === expectedVersion) return;
  const last = await tx.activity.findFirst({
    // Places have a version of their own.
    where: {
      subjectId: organizationId,
      kind: 'RECORD_CHANGED',
      data: { path: ['capacity'], equals: Prisma.AnyNull },
    },
    orderBy: { seq: 'desc' },
    select: { at: true, actor: { select: { name: true } } },
  });
  throw new Conflict(pick(MESSAGE, locale), {
    currentVersion: row.version,
    changedBy: last?.actor?.name ?? null,
    changedAt: last?.at ?? null,
  });
}
