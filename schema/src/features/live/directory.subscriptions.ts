import { builder } from '../../platform/builder.ts';
import type { Context } from '../../platform/context.ts';
import type { LiveSignal } from '../../platform/live-port.ts';
import { LiveSource } from '../../platform/live-source.ts';
import type { LiveDecision } from '../../platform/live-source.ts';
import { AFTER, CURSOR, resync, Resync } from '../../platform/resync.ts';
import type { ResyncValue } from '../../platform/resync.ts';

type Changed = {
  readonly __typename: 'DirectoryChanged';
  readonly cursor: string;
  readonly organizationId: string;
};
type Value = Changed | ResyncValue;

const DirectoryChanged = builder.objectRef<Changed>('DirectoryChanged').implement({
  description: 'The record of an organization changed: what was found or shown of it may not hold.',
  fields: (t) => ({
    cursor: t.exposeString('cursor', { description: CURSOR }),
    organizationId: t.exposeID('organizationId', { description: 'Whose record.' }),
  }),
});

const DirectoryEvent = builder.unionType('DirectoryEvent', {
  description: 'What is pushed about the directory.',
  types: [DirectoryChanged, Resync],
  resolveType: (value) => value.__typename,
});

builder.subscriptionField('directoryChanged', (t) =>
  t.field({
    type: DirectoryEvent,
    access: 'STAFF',
    sharedBy: 'organization',
    description: 'Every change of a record in the directory, as it happens (REF-009).',
    args: { after: t.arg.string({ required: false, description: AFTER }) },
    subscribe: (_root, { after }) =>
      new LiveSource<Value>({ topics: ['directory'], after: after ?? null, decide }),
    resolve: (value) => value as Value,
  }),
);

/** What is not approved yet is nobody's to hear of but those who may see it. */
async function decide(signal: LiveSignal, ctx: Context): Promise<LiveDecision<Value> | null> {
  if (signal.type === 'resync') return { value: resync(signal.cursor) };
  if (signal.type === 'recheck' || signal.envelope.audience !== 'DIRECTORY') return null;
  const { subjectId: organizationId, cursor } = signal.envelope;
  const seen = await ctx.db.organization.findFirst({
    where: { id: organizationId },
    select: { id: true },
  });
  return seen && { value: { __typename: 'DirectoryChanged', cursor, organizationId } };
}
