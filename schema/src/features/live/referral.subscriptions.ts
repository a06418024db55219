import { builder } from '../../platform/builder.ts';
import type { Context } from '../../platform/context.ts';
import { NotFound } from '../../platform/errors.ts';
import { isId } from '../../platform/ids.ts';
import type { LiveSignal } from '../../platform/live-port.ts';
import { cursorOf, following, LiveSource } from '../../platform/live-source.ts';
import type { LiveDecision } from '../../platform/live-source.ts';
import { ReferralChanged, Removed } from './live.types.ts';
import { AFTER, resync, Resync } from '../../platform/resync.ts';
import type { ReferralChangedValue, RemovedValue } from './live.types.ts';
import type { ResyncValue } from '../../platform/resync.ts';
import { endedSince, hadAccess, isLess, recheckIn, removedReason, seeReferral } from './sight.ts';
import type { ReferralSight } from './sight.ts';

type Value = ReferralChangedValue | RemovedValue | ResyncValue;

const ReferralEvent = builder.unionType('ReferralEvent', {
  description: 'What is pushed about a referral.',
  types: [ReferralChanged, Removed, Resync],
  resolveType: (value) => value.__typename,
});

builder.subscriptionField('referralChanged', (t) =>
  t.field({
    type: ReferralEvent,
    access: 'SIGNED_IN',
    description: 'Every change of one referral that you may see, in order.',
    args: {
      id: t.arg.id({ required: true, description: 'Id of the referral.' }),
      after: t.arg.string({ required: false, description: AFTER }),
    },
    subscribe: (_root, { id, after }, ctx) => following(followReferral(ctx, id, after ?? null)),
    resolve: (value) => value as Value,
  }),
);

async function followReferral(ctx: Context, id: string, after: string | null) {
  if (!isId(id)) throw new NotFound();
  const first = await seeReferral(ctx, id);
  // Who comes back and lost it meanwhile is told why; who never had it learns nothing.
  const lost =
    after !== null &&
    !first.access &&
    hadAccess(first) &&
    (await endedSince(ctx, id, first, after));
  if (!first.referral && !lost) throw new NotFound();
  const watch = new ReferralWatch(id, { ...first, access: first.access || lost });
  return new LiveSource<Value>({
    // What ends the access may be said of the person, not of this referral.
    topics: [`referral:${id}`, ...(first.personId ? [`person:${first.personId}` as const] : [])],
    after,
    recheckInMs: recheckIn(first),
    decide: (signal, now) => watch.decide(now, signal),
  });
}

class ReferralWatch {
  readonly #id: string;
  readonly #personId: string | null;
  #access: boolean;
  #ways: readonly string[];

  constructor(id: string, { access, personId, ways }: ReferralSight) {
    this.#id = id;
    this.#access = access;
    this.#personId = personId;
    this.#ways = ways;
  }

  async decide(ctx: Context, signal: LiveSignal): Promise<LiveDecision<Value>> {
    if (signal.type === 'resync') return { value: resync(signal.cursor) };
    const cursor = cursorOf(signal);
    const envelope = signal.type === 'event' ? signal.envelope : null;
    const sight = await seeReferral(ctx, this.#id, envelope?.id);
    if (!sight.referral || (this.#access && !sight.access)) {
      const reason = removedReason(sight, envelope);
      return { value: { __typename: 'Removed', cursor, id: this.#id, reason }, last: true };
    }
    this.#access = sight.access;
    // Whose referral it is has changed, and with it whom to listen to: the client begins anew.
    if (sight.personId !== this.#personId) return { value: resync(cursor), last: true };
    const recheckInMs = recheckIn(sight);
    const less = isLess(this.#ways, sight);
    this.#ways = sight.ways;
    const mine = envelope?.subjectId === this.#id && sight.activity;
    // The person is on this page too: what of them came by another way may have ended.
    if (!envelope || !mine) return { value: less ? resync(cursor) : null, recheckInMs };
    return {
      value: {
        __typename: 'ReferralChanged',
        cursor,
        activityId: envelope.id,
        referralId: this.#id,
      },
      recheckInMs,
    };
  }
}
