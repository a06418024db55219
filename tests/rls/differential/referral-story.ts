import {
  REFERRAL_NUMBER_BYTES,
  referralNumberFrom,
} from '@throughline/schema/domain/shared/referral-number';
import type { Cast, Place } from './cast.ts';
import { CATEGORIES } from './cast.ts';
import { addNeeds, DAY, memberOf } from './people-story.ts';
import type { StoryConsent, StoryPerson } from './people-story.ts';
import type { Random } from './random.ts';
import type { Script } from './script.ts';
import { Telling } from './telling.ts';

type Planned = { readonly at: number; readonly tell: (at: Date) => void };

const REFERRALS = 170;
const OUTCOMES = ['SERVICES_DELIVERED', 'RESOLVED_OTHERWISE', 'COULD_NOT_REACH'];

/** The time between two steps, in days: what happened long ago has ended access by now. */
const pause = (random: Random): number => random.pick([0.5, 2, 9, 20]) * random.between(0.6, 1.1);

/**
 * Referrals on every path of the machine over the last ninety days, told in the order of time: consents
 * are withdrawn in between, and receivers send people on whom they know through a referral only.
 */
export function makeReferrals(
  script: Script,
  random: Random,
  cast: Cast,
  people: readonly StoryPerson[],
  now: Date,
): void {
  const plan: Planned[] = [];
  const add = (at: number, tell: (at: Date) => void) => plan.push({ at, tell });
  const places = new Map(cast.places.map((place) => [place.id, place]));
  for (let n = 0; n < REFERRALS; n += 1) {
    const begins = now.getTime() - random.between(1, 85) * DAY;
    add(begins, () => begin(begins));
  }
  for (const person of people) {
    for (const consent of person.consents) {
      if (!random.chance(0.15)) continue;
      const at = now.getTime() - random.between(1, 60) * DAY;
      add(at, (moment) => withdraw(person, consent, moment));
    }
  }
  const telling = new Telling(script, random, cast);

  function begin(begins: number): void {
    const at = new Date(begins);
    const person = random.pick(people);
    const senders = [...person.reached].filter(([, since]) => since < at).map(([id]) => id);
    const sender = places.get(random.pick(senders));
    if (!sender || !telling.reaches(sender.id, person, at)) return;
    const receiver = random.pick(
      cast.places.filter(({ kind, id }) => kind !== 'STATE' && id !== sender.id),
    );
    const consent = usable(person, sender, at);
    const referral = telling.draft(at, person, sender, receiver, consent, {
      number: referralNumberFrom(
        Uint8Array.from({ length: REFERRAL_NUMBER_BYTES }, () => random.int(0, 255)),
      ),
      category: random.pick(CATEGORIES),
    });
    if (random.chance(0.15) || !consent) return;
    let next = begins + pause(random) * DAY;
    const then = (tell: (moment: Date) => void) => {
      add(next, tell);
      next += pause(random) * DAY;
    };
    then((moment) => telling.send(referral, moment));
    if (random.chance(0.15)) {
      then((moment) => telling.recall(referral, moment));
      const after = random.next();
      if (after < 0.5) then((moment) => telling.send(referral, moment));
      else if (after < 0.75) return then((moment) => telling.putAway(referral, moment));
    }
    if (random.chance(0.3)) then((moment) => telling.lapse(referral, moment));
    if (random.chance(0.2)) return;
    then((moment) => telling.step(referral, 'RECEIVED', moment));
    then((moment) => {
      if (!telling.step(referral, random.chance(0.25) ? 'DECLINED' : 'ACCEPTED', moment)) return;
      person.reached.set(receiver.id, moment);
      addNeeds(
        script,
        random,
        person,
        receiver.id,
        memberOf(cast, random, receiver.id).actor.userId,
        moment,
      );
    });
    if (random.chance(0.6)) then((moment) => telling.step(referral, 'IN_PROGRESS', moment));
    if (random.chance(0.6)) {
      then((moment) => telling.step(referral, 'COMPLETED', moment, random.pick(OUTCOMES)));
    }
  }

  function withdraw(person: StoryPerson, consent: StoryConsent, at: Date): void {
    if (consent.expiresAt <= at) return;
    telling.withdraw(consent, person, at);
  }

  // What is told may plan more, always later.
  for (;;) {
    plan.sort((a, b) => b.at - a.at);
    const next = plan.pop();
    if (!next || next.at >= now.getTime()) break;
    next.tell(new Date(next.at));
  }
}

const usable = (person: StoryPerson, sender: Place, at: Date): StoryConsent | null =>
  person.consents.find(
    ({ by, expiresAt, withdrawnAt }) =>
      (by === null || by === sender.id) && expiresAt > at && !withdrawnAt,
  ) ?? null;
