import type { Prisma } from '@throughline/prisma/generated/client';
import { isRunningOn } from '../../domain/career-plan/co-enrollment.ts';
import { isServiceSince } from '../../domain/referral/plan-service.ts';
import { dateOf } from '../../domain/shared/chicago-time.ts';
import { storedDay } from '../../platform/stored-day.ts';

const REFERRALS = {
  where: { status: { in: ['ACCEPTED', 'IN_PROGRESS', 'COMPLETED'] } },
  select: { status: true, outcome: true, completedAt: true },
} satisfies Prisma.Person$referralsArgs;

/** What tells whether services have begun: of the person, and of earlier records on the plan. */
export const SERVICES = {
  statusSince: true,
  person: {
    select: {
      referrals: REFERRALS,
      coEnrollments: { where: { removedAt: null }, select: { endedOn: true } },
    },
  },
  records: { where: { attached: true }, select: { person: { select: { referrals: REFERRALS } } } },
} satisfies Prisma.ApplicationSelect;

type Row = Prisma.ApplicationGetPayload<{ select: typeof SERVICES }>;
/** Row-level security leaves null of a person out of reach, whatever the model says. */
type Found = Pick<Row, 'statusSince'> & {
  readonly person: Row['person'] | null;
  readonly records: readonly { readonly person: Row['records'][number]['person'] | null }[];
};

/**
 * Whether somebody who is certified is enrolled in services, so that the window of PLAN-047 is kept. Until the plan has
 * services of its own these are its Referral Services, from the moment a partner has accepted (REF-024), and other
 * programs that were recorded and run (PLAN-043).
 */
export const haveServicesBegun = (
  { statusSince: certifiedAt, person, records }: Found,
  now: Date,
): boolean =>
  [person, ...records.map((record) => record.person)]
    .flatMap((each) => each?.referrals ?? [])
    .some((referral) => isServiceSince(referral, certifiedAt)) ||
  (person?.coEnrollments ?? []).some(({ endedOn }) =>
    isRunningOn({ endedOn: endedOn && storedDay(endedOn) }, dateOf(now)),
  );
