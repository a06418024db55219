import { isEmail, normalizeEmail } from '../../../domain/shared/email.ts';
import {
  limitText,
  problem,
  problemsOf,
  requireText,
} from '../../../domain/shared/field-problem.ts';
import { LIMITS } from '../../../domain/shared/limits.ts';
import type { Command } from '../../../platform/command.ts';
import { assertValid, Forbidden } from '../../../platform/errors.ts';
import { enqueue } from '../../../platform/record.ts';

type Input = { readonly name: string; readonly email: string };

const INVITED_FOR_DAYS = 30;

/** REF-013: asks an organization by mail to sign up. The link is made by the job, so that it stands nowhere else. */
export const inviteOrganization: Command<Input, { invitationId: string }> = async (
  context,
  { name, email },
) => {
  const { tx, actor, now } = context;
  if (actor.role !== 'LWIA_ADMIN' || !actor.lwiaId) throw new Forbidden();
  assertValid(
    problemsOf(
      requireText('name', name, {
        en: 'the name of the organization',
        es: 'el nombre de la organización',
      }),
      limitText('name', name, LIMITS.organizationName),
      isEmail(email)
        ? null
        : problem('email', 'MALFORMED', {
            en: 'Enter an email address like name@example.org.',
            es: 'Escriba un correo electrónico como nombre@example.org.',
          }),
    ),
  );
  const { id: invitationId } = await tx.organizationInvitation.create({
    data: {
      lwiaId: actor.lwiaId,
      name: name.trim(),
      email: normalizeEmail(email),
      invitedById: actor.userId,
      createdAt: now,
      expiresAt: new Date(now.getTime() + INVITED_FOR_DAYS * 86_400_000),
    },
    select: { id: true },
  });
  await enqueue(context, 'send-organization-invitation', { invitationId });
  return { invitationId };
};
