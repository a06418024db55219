/** Which records to look at, as addresses and tabs have it. */
export const UPKEEPS = [
  {
    value: 'STALE',
    show: 'stale',
    label: 'Not looked through',
    empty: 'Every record was looked through in time',
  },
  {
    value: 'INCOMPLETE',
    show: 'incomplete',
    label: 'Incomplete',
    empty: 'Every record is complete',
  },
  {
    value: 'PROBLEMS',
    show: 'problems',
    label: 'With reported problems',
    empty: 'Nobody reported a problem',
  },
  {
    value: 'SUSPENDED',
    show: 'suspended',
    label: 'Suspended',
    empty: 'No organization is suspended',
  },
  { value: 'ALL', show: 'all', label: 'All', empty: 'No organization here yet' },
] as const;
export type UpkeepView = (typeof UPKEEPS)[number];

export const upkeepFrom = (show: string | null): UpkeepView['value'] =>
  UPKEEPS.find((each) => each.show === show)?.value ?? 'STALE';
