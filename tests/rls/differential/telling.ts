import type { Cast, Place } from './cast.ts';
import { memberOf } from './people-story.ts';
import type { StoryConsent, StoryPerson } from './people-story.ts';
import type { Random } from './random.ts';
import type { Script } from './script.ts';

/** A referral as the story goes. */
export type StoryReferral = {
  readonly id: string;
  readonly person: StoryPerson;
  readonly sender: Place;
  readonly receiver: Place;
  readonly consent: StoryConsent | null;
  status: string;
  everSent: boolean;
};

const OPEN = ['SENT', 'ATTEMPTING_CONTACT', 'RECEIVED', 'ACCEPTED', 'IN_PROGRESS'];
const FROM: Readonly<Record<string, readonly string[]>> = {
  ATTEMPTING_CONTACT: ['SENT'],
  RECEIVED: ['SENT', 'ATTEMPTING_CONTACT'],
  ACCEPTED: ['RECEIVED'],
  DECLINED: ['RECEIVED'],
  IN_PROGRESS: ['ACCEPTED'],
  COMPLETED: ['ACCEPTED', 'IN_PROGRESS'],
};
const TIME_OF: Readonly<Record<string, string>> = {
  RECEIVED: 'received_at',
  ACCEPTED: 'accepted_at',
  DECLINED: 'declined_at',
  IN_PROGRESS: 'started_at',
  COMPLETED: 'completed_at',
};
const DUE_OF: Readonly<Record<string, readonly [string, string]>> = {
  SENT: ['UNANSWERED', 'RECEIVER'],
  ATTEMPTING_CONTACT: ['ESCALATED', 'RECEIVER'],
  RECEIVED: ['UNDECIDED', 'RECEIVER'],
  ACCEPTED: ['NOT_STARTED', 'RECEIVER'],
  IN_PROGRESS: ['NO_UPDATE', 'RECEIVER'],
  DECLINED: ['NO_FOLLOW_UP', 'SENDER'],
};
const DAY = 86_400_000;

/** Writes what the commands of the product write, as plain rows. */
export class Telling {
  readonly #script: Script;
  readonly #random: Random;
  readonly #cast: Cast;
  readonly #all: StoryReferral[] = [];

  constructor(script: Script, random: Random, cast: Cast) {
    this.#script = script;
    this.#random = random;
    this.#cast = cast;
  }

  /** Could this organization begin a referral of the person now? */
  reaches(organizationId: string, person: StoryPerson, at: Date): boolean {
    if (person.creator === organizationId) return true;
    return this.#all.some(
      ({ person: of, receiver, status, consent }) =>
        of === person &&
        receiver.id === organizationId &&
        OPEN.includes(status) &&
        consent !== null &&
        !consent.withdrawnAt &&
        consent.expiresAt > at,
    );
  }

  draft(
    at: Date,
    person: StoryPerson,
    sender: Place,
    receiver: Place,
    consent: StoryConsent | null,
    { number, category }: { number: string; category: string },
  ): StoryReferral {
    const referral: StoryReferral = {
      id: this.#random.id(),
      person,
      sender,
      receiver,
      consent,
      status: 'DRAFT',
      everSent: false,
    };
    const author = memberOf(this.#cast, this.#random, sender.id).actor.userId;
    this.#script.at(at, author);
    this.#script.insert('referral', {
      id: referral.id,
      number,
      person_id: person.id,
      person_initials: 'AQ',
      sender_organization_id: sender.id,
      sender_lwia_id: sender.lwiaId,
      receiver_organization_id: receiver.id,
      receiver_lwia_id: receiver.lwiaId,
      service_id: this.#random.pick(receiver.serviceIds),
      category,
      urgency: this.#random.pick(['ROUTINE', 'SOON', 'SAME_DAY']),
      consent_id: consent?.id ?? null,
      author_id: author,
      sender_assignee_id: this.#random.chance(0.4)
        ? memberOf(this.#cast, this.#random, sender.id).actor.userId
        : null,
      status_since: at,
      last_activity_at: at,
      created_at: at,
      updated_at: at,
    });
    this.#script.insert('referral_detail', { referral_id: referral.id, reason: 'Needs help.' });
    this.#record(referral, at, author, sender.id, 'DRAFT_CREATED', 'SIDE');
    this.#all.push(referral);
    return referral;
  }

  send(referral: StoryReferral, at: Date): void {
    const { consent, sender } = referral;
    if (referral.status !== 'DRAFT' || !consent || consent.withdrawnAt || consent.expiresAt <= at)
      return;
    this.#move(referral, 'SENT', at, sender.id, 'REFERRAL_SENT', {
      sent_at: at,
      recalled_at: null,
      ...(!referral.everSent && { first_sent_at: at }),
    });
    referral.everSent = true;
    this.#asides(referral, at);
  }

  recall(referral: StoryReferral, at: Date): void {
    if (referral.status !== 'SENT') return;
    const { id } = referral.sender;
    this.#move(referral, 'DRAFT', at, id, 'REFERRAL_RECALLED', { recalled_at: at });
  }

  putAway(referral: StoryReferral, at: Date): void {
    if (referral.status !== 'DRAFT' || !referral.everSent) return;
    this.#script.at(at);
    this.#script.update('referral', referral.id, { put_away_at: at, updated_at: at });
  }

  /** Nobody answered in time; sometimes the sender then tries. */
  lapse(referral: StoryReferral, at: Date): void {
    if (referral.status !== 'SENT') return;
    const { id } = referral.sender;
    this.#move(referral, 'ATTEMPTING_CONTACT', at, id, 'REFERRAL_ATTEMPTING_CONTACT', {});
    this.#script.insert('due_time', {
      id: this.#random.id(),
      referral_id: referral.id,
      rule: 'UNANSWERED',
      since: at,
      due_at: at,
      fired_at: at,
    });
    this.#asides(referral, at);
  }

  /** @returns whether the receiver could do it */
  step(referral: StoryReferral, to: string, at: Date, outcome: string | null = null): boolean {
    const { consent, receiver } = referral;
    const possible = FROM[to]?.includes(referral.status) ?? false;
    if (!possible || !consent || consent.withdrawnAt || consent.expiresAt <= at) return false;
    this.#move(referral, to, at, receiver.id, `REFERRAL_${to === 'IN_PROGRESS' ? 'STARTED' : to}`, {
      [TIME_OF[to] ?? '']: at,
      outcome,
      decline_reason: to === 'DECLINED' ? 'NO_CAPACITY' : null,
      ...(to === 'ACCEPTED' && {
        receiver_assignee_id: memberOf(this.#cast, this.#random, receiver.id).actor.userId,
      }),
    });
    this.#asides(referral, at);
    return true;
  }

  /** The open referrals under it end in the same breath. */
  withdraw(consent: StoryConsent, person: StoryPerson, at: Date): void {
    consent.withdrawnAt = at;
    for (const referral of this.#all) {
      if (referral.consent !== consent || !OPEN.includes(referral.status)) continue;
      this.#move(referral, 'COMPLETED', at, person.creator, 'REFERRAL_WITHDRAWN', {
        completed_at: at,
        outcome: 'WITHDRAWN_BY_CUSTOMER',
      });
    }
    this.#script.update('consent', consent.id, { withdrawn_at: at, withdrawn_by: 'ORGANIZATION' });
  }

  #move(
    referral: StoryReferral,
    to: string,
    at: Date,
    organizationId: string,
    kind: string,
    set: Readonly<Record<string, string | Date | null>>,
  ): void {
    const by = memberOf(this.#cast, this.#random, organizationId).actor.userId;
    const [rule = null, side = null] = DUE_OF[to] ?? [];
    this.#script.at(at, by);
    this.#script.update('referral', referral.id, {
      ...set,
      status: to,
      status_since: at,
      last_activity_at: at,
      updated_at: at,
      due_rule: rule,
      due_since: rule && at,
      due_side: side,
      due_at: rule && new Date(Date.now() + this.#random.pick([-2, -1, 3]) * DAY),
    });
    referral.status = to;
    this.#record(referral, at, by, organizationId, kind, 'STATUS');
    this.#notify(referral, at);
  }

  #lastActivity = '';

  #record(
    { id, person, sender, receiver }: StoryReferral,
    at: Date,
    userId: string | null,
    organizationId: string | null,
    kind: string,
    audience: string,
  ): void {
    this.#lastActivity = this.#random.id();
    this.#script.insert('activity', {
      id: this.#lastActivity,
      at,
      kind,
      audience,
      actor_user_id: userId,
      actor_organization_id: organizationId,
      actor_role: 'PARTNER_STAFF',
      person_id: person.id,
      subject_type: 'REFERRAL',
      subject_id: id,
      referral_id: id,
      sender_organization_id: sender.id,
      receiver_organization_id: receiver.id,
      sender_lwia_id: sender.lwiaId,
      receiver_lwia_id: receiver.lwiaId,
      side_organization_id: audience === 'SIDE' ? organizationId : null,
    });
  }

  #notify({ id, receiver }: StoryReferral, at: Date): void {
    if (this.#cast.practice) return;
    this.#script.insert('notice', {
      id: this.#random.id(),
      user_id: memberOf(this.#cast, this.#random, receiver.id).actor.userId,
      activity_id: this.#lastActivity,
      kind: 'REFERRAL_SENT',
      referral_id: id,
      created_at: at,
      read_at: this.#random.chance(0.5) ? at : null,
    });
  }

  /** What hangs on a referral: messages, private notes, attempts with and without a remark, the person's word. */
  #asides(referral: StoryReferral, at: Date): void {
    const { id, person, sender, receiver } = referral;
    for (const side of [sender, receiver]) {
      const by = memberOf(this.#cast, this.#random, side.id).actor.userId;
      const row = { referral_id: id, organization_id: side.id, author_id: by, created_at: at };
      if (this.#random.chance(0.4)) {
        this.#script.insert('referral_message', {
          id: this.#random.id(),
          ...row,
          body: 'A message',
        });
        this.#record(referral, at, by, side.id, 'MESSAGE_POSTED', 'PARTIES');
      }
      if (this.#random.chance(0.4)) this.#file(row);
      if (this.#random.chance(0.4)) {
        this.#script.insert('referral_note', { id: this.#random.id(), ...row, body: 'A note' });
        this.#record(referral, at, by, side.id, 'NOTE_ADDED', 'SIDE');
      }
      if (this.#random.chance(0.4)) this.#attempt(referral, side, row, at);
    }
    if (this.#random.chance(0.3)) {
      const contacted = this.#random.chance(0.5);
      const report = {
        id: this.#random.id(),
        referral_id: id,
        person_id: person.id,
        contacted,
        created_at: at,
      };
      this.#script.insert('contact_report', report);
      const self = this.#cast.players.find(({ actor }) => actor.personId === person.id);
      this.#record(referral, at, self?.actor.userId ?? null, null, 'CONTACT_REPORTED', 'CONTACT');
    }
    if (this.#random.chance(0.3)) this.#file({ referral_id: id, created_at: at });
  }

  /** Without an organization it is the customer's. */
  #file(row: { referral_id: string; organization_id?: string; created_at: Date }): void {
    this.#script.insert('referral_file', {
      id: this.#random.id(),
      organization_id: null,
      ...row,
      name: 'a.txt',
      size: 5,
      type: 'TEXT',
      sha256: '0'.repeat(64),
      state: this.#random.pick(['CHECKING', 'READY', 'INFECTED']),
    });
  }

  #attempt(
    referral: StoryReferral,
    side: Place,
    row: {
      referral_id: string;
      organization_id: string;
      author_id: string | null;
      created_at: Date;
    },
    at: Date,
  ): void {
    const id = this.#random.id();
    const customer = side === referral.receiver;
    this.#script.insert('contact_attempt', {
      id,
      ...row,
      target: customer ? 'CUSTOMER' : 'PARTNER',
      channel: 'PHONE',
      result: this.#random.pick(['REACHED', 'NO_ANSWER']),
      occurred_at: at,
    });
    if (this.#random.chance(0.6)) {
      this.#script.insert('contact_attempt_note', {
        attempt_id: id,
        organization_id: side.id,
        body: 'Said',
      });
    }
    this.#record(
      referral,
      at,
      row.author_id,
      side.id,
      'ATTEMPT_LOGGED',
      customer ? 'CONTACT' : 'PARTIES',
    );
  }
}
