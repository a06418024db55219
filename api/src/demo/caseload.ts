import type { Actor } from '@throughline/schema/domain/access/actor';
import type {
  ApplicationEvent,
  ApplicationProgram,
} from '@throughline/schema/domain/career-plan/application';
import { defaultExpiry } from '@throughline/schema/domain/customer/consent';
import { currentConsentWording } from '@throughline/schema/domain/customer/consent-wording';
import { dateOf } from '@throughline/schema/domain/shared/chicago-time';
import { assignApplication } from '@throughline/schema/features/career-plan/commands/assign-application';
import { moveApplication } from '@throughline/schema/features/career-plan/commands/move-application';
import { recordCoEnrollment } from '@throughline/schema/features/career-plan/commands/record-co-enrollment';
import { startApplication } from '@throughline/schema/features/career-plan/commands/start-application';
import { createPerson } from '@throughline/schema/features/customer/commands/create-person';
import { recordConsent } from '@throughline/schema/features/customer/commands/record-consent';
import { createDrafts } from '@throughline/schema/features/referral/commands/create-drafts';
import type { DemoOrganization } from './organizations.ts';
import { businessMoment } from './stage.ts';
import type { Stage } from './stage.ts';
import { accept, complete, open, send, start, tryCustomer } from './steps.ts';
import type { Step } from './steps.ts';

type Applicant = {
  readonly firstName: string;
  readonly lastName: string;
  readonly dateOfBirth: string;
  readonly phone: string;
  readonly program: ApplicationProgram;
  readonly startedDaysAgo: number;
  readonly moves: readonly { readonly event: ApplicationEvent; readonly daysAgo: number }[];
};

/** One at each stage; somebody enrolled has been referred on (GRETA). */
const APPLICANTS: readonly Applicant[] = [
  {
    firstName: 'Wendell',
    lastName: 'Achterberg',
    dateOfBirth: '1988-05-14',
    phone: '815-555-0171',
    program: 'TITLE_I_DISLOCATED_WORKER',
    startedDaysAgo: 3,
    moves: [],
  },
  {
    firstName: 'Marisol',
    lastName: 'Quintanilla',
    dateOfBirth: '2006-08-02',
    phone: '815-555-0172',
    program: 'TITLE_I_YOUTH',
    startedDaysAgo: 17,
    moves: [{ event: 'SUBMIT', daysAgo: 9 }],
  },
  {
    firstName: 'Oluwaseun',
    lastName: 'Brightwater',
    dateOfBirth: '1979-01-23',
    phone: '815-555-0173',
    program: 'TITLE_I_ADULT',
    startedDaysAgo: 31,
    moves: [
      { event: 'SUBMIT', daysAgo: 25 },
      { event: 'CERTIFY', daysAgo: 18 },
    ],
  },
  {
    firstName: 'Dmitri',
    lastName: 'Vasquez-Holm',
    dateOfBirth: '1990-12-05',
    phone: '815-555-0174',
    program: 'TITLE_I_ADULT',
    startedDaysAgo: 52,
    moves: [
      { event: 'SUBMIT', daysAgo: 45 },
      { event: 'WITHDRAW', daysAgo: 20 },
    ],
  },
];

const GRETA: Applicant = {
  firstName: 'Greta',
  lastName: 'Halloway',
  dateOfBirth: '1985-03-30',
  phone: '815-555-0175',
  program: 'TITLE_I_ADULT',
  startedDaysAgo: 74,
  moves: [
    { event: 'SUBMIT', daysAgo: 71 },
    { event: 'CERTIFY', daysAgo: 66 },
    { event: 'ENROLL', daysAgo: 61 },
  ],
};

type Area = {
  readonly planner: Actor;
  /** Has the one who waits to be enrolled. */
  readonly colleague: Actor;
  readonly college: DemoOrganization;
  readonly advisor: Actor;
};

/**
 * The caseload of an area: applications at every stage (REF-019), and one person whose partner has closed a referral,
 * so that its result is to be said (REF-034), after they were enrolled there too (PLAN-044).
 */
export function planCaseload(stage: Stage, now: Date, area: Area): void {
  for (const applicant of APPLICANTS) planApplication(stage, now, area, applicant);
  planReferral(stage, now, area, planApplication(stage, now, area, GRETA));
}

/** Filled while the story is played. */
type Written = { personId: string };

function planApplication(
  stage: Stage,
  now: Date,
  { planner, colleague, college }: Area,
  { program, startedDaysAgo, moves, phone, ...identity }: Applicant,
): Written {
  const written: Written = { personId: '' };
  let id = '';
  stage.plan(businessMoment(now, startedDaysAgo, 10, 20), async () => {
    const { personId } = await stage.act(planner, createPerson, {
      ...identity,
      language: 'en',
      countyFips: '17201',
      contact: {
        phone,
        phoneMessageOk: true,
        email: null,
        addressLine: null,
        city: 'Rockford',
        zip: '61101',
        preferredChannel: 'PHONE',
        safeTimes: [],
        safeTimesNote: null,
      },
      needs: [{ category: college.services[0]?.category ?? 'JOB_TRAINING', note: null }],
    });
    written.personId = personId;
    const begun = { personId, program, agreement: 'WRITTEN' };
    id = (await stage.act(planner, startApplication, begun)).applicationId;
  });
  for (const { event, daysAgo } of moves)
    stage.plan(businessMoment(now, daysAgo, 14, 5), async () => {
      const reason = event === 'WITHDRAW' ? 'CUSTOMER_ASKED' : null;
      await stage.act(planner, moveApplication, { id, event, reason });
      if (event === 'CERTIFY' && moves.at(-1)?.event === event)
        await stage.act(planner, assignApplication, { id, plannerId: colleague.userId ?? '' });
    });
  return written;
}

const SENT_DAYS_AGO = 58;

/** Referred to the college, enrolled there, and served: how that ended is not said yet. */
const COURSE: readonly (readonly [daysAgo: number, step: Step])[] = [
  [SENT_DAYS_AGO, send],
  [57, open()],
  [56, accept(0, 'Evening classes begin next week.')],
  [55, tryCustomer(0, 'REACHED', 'Will come to the first evening.')],
  [50, start(0)],
  [33, tryCustomer(0, 'REACHED')],
  [16, tryCustomer(0, 'REACHED')],
  [4, complete(0, 'SERVICES_DELIVERED', 'Has the equivalency, and the certificate.')],
];
const ENROLLED_DAYS_AGO = 49;

function planReferral(stage: Stage, now: Date, area: Area, written: Written): void {
  const { planner: sender, advisor: receiver, college } = area;
  let id = '';
  const drafted = businessMoment(now, SENT_DAYS_AGO, 9, 30);
  stage.plan(drafted, async () => {
    id = await draft(stage, area, written, drafted);
  });
  for (const [daysAgo, { run }] of COURSE) {
    const at = businessMoment(now, daysAgo, 11, 15);
    stage.plan(at, async () => {
      await run({ stage, id, sender, receiver, at });
    });
  }
  stage.plan(businessMoment(now, ENROLLED_DAYS_AGO, 15, 40), async () => {
    await stage.act(sender, recordCoEnrollment, {
      personId: written.personId,
      program: 'TITLE_II_ADULT_EDUCATION',
      dolFunded: false,
      organizationId: college.id,
      startedOn: dateOf(businessMoment(now, ENROLLED_DAYS_AGO + 1, 9, 0)),
      source: 'REFERRAL',
      referralId: id,
    });
  });
}

async function draft(
  stage: Stage,
  { planner, college }: Area,
  { personId }: Written,
  at: Date,
): Promise<string> {
  const { consentId } = await stage.act(planner, recordConsent, {
    personId,
    scopes: ['CONTACT', 'NEEDS', 'GOALS'],
    method: 'WRITTEN',
    witnessName: null,
    language: 'en',
    wordingVersion: currentConsentWording().version,
    expiresOn: defaultExpiry(dateOf(at)),
  });
  const { referralIds } = await stage.act(planner, createDrafts, {
    personId,
    consentId,
    origin: 'PLAN',
    items: [
      {
        serviceId: college.services[0]?.id,
        urgency: 'ROUTINE',
        reason:
          'Wants to work as a nursing assistant; the program begins with the equivalency she lacks.',
        goals: 'The certificate by fall, then a job at the county home.',
      },
    ],
  });
  const [id] = referralIds;
  if (!id) throw new Error('The demo expected a draft.');
  return id;
}
