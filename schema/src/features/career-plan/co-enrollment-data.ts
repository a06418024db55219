import type { CoEnrollmentInput } from '../../domain/career-plan/co-enrollment.ts';

/** As the table has it: of the directory's organizations the id, of others the name. */
export const coEnrollmentData = ({
  program,
  source,
  organizationId,
  organizationName,
  startedOn,
  endedOn,
  dolFunded,
}: CoEnrollmentInput & { readonly dolFunded: boolean }) => ({
  program,
  source,
  dolFunded,
  organizationId: organizationId ?? null,
  organizationName: organizationId ? null : (organizationName?.trim() ?? null),
  startedOn: new Date(startedOn),
  endedOn: endedOn ? new Date(endedOn) : null,
});
