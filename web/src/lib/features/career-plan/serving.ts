import type { NeedCategory } from '@throughline/schema/domain/shared/need-category';
import type { ReferralStatus } from '@throughline/schema/domain/referral/status';
import type {
  ApplicationProgram,
  ApplicationStatus,
} from '@throughline/schema/domain/career-plan/application';

type Organization = { readonly id: string; readonly name: string };

/** Who serves somebody now, with what and since when (REF-054). */
export type Serving = {
  readonly organization: Organization;
  /** A program they are enrolled in, or the need that a partner serves. */
  readonly program: ApplicationProgram | null;
  readonly category: NeedCategory | null;
  readonly since: string;
};

type Enrolled = {
  readonly lwia: Organization;
  readonly program: ApplicationProgram;
  readonly status: ApplicationStatus;
  readonly statusSince: string;
};
type Referred = {
  readonly receiver: Organization | null;
  readonly category: NeedCategory | null;
  readonly status: ReferralStatus;
  readonly startedAt: string | null;
  readonly acceptedAt: string | null;
};

/**
 * The co-enrollment strip, of what its reader sees: enrollments, and what partners have accepted or begun. Each
 * organization once for each program or need, longest first.
 */
export const servingNow = (
  applications: readonly Enrolled[],
  referrals: readonly Referred[],
): Serving[] => {
  const all: Serving[] = [
    ...applications
      .filter(({ status }) => status === 'ENROLLED')
      .map(({ lwia, program, statusSince }) => ({
        organization: lwia,
        program,
        category: null,
        since: statusSince,
      })),
    ...referrals.flatMap(({ receiver, category, status, startedAt, acceptedAt }) => {
      const since = startedAt ?? acceptedAt;
      const serves = status === 'ACCEPTED' || status === 'IN_PROGRESS';
      return serves && receiver && since
        ? [{ organization: receiver, program: null, category, since }]
        : [];
    }),
  ].sort((a, b) => a.since.localeCompare(b.since));
  return all.filter(
    (each, index) =>
      all.findIndex(
        ({ organization, program, category }) =>
          organization.id === each.organization.id &&
          program === each.program &&
          category === each.category,
      ) === index,
  );
};
