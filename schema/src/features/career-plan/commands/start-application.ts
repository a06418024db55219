import { startProblems } from '../../../domain/career-plan/application.ts';
import { startablePrograms } from '../../../domain/career-plan/policy.ts';
import { pick } from '../../../domain/shared/locale.ts';
import type { Command } from '../../../platform/command.ts';
import { assertValid, Conflict, Forbidden, NotFound } from '../../../platform/errors.ts';
import { assertIds } from '../../../platform/ids.ts';
import { recordApplication } from '../load-application.ts';

type Input = {
  readonly personId: string;
  readonly program: string;
  readonly agreement: string;
};

/**
 * Writes down that somebody applies for a program of the acting area (REF-019). Triggers open what that opens, and
 * find earlier referrals made under the same account (REF-041).
 */
export const startApplication: Command<Input, { applicationId: string }> = async (
  context,
  { personId, program, agreement },
) => {
  const { tx, actor, now, locale } = context;
  const lwiaId = actor.organizationId;
  assertIds(personId);
  if (!lwiaId || !actor.userId) throw new Forbidden();
  const person = await tx.person.findFirst({
    where: { id: personId },
    select: {
      grants: {
        where: {
          organizationId: lwiaId,
          endedAt: null,
          OR: [{ validUntil: null }, { validUntil: { gt: now } }],
        },
        select: { reason: true, organization: { select: { kind: true } } },
      },
      applications: { where: { lwiaId, closedAt: null }, select: { program: true } },
    },
  });
  if (!person) throw new NotFound();
  const facts = {
    ownsArea: person.grants.some(({ organization }) => organization.kind === 'LWIA'),
    reasons: person.grants.map(({ reason }) => reason),
  };
  if (startablePrograms(actor, { ...facts, active: [] }).length === 0) throw new Forbidden();
  assertValid(startProblems(program, agreement));
  if (person.applications.some((active) => active.program === program)) {
    throw new Conflict(pick(ACTIVE_ALREADY, locale));
  }

  const { id } = await tx.application.create({
    data: {
      personId,
      lwiaId,
      program,
      agreement,
      plannerId: actor.userId,
      startedById: actor.userId,
      startedAt: now,
      statusSince: now,
      updatedAt: now,
    },
    select: { id: true },
  });
  await recordApplication(context, { id, personId, lwiaId }, 'APPLICATION_STARTED', { program });
  return { applicationId: id };
};

const ACTIVE_ALREADY = {
  en: 'They have an active application for this program already.',
  es: 'Ya tiene una solicitud activa para este programa.',
};
