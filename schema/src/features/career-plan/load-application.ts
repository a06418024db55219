import type { Application } from '@throughline/prisma/generated/client';
import type { ApplicationStatus } from '../../domain/career-plan/application.ts';
import { applicationActions } from '../../domain/career-plan/policy.ts';
import type { ApplicationAction } from '../../domain/career-plan/policy.ts';
import type { ActivityKind } from '../../domain/shared/activity.ts';
import type { CommandContext } from '../../platform/command.ts';
import { Forbidden, NotFound } from '../../platform/errors.ts';
import { assertIds } from '../../platform/ids.ts';
import { record } from '../../platform/record.ts';
import type { ActivityData } from '../../platform/record.ts';

export type LoadedApplication = Application & { readonly status: ApplicationStatus };

/**
 * The application as it is once nobody else is changing it.
 * @throws NotFound when the actor sees none
 */
export async function loadApplication(
  { tx }: CommandContext,
  id: string,
): Promise<LoadedApplication> {
  assertIds(id);
  await tx.$queryRaw`select 1 from application where id = ${id}::uuid for no key update`;
  const application = await tx.application.findFirst({ where: { id } });
  if (!application) throw new NotFound();
  return application as LoadedApplication;
}

/** @throws Forbidden when the actor may not do this now */
export function assertAction(
  { actor }: CommandContext,
  application: LoadedApplication,
  action: ApplicationAction,
): void {
  if (!applicationActions(actor, application).includes(action)) throw new Forbidden();
}

/** Whoever serves the person in the area, the person and the state read of it; other partners do not. */
export const recordApplication = (
  context: CommandContext,
  { id, personId, lwiaId }: Pick<Application, 'id' | 'personId' | 'lwiaId'>,
  kind: Extract<
    ActivityKind,
    `APPLICATION_${string}` | 'RESULT_RECORDED' | 'ENROLLMENT_WINDOW_NEAR'
  >,
  data: ActivityData,
  activityId?: string,
): Promise<void> =>
  record(context, {
    ...(activityId && { id: activityId }),
    kind,
    audience: 'SIDE_AND_PERSON',
    subjectType: 'PERSON',
    subjectId: personId,
    personId,
    sideOrganizationId: lwiaId,
    data: { applicationId: id, ...data },
  });
