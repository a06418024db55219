import { builder } from '../../platform/builder.ts';
import type { Context } from '../../platform/context.ts';
import { NotFound } from '../../platform/errors.ts';
import { isId } from '../../platform/ids.ts';
import type { Envelope, LiveSignal } from '../../platform/live-port.ts';
import { cursorOf, following, LiveSource } from '../../platform/live-source.ts';
import type { LiveDecision } from '../../platform/live-source.ts';
import { PersonChanged, ReferralChanged, Removed } from './live.types.ts';
import { AFTER, resync, Resync } from '../../platform/resync.ts';
import type { PersonChangedValue, ReferralChangedValue, RemovedValue } from './live.types.ts';
import type { ResyncValue } from '../../platform/resync.ts';
import { hadAccess, isLess, recheckIn, removedReason, seePerson } from './sight.ts';
import type { PersonSight } from './sight.ts';

type Value = PersonChangedValue | ReferralChangedValue | RemovedValue | ResyncValue;

const PersonEvent = builder.unionType('PersonEvent', {
  description: 'What is pushed about a person.',
  types: [PersonChanged, ReferralChanged, Removed, Resync],
  resolveType: (value) => value.__typename,
});

builder.subscriptionField('personChanged', (t) =>
  t.field({
    type: PersonEvent,
    access: 'SIGNED_IN',
    description: 'Every change of one person, and of their referrals, that you may see.',
    args: {
      id: t.arg.id({ required: true, description: 'Id of the person.' }),
      after: t.arg.string({ required: false, description: AFTER }),
    },
    subscribe: (_root, { id, after }, ctx) => following(followPerson(ctx, id, after ?? null)),
    resolve: (value) => value as Value,
  }),
);

async function followPerson(ctx: Context, id: string, after: string | null) {
  if (!isId(id)) throw new NotFound();
  const first = await seePerson(ctx, id);
  const lost = after !== null && hadAccess(first);
  if (!first.access && !first.merged && !lost) throw new NotFound();
  let { ways } = first;
  return new LiveSource<Value>({
    topics: [`person:${id}`],
    after,
    recheckInMs: recheckIn(first),
    async decide(signal, now) {
      if (signal.type === 'resync') return { value: resync(signal.cursor) };
      const envelope = signal.type === 'event' ? signal.envelope : null;
      const sight = await seePerson(now, id, envelope?.id);
      const less = isLess(ways, sight);
      ways = sight.ways;
      const decided = decide(id, signal, sight);
      // What ended may be nobody's news here, and yet a part of what is on the screen.
      return less && !decided.value ? { ...decided, value: resync(cursorOf(signal)) } : decided;
    },
  });
}

function decide(id: string, signal: LiveSignal, sight: PersonSight): LiveDecision<Value> {
  const envelope = signal.type === 'event' ? signal.envelope : null;
  // What one follows is another record now: fetched anew, its id leads there.
  if (sight.merged) return { value: resync(cursorOf(signal)), last: true };
  if (!sight.access) {
    const reason = sight.inEmergency ? 'EMERGENCY_OVER' : removedReason(sight, envelope);
    return { value: { __typename: 'Removed', cursor: cursorOf(signal), id, reason }, last: true };
  }
  const value = envelope && sight.activity ? changeOf(id, envelope, sight) : null;
  return { value, recheckInMs: recheckIn(sight) };
}

function changeOf(personId: string, envelope: Envelope, sight: PersonSight): Value {
  const { cursor, id: activityId, subjectId } = envelope;
  return sight.subjectType === 'REFERRAL' && sight.referral
    ? { __typename: 'ReferralChanged', cursor, activityId, referralId: subjectId }
    : { __typename: 'PersonChanged', cursor, activityId, personId };
}
