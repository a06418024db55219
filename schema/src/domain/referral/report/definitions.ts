import { SMALLEST_CELL } from './suppress.ts';

/** What each figure means: said once, on the page, in the exports and to readers of the API (REF-057). */
export const DEFINITIONS = {
  referrals:
    'Referrals whose first sending falls on the days chosen, in Illinois time. What the sender has taken back is not counted.',
  persons: 'Different people these referrals are about.',
  inTime:
    'Accepted or declined before a time to answer ran out: neither the one to open it nor the one to decide. The times are those the referral itself recorded, whatever the settings say today.',
  late: 'A time to answer ran out before the partner decided, whether or not it has decided since. Where none has run out and nothing is decided yet, the referral counts neither as in time nor as late.',
  reached:
    'The partner noted that it reached the person, or the person said so. An attempt without an answer does not count.',
  completed: 'Completed, without those withdrawn by the sender or the customer.',
  coEnrolled:
    'Completed referrals after which the person was enrolled in another program: one that a career planner recorded as reached by the referral, or one at the same partner that began on the day of the first sending or later. They are counted among the completed ones about people whose other programs you may know: those who apply at your area; for the state, everybody.',
  stages:
    'How long referrals stood in a status that they have left. The median is the time half of them took at most, the 90th percentile the time nine of ten took at most. Hours go round the clock: nights, weekends and holidays are in them.',
  elsewhere: `The same months for everybody, and only referrals you cannot see yourself. Numbers about fewer than ${SMALLEST_CELL} people are withheld, and one more where a withheld number could be worked out.`,
} as const;
