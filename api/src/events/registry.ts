import type { Envelope, LiveSignal, Topic } from '@throughline/schema/platform/live-port';
import type { Entry, Place } from './tailer-query.ts';

/** A signal on its way to a subscriber; events have a place. */
export type Delivery = { readonly signal: LiveSignal; readonly place: Place | null };

export type Subscriber = { deliver(delivery: Delivery): void };

/**
 * Whose subscribers an event may concern. Never too few; who may really see it is decided for each of
 * them by reading the row under their claims.
 */
export function topicsOf(envelope: Envelope): ReadonlySet<Topic> {
  const topics = new Set<Topic>(['state']);
  const add = (kind: 'organization' | 'area' | 'person' | 'user', id: string | null) => {
    if (id) topics.add(`${kind}:${id}`);
  };
  add('user', envelope.userId);
  if (envelope.audience === 'DIRECTORY') topics.add('directory');
  if (envelope.audience === 'TRAINING') topics.add(`training:${envelope.subjectId}`);
  if (envelope.audience === 'USER') return topics;
  if (envelope.subjectType === 'REFERRAL') topics.add(`referral:${envelope.subjectId}`);
  add('person', envelope.personId);
  add('organization', envelope.sideOrganizationId);
  if (envelope.audience === 'SIDE') return topics;
  add('organization', envelope.senderOrganizationId);
  add('organization', envelope.receiverOrganizationId);
  add('area', envelope.senderLwiaId);
  add('area', envelope.receiverLwiaId);
  return topics;
}

/** Who listens to what in this process. */
export class Registry {
  readonly #topics = new Map<Topic, Set<Subscriber>>();

  add(topics: readonly Topic[], subscriber: Subscriber): void {
    for (const topic of topics) {
      const known = this.#topics.get(topic);
      if (known) known.add(subscriber);
      else this.#topics.set(topic, new Set([subscriber]));
    }
  }

  remove(topics: readonly Topic[], subscriber: Subscriber): void {
    for (const topic of topics) {
      const known = this.#topics.get(topic);
      known?.delete(subscriber);
      if (known?.size === 0) this.#topics.delete(topic);
    }
  }

  /** To each subscriber once, however many of its topics the event has. */
  dispatch({ envelope, place }: Entry): void {
    const delivery: Delivery = { signal: { type: 'event', envelope }, place };
    for (const subscriber of this.#of(topicsOf(envelope))) subscriber.deliver(delivery);
  }

  /** To all subscribers of one topic, or of every topic. */
  signal(signal: LiveSignal, topic?: Topic): void {
    const delivery: Delivery = { signal, place: null };
    for (const subscriber of this.#of(topic ? [topic] : this.#topics.keys())) {
      subscriber.deliver(delivery);
    }
  }

  /** A set of its own: a subscriber may leave while it is told something. */
  #of(topics: Iterable<Topic>): ReadonlySet<Subscriber> {
    const found = new Set<Subscriber>();
    for (const topic of topics) for (const each of this.#topics.get(topic) ?? []) found.add(each);
    return found;
  }
}
