import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { currentConsentWording } from '@throughline/schema/domain/customer/consent-wording';
import { dateOf } from '@throughline/schema/domain/shared/chicago-time';
import type { Actor, Paid, RetryingClient } from './client.ts';

export type Pair = {
  readonly sender: Actor;
  readonly receiver: Actor;
  readonly serviceId: string;
};

/** A change that the product said was made: where it must be, exactly once. */
export type Acknowledged = {
  readonly actor: Actor;
  readonly name: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly payload: string;
  readonly answer: Paid;
  readonly kind: string;
  readonly subjectId: string;
};

type Referred = { readonly personId: string; readonly consentId: string };

const LEFT_EVERY = 3;

/** Refers people, and answers, as fast as it is answered, and keeps what it was told. */
export class Writer {
  readonly acknowledged: Acknowledged[] = [];
  readonly #client: RetryingClient;
  readonly #pair: Pair;

  readonly #pauseMs: number;

  /** @param pauseMs before each change */
  constructor(client: RetryingClient, pair: Pair, pauseMs = 0) {
    this.#client = client;
    this.#pair = pair;
    this.#pauseMs = pauseMs;
  }

  async run(isOver: () => boolean): Promise<void> {
    const { sender, receiver } = this.#pair;
    const somebody = await this.#somebody();
    const today = dateOf(new Date());
    for (let turn = 0; !isOver(); turn += 1) {
      // Some are left as they are, so that contacts who were told of them have something to answer.
      if (turn % LEFT_EVERY === 0) await this.#send(await this.#somebody());
      const id = await this.#send(somebody);
      const to = async (who: Actor, name: string, kind: string, input: object = { id }) =>
        this.#write(who, name, kind, input, REFERRAL, id);
      await this.#say(sender, id);
      await to(receiver, 'acceptReferral', 'REFERRAL_ACCEPTED');
      await to(receiver, 'logAttempt', 'ATTEMPT_LOGGED', attempt(id));
      await to(receiver, 'startReferral', 'REFERRAL_STARTED', { id, startedOn: today });
      await this.#say(receiver, id);
      const end = { id, outcome: 'SERVICES_DELIVERED', note: 'Done.', endedOn: today };
      await to(receiver, 'completeReferral', 'REFERRAL_COMPLETED', end);
    }
  }

  /** A person and their consent. */
  async #somebody(): Promise<Referred> {
    const { sender } = this.#pair;
    const person = await this.#write(sender, 'createPerson', 'PERSON_CREATED', newPerson(), PERSON);
    const personId = person.person.id as string;
    const consent = { personId, ...CONSENT, expiresOn: daysFromNow(300) };
    const given = await this.#write(sender, 'recordConsent', 'CONSENT_GIVEN', consent, CONSENTED);
    return { personId, consentId: given.consent.id as string };
  }

  async #send(who: Referred): Promise<string> {
    const { sender, serviceId } = this.#pair;
    const items = [{ serviceId, urgency: 'ROUTINE', reason: 'Wants to learn welding.' }];
    const drafts = { ...who, origin: 'WALK_IN', items };
    const made = await this.#write(sender, 'createDrafts', 'DRAFT_CREATED', drafts, REFERRALS);
    const id = made.referrals[0].id as string;
    await this.#write(sender, 'sendReferrals', 'REFERRAL_SENT', { ids: [id] }, REFERRALS);
    return id;
  }

  #say(who: Actor, referralId: string): Promise<Paid> {
    const input = { referralId, body: randomUUID() };
    return this.#write(who, 'postMessage', 'MESSAGE_POSTED', input, MESSAGE, referralId);
  }

  async #write(
    actor: Actor,
    name: string,
    kind: string,
    given: object,
    payload: string,
    subject?: string,
  ): Promise<Paid> {
    await sleep(this.#pauseMs);
    const input = { ...given, clientMutationId: randomUUID() };
    const answer = await this.#client.mutate(actor, name, input, payload);
    const subjectId =
      subject ?? answer.referrals?.[0].id ?? answer.consent?.id ?? answer.person?.id;
    this.acknowledged.push({ actor, name, input, payload, answer, kind, subjectId });
    return answer;
  }
}

const PERSON = '... on PersonPayload { person { id } }';
const CONSENTED = '... on ConsentPayload { consent { id } }';
const REFERRALS = '... on ReferralsPayload { referrals { id number } }';
const REFERRAL = '... on ReferralPayload { referral { id } }';
const MESSAGE = '... on MessagePostedPayload { referral { id } }';
const newPerson = () => ({
  firstName: 'Ana',
  lastName: 'Quill',
  language: 'en',
  contact: {
    phone: '312 555 0123',
    email: `${randomUUID()}@example.org`,
    phoneMessageOk: true,
    preferredChannel: 'PHONE',
    safeTimes: [],
  },
});
const CONSENT = {
  scopes: ['CONTACT', 'NEEDS'],
  language: 'en',
  method: 'WRITTEN',
  wordingVersion: currentConsentWording().version,
};
const daysFromNow = (days: number): string => dateOf(new Date(Date.now() + days * 86_400_000));
const attempt = (referralId: string) => ({
  referralId,
  target: 'CUSTOMER',
  channel: 'PHONE',
  result: 'REACHED',
  occurredAt: new Date().toISOString(),
});
