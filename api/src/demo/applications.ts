import type { Actor } from '@throughline/schema/domain/access/actor';
import { currentConsentWording } from '@throughline/schema/domain/customer/consent-wording';
import { addDays, dateOf } from '@throughline/schema/domain/shared/chicago-time';
import { dismissRecommendation } from '@throughline/schema/features/career-plan/commands/dismiss-recommendation';
import { recordCoEnrollment } from '@throughline/schema/features/career-plan/commands/record-co-enrollment';
import { verifyCoEnrollment } from '@throughline/schema/features/career-plan/commands/verify-co-enrollment';
import { moveApplication } from '@throughline/schema/features/career-plan/commands/move-application';
import { startApplication } from '@throughline/schema/features/career-plan/commands/start-application';
import { addNeed } from '@throughline/schema/features/customer/commands/add-need';
import { createPerson } from '@throughline/schema/features/customer/commands/create-person';
import { invitePerson } from '@throughline/schema/features/customer/commands/invite-person';
import { recordConsent } from '@throughline/schema/features/customer/commands/record-consent';
import { acceptReferral } from '@throughline/schema/features/referral/commands/accept-referral';
import { createDrafts } from '@throughline/schema/features/referral/commands/create-drafts';
import { sendReferrals } from '@throughline/schema/features/referral/commands/send-referrals';
import type { DemoOrganization } from './organizations.ts';
import type { Path } from './paths.ts';
import { seeded } from './random.ts';
import type { Stage } from './stage.ts';
import { plan } from './story.ts';
import type { Somebody } from './story.ts';
import type { Cast } from './users.ts';

const TESSA = {
  firstName: 'Tessa',
  lastName: 'Lindqvist',
  language: 'en',
  dateOfBirth: '1994-02-11',
  email: 'tessa@example.org',
};

type Known = {
  readonly cast: Cast;
  readonly find: (key: string) => DemoOrganization;
  readonly pathNamed: (name: string) => Path;
};

const named = (cast: Cast, key: string): Actor => {
  const actor = cast.actors.get(key);
  if (!actor) throw new Error(`The demo has lost ${key}.`);
  return actor;
};

/**
 * What was asked for before somebody applies (scenario 2): two referrals of Tessa, a third under a name with a slip,
 * and one of a namesake.
 * @returns Tessa as the first of them knows her
 */
export function planEarlierReferrals(
  stage: Stage,
  now: Date,
  { cast, find, pathNamed }: Known,
): Somebody {
  // Of its own, so that the stories of others stay what they are.
  const random = seeded(41);
  const put = (name: string, somebody: Somebody, to: string) => {
    const receiver = find(to);
    const [sender, answers] = [somebody.from.id, receiver.id].map((id) => cast.answering.get(id));
    if (!sender || !answers) throw new Error(`Nobody answers for ${to}.`);
    const service = random.pick(receiver.services);
    plan(stage, random, now, {
      path: pathNamed(name),
      somebody,
      sender,
      receiver: answers,
      service,
    });
  };
  const tessa: Somebody = { ...TESSA, from: find('Rockford/communityAction') };
  put('delivered-fast', tessa, 'Rockford/housing');
  put('declined', tessa, 'Moline/clinic');
  put(
    'received',
    { ...TESSA, firstName: 'Tess', from: find('Rockford/library') },
    'Rockford/foodBank',
  );
  const namesake = { ...TESSA, dateOfBirth: '1971-09-30', email: null };
  put('sent', { ...namesake, from: find('Peoria/communityAction') }, 'Moline/foodBank');
  return tessa;
}

/** Tessa comes to the area's office, applies, and uses the account she has; her planner refers her on. */
export async function tellOfApplication(
  stage: Stage,
  tessa: Somebody,
  { cast, find }: Known,
  useCode: (userId: string, code: string) => Promise<unknown>,
): Promise<void> {
  const nadia = named(cast, 'nadia');
  const userId = cast.customers.get('tessa');
  if (!tessa.known || !userId) throw new Error('The demo’s Tessa was never written down.');
  const { personId } = await stage.act(nadia, createPerson, {
    ...TESSA,
    countyFips: tessa.from.town.countyFips,
    contact: {
      phone: '815-555-0164',
      phoneMessageOk: true,
      email: TESSA.email,
      addressLine: null,
      city: tessa.from.town.name,
      zip: tessa.from.town.zip,
      preferredChannel: 'PHONE',
      safeTimes: [],
      safeTimesNote: null,
    },
    needs: [{ category: 'JOB_TRAINING', note: null }],
  });
  const { applicationId } = await stage.act(nadia, startApplication, {
    personId,
    program: 'TITLE_I_ADULT',
    agreement: 'WRITTEN',
  });
  // The account was opened at the community action agency; the area's code says that it is the same person.
  for (const [by, record] of [
    [named(cast, 'tomas'), tessa.known.personId],
    [nadia, personId],
  ] as const) {
    let printed = '';
    const invite = invitePerson((code) => {
      printed = code;
    });
    await stage.act(by, invite, { personId: record, kind: 'PRINTED' });
    await useCode(userId, printed);
  }
  for (const event of ['SUBMIT', 'CERTIFY', 'ENROLL'] as const)
    await stage.act(nadia, moveApplication, { id: applicationId, event });
  await referOn(stage, nadia, personId, { cast, find });
  await tellOfOtherPrograms(stage, personId, { cast, find });
  for (const category of ['TRANSPORTATION', 'CHILD_CARE', 'FINANCIAL_COACHING'] as const)
    await stage.act(nadia, addNeed, { personId, category, note: null });
  await stage.act(nadia, dismissRecommendation, {
    personId,
    category: 'FINANCIAL_COACHING',
    reason: 'NOT_NOW',
  });
}

/** What her planners learned of while she was asked, one of it from a colleague who could make sure. */
async function tellOfOtherPrograms(
  stage: Stage,
  personId: string,
  { cast, find }: Pick<Known, 'cast' | 'find'>,
): Promise<void> {
  const [nadia, helen] = [named(cast, 'nadia'), named(cast, 'helen')];
  const today = dateOf(new Date());
  const snap = await stage.act(helen, recordCoEnrollment, {
    personId,
    program: 'SNAP_EMPLOYMENT_AND_TRAINING',
    dolFunded: false,
    organizationId: find('Rockford/communityAction').id,
    startedOn: addDays(today, -70),
    source: 'DATA_MATCH',
  });
  await stage.act(helen, verifyCoEnrollment, {
    id: snap.coEnrollmentId,
    expectedVersion: 1,
    verified: true,
  });
  await stage.act(nadia, recordCoEnrollment, {
    personId,
    program: 'TITLE_III_WAGNER_PEYSER',
    dolFunded: true,
    organizationName: 'Job service office at the mall',
    startedOn: addDays(today, -21),
    source: 'CUSTOMER',
  });
  await stage.act(nadia, recordCoEnrollment, {
    personId,
    program: 'TANF',
    dolFunded: false,
    organizationName: 'Winnebago County family office',
    startedOn: addDays(today, -400),
    endedOn: addDays(today, -120),
    source: 'CUSTOMER',
  });
}

async function referOn(
  stage: Stage,
  nadia: Actor,
  personId: string,
  { cast, find }: Pick<Known, 'cast' | 'find'>,
): Promise<void> {
  const college = find('Moline/college');
  const marcus = cast.answering.get(college.id);
  if (!marcus) throw new Error('Nobody answers at the college.');
  const { consentId } = await stage.act(nadia, recordConsent, {
    personId,
    scopes: ['CONTACT', 'NEEDS', 'GOALS'],
    method: 'WRITTEN',
    witnessName: null,
    language: 'en',
    wordingVersion: currentConsentWording().version,
    // So soon that it has to be renewed while the referral is under way.
    expiresOn: addDays(dateOf(new Date()), 9),
  });
  const { referralIds } = await stage.act(nadia, createDrafts, {
    personId,
    consentId,
    origin: 'PLAN',
    items: [
      {
        serviceId: college.services[0]?.id,
        urgency: 'SOON',
        reason: 'Her plan begins with a certificate. She has mornings free.',
        goals: 'A job in a hospital by next fall.',
      },
    ],
  });
  await stage.act(nadia, sendReferrals, { ids: referralIds, choices: [] });
  for (const id of referralIds) {
    await stage.act(marcus, acceptReferral, { id, note: 'Orientation is on Monday at nine.' });
  }
}
