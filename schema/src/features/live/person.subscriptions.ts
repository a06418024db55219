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
import { hadAccess, recheckIn, removedReason, seePerson } from './sight.ts';
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
  return new LiveSource<Value>({
    topics: [`person:${id}`],
    after,
    recheckInMs: recheckIn(first),
    decide: (signal, now) => decide(now, id, signal),
  });
}

async function decide(ctx: Context, id: string, signal: LiveSignal): Promise<LiveDecision<Value>> {
  if (signal.type === 'resync') return { value: resync(signal.cursor) };
  const envelope = signal.type === 'event' ? signal.envelope : null;
  const sight = await seePerson(ctx, id, envelope?.id);
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
