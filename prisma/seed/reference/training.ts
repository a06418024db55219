/**
 * What the Training Hub begins with: the Career Planner Learning Series of six (REF-064), one a week from 10 to 11
 * in Chicago, and the training of the Universal form (REF-018). The state changes them as it likes.
 */
type Session = {
  readonly pathway: 'INTEGRATED' | 'UNIVERSAL';
  readonly number: number | null;
  /** Ten in the morning there is 15:00 UTC in spring. */
  readonly day: string;
  readonly title: string;
  readonly description: string;
  readonly objectives: readonly string[];
  readonly prompts?: readonly string[];
  readonly polls?: readonly string[];
};

const SESSIONS: readonly Session[] = [
  {
    pathway: 'INTEGRATED',
    number: 1,
    day: '2026-04-14',
    title: 'Customer-Centered Career Planner Workflow',
    description:
      'How the work of a career planner follows the customer, from the first talk to follow-up.',
    objectives: [
      'Begin with the strengths, needs and goals of the customer.',
      'Find the step of the workflow that comes next.',
    ],
  },
  {
    pathway: 'INTEGRATED',
    number: 2,
    day: '2026-04-21',
    title: 'Intake and Eligibility Workflow',
    description: 'From pre-screen and application to certified eligibility.',
    objectives: [
      'Take an application from start to certification.',
      'Know what the customer has to show for each program.',
    ],
  },
  {
    pathway: 'INTEGRATED',
    number: 3,
    day: '2026-04-28',
    title: 'Getting Started Assessment',
    description: 'The first assessment, and what its answers are for.',
    objectives: [
      'Complete the assessment together with the customer.',
      'Turn its answers into needs and goals.',
    ],
  },
  {
    pathway: 'INTEGRATED',
    number: 4,
    day: '2026-05-05',
    title: 'Career Plan Workflow',
    description: 'Writing a career plan with the customer, and keeping it true.',
    objectives: [
      'Write goals, steps and services down so that the customer understands them.',
      'Follow the plan up until its goals are met.',
    ],
  },
  {
    pathway: 'INTEGRATED',
    number: 5,
    day: '2026-05-12',
    title: 'Referral System',
    description: 'Referring customers to partners with their consent, and hearing what came of it.',
    objectives: [
      'Say why referrals matter.',
      'Understand how the referral system works.',
      'Differentiate the types of referrals.',
      'Connect referrals to customer service.',
    ],
    prompts: ['Your name', 'Your local workforce area', 'The type of referral you make most often'],
    polls: ['ATTENDANCE', 'REFLECTION'],
  },
  {
    pathway: 'INTEGRATED',
    number: 6,
    day: '2026-05-19',
    title: 'IWDS 2.0 Account Access for Career Planners',
    description:
      'How career planners get access to the system. Register before it begins to get a practice account, in which you may try everything afterwards; the administrator of your local area decides on your real role.',
    objectives: ['Know how access is asked for and who grants it.'],
  },
  {
    pathway: 'UNIVERSAL',
    number: null,
    day: '2026-05-27',
    title: 'Universal Referral System for partners',
    description:
      'For every partner: sending a referral with the Universal form, and answering those that come in.',
    objectives: [
      'Send a referral that the partner can act on.',
      'Answer a referral in time, and say what came of it.',
    ],
  },
];

/** The same in every database, and no id made later can equal it, as those of the areas. */
export const trainingId = (position: number): string =>
  `00000000-0000-7000-8000-0000000002${String(position).padStart(2, '0')}`;

export const trainingSessions = () =>
  SESSIONS.map(({ day, objectives, prompts = [], polls = [], ...session }, index) => ({
    ...session,
    id: trainingId(index + 1),
    objectives: [...objectives],
    prompts: [...prompts],
    polls: [...polls],
    startsAt: new Date(`${day}T15:00:00Z`),
    endsAt: new Date(`${day}T16:00:00Z`),
  }));
