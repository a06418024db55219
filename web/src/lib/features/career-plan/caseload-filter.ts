import type { ApplicationStatus } from '@throughline/schema/domain/career-plan/application';

/** What of the caseload is asked for. `whose`: MINE, ALL or the id of a colleague. No status: all that are active. */
export type CaseloadFilter = {
  readonly whose: string;
  readonly status: ApplicationStatus | '';
  readonly words: string;
};

export const MINE: CaseloadFilter = { whose: 'MINE', status: '', words: '' };

/** Where a tab keeps it: names stay out of the address. */
export const caseloadKey = (userId: string): string => `applications.${userId}`;

export const caseloadVariables = ({ whose, status, words }: CaseloadFilter) => ({
  ...(whose === 'MINE' ? { mine: true } : whose !== 'ALL' && { plannerId: whose }),
  ...(status && { statuses: [status] }),
  ...(words && { words }),
});

type Arrival = {
  readonly status: ApplicationStatus;
  readonly closedAt: string | null;
  readonly planner: { readonly id: string } | null;
};

/** Whether what just changed belongs to the list on screen. What a search by name finds, only the server can tell. */
export const belongs = (
  { status, closedAt, planner }: Arrival,
  filter: CaseloadFilter,
  viewerId: string,
): boolean =>
  filter.words === '' &&
  (filter.status === '' ? closedAt === null : status === filter.status) &&
  (filter.whose === 'ALL' || planner?.id === (filter.whose === 'MINE' ? viewerId : filter.whose));
