import { isPartnerStaff } from '../../domain/access/actor.ts';
import { builder } from '../../platform/builder.ts';
import type { Context } from '../../platform/context.ts';
import type { LiveSignal } from '../../platform/live-port.ts';
import { LiveSource } from '../../platform/live-source.ts';
import type { LiveDecision } from '../../platform/live-source.ts';
import { AFTER, resync, Resync } from '../../platform/resync.ts';
import type { ResyncValue } from '../../platform/resync.ts';
import { ApplicationChanged } from './live.types.ts';
import type { ApplicationChangedValue } from './live.types.ts';

type Value = ApplicationChangedValue | ResyncValue;

const CaseloadEvent = builder.unionType('CaseloadEvent', {
  description: 'What is pushed about the applications of an area.',
  types: [ApplicationChanged, Resync],
  resolveType: (value) => value.__typename,
});

builder.subscriptionField('caseloadChanged', (t) =>
  t.field({
    type: CaseloadEvent,
    access: 'STAFF',
    description:
      'Applications at the workforce area you act for that were begun, moved or given to somebody. Nothing for everybody else.',
    args: { after: t.arg.string({ required: false, description: AFTER }) },
    subscribe: (_root, { after }, { actor }) =>
      new LiveSource<Value>({
        topics:
          isPartnerStaff(actor) && actor.organizationId
            ? [`organization:${actor.organizationId}`]
            : [],
        after: after ?? null,
        decide,
      }),
    resolve: (value) => value as Value,
  }),
);

const KINDS = ['APPLICATION_STARTED', 'APPLICATION_MOVED', 'APPLICATION_ASSIGNED'];

/** The area's own predicate, as the list of the caseload has it: beyond it the policies allow the person and the state. */
async function decide(
  signal: LiveSignal,
  { db, actor }: Context,
): Promise<LiveDecision<Value> | null> {
  if (signal.type === 'resync') return { value: resync(signal.cursor) };
  if (signal.type === 'recheck' || !KINDS.includes(signal.envelope.kind)) return null;
  const { id: activityId, cursor } = signal.envelope;
  const activity = await db.activity.findFirst({
    where: { id: activityId, sideOrganizationId: actor.organizationId ?? '' },
    select: { data: true },
  });
  const { applicationId } = (activity?.data ?? {}) as { applicationId?: string };
  return applicationId
    ? { value: { __typename: 'ApplicationChanged', cursor, activityId, applicationId } }
    : null;
}
