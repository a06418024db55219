import { isRunningOn } from '@throughline/schema/domain/career-plan/co-enrollment';
import type {
  ApplicationProgram,
  ApplicationStatus,
} from '@throughline/schema/domain/career-plan/application';
import type { Program } from '@throughline/schema/domain/shared/program';
import type { ReferralStatus } from '@throughline/schema/domain/referral/status';
import { dateOf, type LocalDate } from '@throughline/schema/domain/shared/chicago-time';
import type { NeedCategory } from '@throughline/schema/domain/shared/need-category';

type Organization = { readonly id: string; readonly name: string };

/** Who serves somebody now, with what and since when (REF-054). */
export type Serving = {
  readonly organization: string;
  /** A program they are enrolled in, or the need that a partner serves. */
  readonly program: Program | null;
  readonly category: NeedCategory | null;
  readonly since: LocalDate;
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
type CoEnrolled = {
  readonly program: Program;
  readonly organizationName: string;
  readonly startedOn: LocalDate;
  readonly endedOn: LocalDate | null;
};

const day = (at: string): LocalDate => dateOf(new Date(at));

/**
 * The co-enrollment strip, of what its reader sees: enrollments here, other programs that planners recorded, and what
 * partners have accepted or begun. Each organization once for each program or need, longest first.
 */
export const servingNow = (
  {
    applications,
    coEnrollments,
    referrals,
  }: {
    readonly applications: readonly Enrolled[];
    readonly coEnrollments: readonly CoEnrolled[];
    readonly referrals: readonly Referred[];
  },
  today: LocalDate,
): Serving[] => {
  const all: Serving[] = [
    ...applications
      .filter(({ status }) => status === 'ENROLLED')
      .map(({ lwia, program, statusSince }) => ({
        organization: lwia.name,
        program,
        category: null,
        since: day(statusSince),
      })),
    ...coEnrollments
      .filter((each) => isRunningOn(each, today))
      .map(({ organizationName, program, startedOn }) => ({
        organization: organizationName,
        program,
        category: null,
        since: startedOn,
      })),
    ...referrals.flatMap(({ receiver, category, status, startedAt, acceptedAt }) => {
      const since = startedAt ?? acceptedAt;
      const serves = status === 'ACCEPTED' || status === 'IN_PROGRESS';
      return serves && receiver && since
        ? [{ organization: receiver.name, program: null, category, since: day(since) }]
        : [];
    }),
  ].sort((a, b) => a.since.localeCompare(b.since));
  return all.filter(
    (each, index) =>
      all.findIndex(
        ({ organization, program, category }) =>
          organization === each.organization &&
          program === each.program &&
          category === each.category,
      ) === index,
  );
};
