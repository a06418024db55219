import { setTimeout as sleep } from 'node:timers/promises';
import { withClaims } from '@throughline/prisma/claims';
import { comparePlaces } from '@throughline/schema/platform/cursor';
import type { Context } from '@throughline/schema/platform/context';
import type { LiveSignal } from '@throughline/schema/platform/live-port';
import type { LiveSource } from '@throughline/schema/platform/live-source';
import { execute, GraphQLError } from 'graphql';
import type { ExecutionArgs, ExecutionResult } from 'graphql';
import type { Follower } from '../events/follower.ts';
import type { Hub } from '../events/hub.ts';
import type { Delivery } from '../events/registry.ts';
import type { Place } from '../events/tailer-query.ts';
import type { Gate } from '../gate.ts';
import { SessionEnded } from './ws-session.ts';
import { NeedsUser } from './ws-shared.ts';

const PAUSED_POLL_MS = 50;
const REPLAYED_AT_ONCE = 4;

/** One operation of one socket. */
export type Member = {
  /**
   * Looks at its rights now: false when a frame was made for others, and has to be made anew.
   * @throws SessionEnded, or GraphQLError when it may not be in the group any more
   */
  admit(madeFor: Context): Promise<boolean>;
  /** @param payload the JSON of an execution result */
  send(payload: string): void;
  /** The operation is over: with an error, or complete. */
  end(error?: GraphQLError): void;
};

export type GroupOptions = {
  readonly hub: Hub;
  readonly source: LiveSource<unknown>;
  readonly operation: Pick<
    ExecutionArgs,
    'schema' | 'document' | 'variableValues' | 'operationName'
  >;
  /** A fresh one for each event, with the claims of this moment. */
  readonly contextOf: () => Promise<Context>;
  readonly mask: (error: unknown) => Error;
  readonly onEmpty: () => void;
  /** All groups read the database through it. */
  readonly gate: Gate;
};

type Frame = {
  readonly payload: string;
  readonly last: boolean;
  readonly delivery: Delivery;
  readonly madeFor: Context;
};
/** What arrives while a member's past is replayed waits. */
type Joined = { readonly from: Place; waiting: Frame[] | null };

/** Operations that get the same frames: one, unless its field is shared. Executes once for each event. */
export class Group {
  readonly #options: GroupOptions;
  readonly #follower: Follower;
  readonly #members = new Map<Member, Joined>();
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(options: GroupOptions) {
    this.#options = options;
    this.#follower = options.hub.follow(options.source.options.topics);
    this.#recheckIn(options.source.options.recheckInMs);
    void this.#run();
  }

  /** Follows from `after` on: first what was missed, then what comes. */
  async add(member: Member, after: string | null): Promise<void> {
    const joined: Joined = { from: this.#options.hub.place, waiting: [] };
    this.#members.set(member, joined);
    try {
      if (after !== null) await this.#replay(member, after, joined.from);
      for (let frame = joined.waiting?.shift(); frame; frame = joined.waiting?.shift()) {
        await this.#give(member, frame);
      }
      joined.waiting = null;
    } catch (error) {
      this.#fail(member, error);
    }
  }

  remove(member: Member): void {
    if (!this.#members.delete(member) || this.#members.size > 0) return;
    this.#close();
  }

  /** Has it decided anew whether its subject is still to be seen. */
  recheck(): void {
    this.#follower.recheck();
  }

  async #run(): Promise<void> {
    for (;;) {
      const delivery = await this.#follower.next();
      if (!delivery) return;
      try {
        const frame = await this.#frameOf(delivery);
        if (!frame) continue;
        await Promise.all(
          [...this.#members].map(async ([member, joined]) => {
            const { place } = frame.delivery;
            if (place && comparePlaces(place, joined.from) <= 0) return;
            if (joined.waiting) joined.waiting.push(frame);
            else
              await this.#give(member, frame).catch((error: unknown) => this.#fail(member, error));
          }),
        );
      } catch (error) {
        for (const member of this.#members.keys()) this.#fail(member, error);
      }
    }
  }

  async #replay(member: Member, after: string, upTo: Place): Promise<void> {
    const { hub, source, contextOf, gate } = this.#options;
    const missed = await gate.run(async () => {
      const { claims } = await contextOf();
      return withClaims(claims, () => hub.missed(source.options.topics, after, upTo));
    });
    const resync: LiveSignal = { type: 'resync', cursor: hub.port.position() };
    const deliveries: Delivery[] = missed?.map(({ envelope, place }) => ({
      signal: { type: 'event', envelope },
      place,
    })) ?? [{ signal: resync, place: null }];
    // A few are made at a time, and sent in order.
    for (let index = 0; index < deliveries.length; index += REPLAYED_AT_ONCE) {
      const batch = deliveries.slice(index, index + REPLAYED_AT_ONCE);
      for (const frame of await Promise.all(batch.map((delivery) => this.#frameOf(delivery)))) {
        if (!this.#members.has(member)) return;
        if (frame) await this.#give(member, frame);
      }
    }
  }

  /** Decides and executes under the claims of this moment; null when there is nothing to send. */
  async #frameOf(delivery: Delivery): Promise<Frame | null> {
    const { hub, gate } = this.#options;
    while (hub.isPaused && !this.#closed) await sleep(PAUSED_POLL_MS);
    return gate.run(() => this.#made(delivery));
  }

  async #made(delivery: Delivery): Promise<Frame | null> {
    const { source, operation } = this.#options;
    const contextValue = await this.#options.contextOf();
    const decision = await withClaims(contextValue.claims, () =>
      source.options.decide(delivery.signal, contextValue),
    );
    this.#recheckIn(decision?.recheckInMs);
    if (!decision || decision.value === null) return null;
    const result = await withClaims(contextValue.claims, async () =>
      execute({ ...operation, contextValue, rootValue: decision.value }),
    );
    const payload = this.#payloadOf(result);
    return { payload, last: decision.last ?? false, delivery, madeFor: contextValue };
  }

  /** @throws when nothing of it can be sent: an event must not be swallowed */
  #payloadOf({ data, errors = [] }: ExecutionResult): string {
    const needsUser = errors.find(({ originalError }) => originalError instanceof NeedsUser);
    if (needsUser) throw needsUser.originalError as NeedsUser;
    if (!data && errors[0]) throw errors[0];
    if (errors.length === 0) return JSON.stringify({ data });
    return JSON.stringify({ data, errors: errors.map((error) => this.#options.mask(error)) });
  }

  async #give(member: Member, made: Frame): Promise<void> {
    let frame: Frame | null = made;
    while (!(await member.admit(frame.madeFor))) {
      frame = await this.#frameOf(frame.delivery);
      if (!frame) return;
    }
    if (!this.#members.has(member)) return;
    member.send(frame.payload);
    if (!frame.last) return;
    this.remove(member);
    member.end();
  }

  #fail(member: Member, error: unknown): void {
    this.remove(member);
    if (error instanceof SessionEnded) return; // its socket is closed
    const masked = this.#options.mask(error);
    member.end(masked instanceof GraphQLError ? masked : new GraphQLError(masked.message));
  }

  #recheckIn(ms: number | null | undefined): void {
    if (ms === undefined || this.#closed) return;
    clearTimeout(this.#timer);
    if (ms === null) return;
    this.#timer = setTimeout(
      () => this.recheck(),
      Math.min(Math.max(ms, 0) + 25, 2 ** 31 - 1),
    ).unref();
  }

  #close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#follower.close();
    this.#options.onEmpty();
  }
}
