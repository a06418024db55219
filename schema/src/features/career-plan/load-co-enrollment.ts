import type { CoEnrollment } from '@throughline/prisma/generated/client';
import { mayKeepCoEnrollments } from '../../domain/career-plan/policy.ts';
import { problem } from '../../domain/shared/field-problem.ts';
import { pick } from '../../domain/shared/locale.ts';
import type { CommandContext } from '../../platform/command.ts';
import { Conflict, Forbidden, InvalidInput, NotFound } from '../../platform/errors.ts';
import { assertIds } from '../../platform/ids.ts';

/** @throws NotFound when the actor does not see the person, Forbidden when they may not keep these */
export async function assertKeeps({ tx, actor }: CommandContext, personId: string): Promise<void> {
  const person = await tx.person.findFirst({
    where: { id: personId },
    select: {
      applications: {
        where: { lwiaId: actor.organizationId ?? '', closedAt: null },
        select: { id: true },
        take: 1,
      },
    },
  });
  if (!person) throw new NotFound();
  if (!mayKeepCoEnrollments(actor, { applies: person.applications.length > 0 }))
    throw new Forbidden();
}

/**
 * It as it is once nobody else is changing it.
 * @throws NotFound when the actor sees none, Forbidden when they only look
 */
export async function loadCoEnrollment(context: CommandContext, id: string): Promise<CoEnrollment> {
  assertIds(id);
  const { tx } = context;
  const found = await tx.coEnrollment.findFirst({ where: { id }, select: { personId: true } });
  if (!found) throw new NotFound();
  await assertKeeps(context, found.personId);
  await tx.$queryRaw`select 1 from co_enrollment where id = ${id}::uuid for no key update`;
  return tx.coEnrollment.findFirstOrThrow({ where: { id } });
}

/** @throws Conflict when somebody has changed it since */
export function assertVersion(
  { locale }: CommandContext,
  { version }: CoEnrollment,
  expected: number,
): void {
  if (version !== expected) throw new Conflict(pick(MEANWHILE, locale));
}

/** @throws InvalidInput when the directory has no such organization */
export async function assertInDirectory(
  { tx }: CommandContext,
  organizationId: string | null | undefined,
): Promise<void> {
  if (!organizationId) return;
  assertIds(organizationId);
  const found = await tx.organization.findFirst({
    where: { id: organizationId },
    select: { id: true },
  });
  if (!found)
    throw new InvalidInput([
      problem('organizationName', 'NOT_ALLOWED', {
        en: 'Choose an organization of the directory, or write its name.',
        es: 'Elija una organización del directorio o escriba su nombre.',
      }),
    ]);
}

const MEANWHILE = {
  en: 'Somebody changed this program meanwhile. Look again.',
  es: 'Mientras tanto alguien cambió este programa. Vuelva a revisarlo.',
};
