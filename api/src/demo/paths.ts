import {
  accept,
  ask,
  claim,
  complete,
  decline,
  note,
  open,
  recall,
  reply,
  send,
  start,
  tryCustomer,
  tryPartner,
  withdraw,
} from './steps.ts';
import type { Step } from './steps.ts';

/** A course a referral takes, how often it occurs, and how many open days ago its last step was at most. */
export type Path = {
  readonly name: string;
  readonly times: number;
  readonly steps: readonly Step[];
  readonly lastStepWithin: number;
};

const path = (
  name: string,
  times: number,
  lastStepWithin: number,
  ...steps: readonly Step[]
): Path => ({ name, times, lastStepWithin, steps });

/** At least eighty referrals in all eight statuses (CORE-022), each following the machine. */
export const PATHS: readonly Path[] = [
  path('draft', 6, 4),
  path('recalled', 2, 6, send, recall(1, 'The family moved; asking again what they need.')),
  path('sent', 9, 1, send),
  path('unanswered', 4, 4, send, ask(2, 'Is this the right office for evening classes?')),
  path('silent', 0, 1, send, ask(6, 'Is anybody reading these?')),
  path('attempting', 5, 2, send, tryPartner(2)),
  path('received', 6, 2, send, open()),
  path('claimed', 4, 3, send, open(), claim, ask(0, 'They can start any day after the 15th.')),
  path(
    'accepted',
    7,
    3,
    send,
    open(),
    claim,
    accept(1, 'We will call this week.'),
    tryCustomer(0, 'NO_ANSWER'),
  ),
  path(
    'booked',
    5,
    4,
    send,
    open(0),
    accept(1, 'First meeting is set.'),
    tryCustomer(1, 'APPOINTMENT_MADE', 'Prefers mornings.'),
    reply(0, 'Spoke with them today, meeting next week.'),
  ),
  path(
    'declined',
    6,
    6,
    send,
    open(),
    decline(1, 'NO_CAPACITY', 'Our waiting list is twelve weeks. The next class opens in spring.'),
  ),
  path(
    'declined-eligibility',
    4,
    8,
    send,
    open(),
    ask(0, 'They have a letter from the school.'),
    decline(2, 'NOT_ELIGIBLE', 'Income is above the limit for this fund.'),
  ),
  path(
    'in-progress',
    10,
    8,
    send,
    open(),
    claim,
    accept(1, 'Welcome.'),
    tryCustomer(1, 'REACHED', 'Glad to hear from us.'),
    start(2),
    reply(1, 'First week went well.'),
  ),
  path(
    'in-progress-quiet',
    6,
    24,
    send,
    open(),
    accept(0, 'We have a place.'),
    tryCustomer(1, 'LEFT_MESSAGE'),
    tryCustomer(2, 'REACHED'),
    start(3),
  ),
  path(
    'delivered',
    10,
    30,
    send,
    open(),
    claim,
    accept(1, 'Happy to help.'),
    tryCustomer(1, 'REACHED'),
    start(2),
    note(3, 'Bring the file to the Thursday meeting.'),
    complete(8, 'SERVICES_DELIVERED', 'Finished the program and has an offer.'),
  ),
  path(
    'delivered-fast',
    6,
    14,
    send,
    accept(0, 'Can come today.'),
    tryCustomer(0, 'REACHED'),
    start(0),
    complete(1, 'SERVICES_DELIVERED', 'Done on the first visit.'),
  ),
  path(
    'resolved-otherwise',
    3,
    20,
    send,
    open(),
    accept(1, 'We will look into it.'),
    complete(3, 'RESOLVED_OTHERWISE', 'A relative helped meanwhile.'),
  ),
  path(
    'could-not-reach',
    3,
    25,
    send,
    open(),
    accept(0, 'We will call.'),
    tryCustomer(1, 'NO_ANSWER'),
    tryCustomer(2, 'NO_ANSWER'),
    tryCustomer(3, 'LEFT_MESSAGE'),
    complete(5, 'COULD_NOT_REACH', 'Three calls and a letter without an answer.'),
  ),
  path('withdrawn', 3, 20, send, open(), withdraw(2, 'They found work closer to home.')),
];
