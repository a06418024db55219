import { dateOf } from '../shared/chicago-time.ts';
import type { LocalDate } from '../shared/chicago-time.ts';
import { PROGRAM_LABELS } from '../shared/program.ts';
import type { Program } from '../shared/program.ts';
import { formatDate } from '../shared/time-words.ts';
import type { ReferralSide } from './actions.ts';

/** Another program that the person takes part in, as career planners recorded it (PLAN-043). */
export interface Enrollment {
  program: Program;
  organization: { id: string } | null;
  startedOn: LocalDate;
  endedOn: LocalDate | null;
  /** The referral that led there. */
  referral: { id: string } | null;
}

export interface EnrollmentFacts {
  id: string;
  firstSentAt: string | null;
  viewerSide: ReferralSide;
  receiver: { id: string } | null;
  person: {
    /** As far as the reader sees them. */
    applications: readonly { closedAt: string | null }[];
    coEnrollments: readonly Enrollment[];
  } | null;
}

/**
 * The other programs that followed a referral (REF-002, REF-025): those it led to, as somebody recorded, and those at
 * its partner that began on the day it was first sent or later. The figures count the same ones (REF-057,
 * prisma/policies/47-report.sql). Null: not the reader's to know, who is neither the state nor an area where they apply.
 */
export const enrollmentsAfter = ({
  id,
  firstSentAt,
  viewerSide,
  receiver,
  person,
}: EnrollmentFacts): readonly Enrollment[] | null => {
  const knows =
    viewerSide === 'OVERSIGHT' || person?.applications.some(({ closedAt }) => closedAt === null);
  if (!person || !knows) return null;
  const sentOn = firstSentAt && dateOf(new Date(firstSentAt));
  return person.coEnrollments.filter(({ referral, organization, startedOn }) =>
    referral
      ? referral.id === id
      : sentOn !== null && organization?.id === receiver?.id && startedOn >= sentOn,
  );
};

/** "SNAP Employment and Training since March 3, 2026". */
export const enrollmentText = ({ program, startedOn, endedOn }: Enrollment): string => {
  const [name, began] = [PROGRAM_LABELS[program].en, formatDate(startedOn, 'en')];
  return endedOn ? `${name}, ${began} to ${formatDate(endedOn, 'en')}` : `${name} since ${began}`;
};
