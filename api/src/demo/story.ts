import type { Actor } from '@throughline/schema/domain/access/actor';
import { CONSENT_SCOPES, defaultExpiry } from '@throughline/schema/domain/customer/consent';
import { currentConsentWording } from '@throughline/schema/domain/customer/consent-wording';
import type { SafeTime } from '@throughline/schema/domain/customer/safe-times';
import { dateOf } from '@throughline/schema/domain/shared/chicago-time';
import { NEED_CATEGORY_LABELS } from '@throughline/schema/domain/shared/need-category';
import { createPerson } from '@throughline/schema/features/customer/commands/create-person';
import { recordConsent } from '@throughline/schema/features/customer/commands/record-consent';
import { createDrafts } from '@throughline/schema/features/referral/commands/create-drafts';
import type { DemoOrganization, DemoService } from './organizations.ts';
import type { Path } from './paths.ts';
import type { Random } from './random.ts';
import { businessMoment } from './stage.ts';
import type { Stage } from './stage.ts';
import type { Step } from './steps.ts';

/** Who the story is about, before anybody has written them down. */
export type Somebody = {
  readonly firstName: string;
  readonly lastName: string;
  readonly language: string;
  readonly dateOfBirth: string;
  readonly email: string | null;
  readonly from: DemoOrganization;
  /** Set by the first referral; later ones are about the same person. */
  known?: { personId: string; consentId: string };
};

/** Somebody, and who wrote them down. */
export type Known = { readonly sender: Actor; readonly somebody: Somebody };

export type Plot = {
  readonly path: Path;
  readonly somebody: Somebody;
  readonly sender: Actor;
  readonly receiver: Actor;
  readonly service: DemoService;
};

/** Puts one referral's course on the stage, ending within the path's last days. */
export function plan(stage: Stage, random: Random, now: Date, plot: Plot): void {
  const { path } = plot;
  const length = path.steps.reduce((days, { gap }) => days + gap, 0);
  let daysAgo = length + random.whole(1, path.lastStepWithin);
  let minute = random.whole(9 * 60, 10 * 60);
  const moment = () => businessMoment(now, daysAgo, Math.floor(minute / 60), minute % 60);

  let id = '';
  stage.plan(moment(), async () => {
    id = await draft(stage, random, plot, moment());
  });
  const follow = (steps: readonly Step[]) => {
    for (const { gap, run } of steps) {
      daysAgo -= gap;
      minute = gap > 0 ? random.whole(9 * 60, 11 * 60) : minute + random.whole(4, 25);
      const at = moment();
      stage.plan(at, async () => {
        await run({ stage, id, at, sender: plot.sender, receiver: plot.receiver });
      });
    }
  };
  follow(path.steps);
}

async function draft(stage: Stage, random: Random, plot: Plot, at: Date): Promise<string> {
  const { sender, somebody, service } = plot;
  const { personId, consentId } = (somebody.known ??= await writeDown(stage, random, plot, at));
  const { referralIds } = await stage.act(sender, createDrafts, {
    personId,
    consentId,
    origin: random.pick(['WALK_IN', 'OUTREACH', 'COMMUNITY_EVENT', 'OTHER']),
    items: [
      {
        serviceId: service.id,
        urgency: random.pick(['ROUTINE', 'ROUTINE', 'SOON', 'SAME_DAY']),
        reason: random.pick(REASONS)(NEED_CATEGORY_LABELS[service.category].en.toLowerCase()),
        goals: random.pick(GOALS),
      },
    ],
  });
  const [id] = referralIds;
  if (!id) throw new Error('The demo expected a draft.');
  return id;
}

async function writeDown(
  stage: Stage,
  random: Random,
  { sender, somebody, service }: Plot,
  at: Date,
): Promise<{ personId: string; consentId: string }> {
  const { town } = somebody.from;
  const { personId } = await stage.act(sender, createPerson, {
    firstName: somebody.firstName,
    lastName: somebody.lastName,
    language: somebody.language,
    dateOfBirth: somebody.dateOfBirth,
    countyFips: town.countyFips,
    contact: {
      phone: `${town.areaCode}-555-${String(random.whole(100, 199)).padStart(4, '0')}`,
      phoneMessageOk: random.next() < 0.7,
      email: somebody.email,
      addressLine: null,
      city: town.name,
      zip: town.zip,
      preferredChannel: somebody.email && random.next() < 0.4 ? 'EMAIL' : 'PHONE',
      safeTimes: random.pick(SAFE_TIMES),
      safeTimesNote: null,
    },
    needs: [{ category: service.category, note: null }],
  });
  const { consentId } = await stage.act(sender, recordConsent, {
    personId,
    scopes: [...CONSENT_SCOPES],
    method: random.pick(['WRITTEN', 'VERBAL']),
    witnessName: 'Front desk',
    language: somebody.language === 'es' ? 'es' : 'en',
    wordingVersion: currentConsentWording().version,
    expiresOn: defaultExpiry(dateOf(at)),
  });
  return { personId, consentId };
}

const REASONS: readonly ((need: string) => string)[] = [
  (need) => `Came in asking about ${need}. Ready to start as soon as there is a place.`,
  (need) => `Lost hours at work last month; ${need} would keep things steady.`,
  (need) => `We talked for half an hour. The next step is ${need}, and a call would help most.`,
  (need) => `Was told about you at the fair in September and hopes for ${need}.`,
];
const GOALS = [
  'A steady job within three months.',
  'Finish a certificate before summer.',
  'Keep the apartment and the job.',
  'Work days, so that evenings are for the children.',
];
const SAFE_TIMES: readonly (readonly SafeTime[])[] = [
  [],
  [{ days: ['MON', 'TUE', 'WED', 'THU', 'FRI'], from: '09:00', to: '12:00' }],
  [{ days: ['MON', 'WED', 'FRI'], from: '16:00', to: '19:00' }],
];
