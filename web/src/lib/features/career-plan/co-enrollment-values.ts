import {
  coEnrollmentProblems,
  isDolFunded,
  type CoEnrollmentSource,
} from '@throughline/schema/domain/career-plan/co-enrollment';
import type { Program } from '@throughline/schema/domain/shared/program';
import type { LocalDate } from '@throughline/schema/domain/shared/chicago-time';
import type { Option } from '#lib/ui/types.ts';
import type { CoEnrollmentFacts } from './co-enrollment.graphql.ts';

/** What a planner enters. An organization that the directory does not have is its name alone. */
export interface CoEnrollmentValues {
  program: Program | '';
  place: Option | null;
  dolFunded: boolean;
  startedOn: string;
  endedOn: string;
  source: CoEnrollmentSource | null;
}

/** Somebody accepted a referral, from which another program may have come (PLAN-044). */
export interface Prompt {
  referral: { id: string; number: string };
  organization: { id: string; name: string };
  programs: readonly Program[];
  since: LocalDate;
}

const NAMED = 'name:';

/** The last choice of a search for a place: what was typed, as it is. */
export const asTyped = (words: string): Option => ({
  value: `${NAMED}${words}`,
  label: words,
  hint: 'Not in the directory: take the name as it is',
});

export const valuesOf = (
  facts: CoEnrollmentFacts | null,
  prompt: Prompt | null,
): CoEnrollmentValues => {
  if (facts) {
    const { organization, organizationName, endedOn } = facts;
    return {
      program: facts.program,
      place: organization
        ? { value: organization.id, label: organization.name }
        : { value: `${NAMED}${organizationName}`, label: organizationName },
      dolFunded: facts.isDolFunded,
      startedOn: facts.startedOn,
      endedOn: endedOn ?? '',
      source: facts.source,
    };
  }
  const [only, ...more] = prompt?.programs ?? [];
  const program = only && more.length === 0 ? only : '';
  return {
    program,
    place: prompt && { value: prompt.organization.id, label: prompt.organization.name },
    dolFunded: program !== '' && isDolFunded(program),
    startedOn: prompt?.since ?? '',
    endedOn: '',
    source: prompt ? 'REFERRAL' : null,
  };
};

/** As the API takes it. */
export const inputOf = ({ program, place, source, ...rest }: CoEnrollmentValues) => {
  const isName = place?.value.startsWith(NAMED) ?? false;
  return {
    ...rest,
    program: program as Program,
    source: source as CoEnrollmentSource,
    organizationId: place && !isName ? place.value : null,
    organizationName: place && isName ? place.label : null,
    endedOn: rest.endedOn || null,
  };
};

export const valuesProblems = (values: CoEnrollmentValues, today: LocalDate) =>
  coEnrollmentProblems(inputOf(values), today);
