import type { Actor } from '../../domain/access/actor.ts';
import { isOversight } from '../../domain/access/actor.ts';
import { builder } from '../../platform/builder.ts';
import type { Context } from '../../platform/context.ts';
import type { LiveSignal, Topic } from '../../platform/live-port.ts';
import { LiveSource } from '../../platform/live-source.ts';
import type { LiveDecision } from '../../platform/live-source.ts';
import { ReferralChanged, Removed } from './live.types.ts';
import { AFTER, resync, Resync } from '../../platform/resync.ts';
import type { ReferralChangedValue, RemovedValue } from './live.types.ts';
import type { ResyncValue } from '../../platform/resync.ts';
import { removedReason, seeReferral } from './sight.ts';

type Value = ReferralChangedValue | RemovedValue | ResyncValue;

const InboxEvent = builder.unionType('InboxEvent', {
  description: 'What is pushed about the referrals one follows.',
  types: [ReferralChanged, Removed, Resync],
  resolveType: (value) => value.__typename,
});

builder.subscriptionField('inboxChanged', (t) =>
  t.field({
    type: InboxEvent,
    access: 'STAFF',
    sharedBy: 'organization',
    description:
      'Every change of a referral of the organization you act for; of its area for the administrator of one, of the state for oversight. Executed once for everybody with the same role there, so fields about you, such as `unread` and `viewerActions`, are refused: fetch these by a query.',
    args: { after: t.arg.string({ required: false, description: AFTER }) },
    subscribe: (_root, { after }, { actor }) =>
      new LiveSource<Value>({ topics: topicsOf(actor), after: after ?? null, decide }),
    resolve: (value) => value as Value,
  }),
);

function topicsOf(actor: Actor): readonly Topic[] {
  if (isOversight(actor)) return ['state'];
  const { organizationId, lwiaId } = actor;
  return [
    ...(organizationId ? [`organization:${organizationId}` as const] : []),
    ...(lwiaId ? [`area:${lwiaId}` as const] : []),
  ];
}

async function decide(signal: LiveSignal, ctx: Context): Promise<LiveDecision<Value> | null> {
  if (signal.type === 'resync') return { value: resync(signal.cursor) };
  if (signal.type === 'recheck' || signal.envelope.subjectType !== 'REFERRAL') return null;
  const { id: activityId, subjectId: referralId, cursor } = signal.envelope;
  const sight = await seeReferral(ctx, referralId, activityId);
  if (!sight.activity) return null;
  return sight.referral
    ? { value: { __typename: 'ReferralChanged', cursor, activityId, referralId } }
    : {
        value: {
          __typename: 'Removed',
          cursor,
          id: referralId,
          reason: removedReason(sight, signal.envelope),
        },
      };
}
