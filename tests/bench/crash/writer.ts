import { randomUUID } from 'node:crypto';
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

/** Refers people, and answers, as fast as it is answered, and keeps what it was told. */
export class Writer {
  readonly acknowledged: Acknowledged[] = [];
  readonly #client: RetryingClient;
  readonly #pair: Pair;

  constructor(client: RetryingClient, pair: Pair) {
    this.#client = client;
    this.#pair = pair;
  }

  async run(isOver: () => boolean): Promise<void> {
    const { sender, receiver, serviceId } = this.#pair;
    const person = await this.#write(sender, 'createPerson', 'PERSON_CREATED', NEW_PERSON, PERSON);
    const personId = person.person.id as string;
    const consent = { personId, ...CONSENT, expiresOn: daysFromNow(300) };
    const given = await this.#write(sender, 'recordConsent', 'CONSENT_GIVEN', consent, CONSENTED);
    const consentId = given.consent.id as string;
    const today = dateOf(new Date());
    while (!isOver()) {
      const items = [{ serviceId, urgency: 'ROUTINE', reason: 'Wants to learn welding.' }];
      const drafts = { personId, consentId, origin: 'WALK_IN', items };
      const made = await this.#write(sender, 'createDrafts', 'DRAFT_CREATED', drafts, REFERRALS);
      const id = made.referrals[0].id as string;
      const to = async (who: Actor, name: string, kind: string, input: object = { id }) =>
        this.#write(who, name, kind, input, REFERRAL, id);
      await this.#write(sender, 'sendReferrals', 'REFERRAL_SENT', { ids: [id] }, REFERRALS);
      await this.#say(sender, id);
      await to(receiver, 'acceptReferral', 'REFERRAL_ACCEPTED');
      await to(receiver, 'logAttempt', 'ATTEMPT_LOGGED', attempt(id));
      await to(receiver, 'startReferral', 'REFERRAL_STARTED', { id, startedOn: today });
      await this.#say(receiver, id);
      const end = { id, outcome: 'SERVICES_DELIVERED', note: 'Done.', endedOn: today };
      await to(receiver, 'completeReferral', 'REFERRAL_COMPLETED', end);
    }
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
const NEW_PERSON = {
  firstName: 'Ana',
  lastName: 'Quill',
  language: 'en',
  contact: {
    phone: '312 555 0123',
    phoneMessageOk: true,
    preferredChannel: 'PHONE',
    safeTimes: [],
  },
};
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
