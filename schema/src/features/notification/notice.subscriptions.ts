import { builder } from '../../platform/builder.ts';
import type { Context } from '../../platform/context.ts';
import type { Envelope } from '../../platform/live-port.ts';
import { LiveSource } from '../../platform/live-source.ts';
import type { LiveDecision } from '../../platform/live-source.ts';
import { AFTER, resync, Resync } from '../../platform/resync.ts';
import type { ResyncValue } from '../../platform/resync.ts';
import { unreadNotices } from './unread.ts';

type Positioned = { readonly cursor: string };
type NoticeAddedValue = Positioned & {
  readonly __typename: 'NoticeAdded';
  readonly noticeId: string;
};
type ViewerChangedValue = Positioned & { readonly __typename: 'ViewerChanged' };
type WorkChangedValue = Positioned & { readonly __typename: 'WorkChanged' };
type Value = NoticeAddedValue | ViewerChangedValue | WorkChangedValue | ResyncValue;

const CURSOR = 'Resume after this event by giving it as `after`.';

const NoticeAdded = builder.objectRef<NoticeAddedValue>('NoticeAdded').implement({
  description: 'There is something new you should know.',
  fields: (t) => ({
    cursor: t.exposeString('cursor', { description: CURSOR }),
    notice: t.prismaField({
      type: 'Notice',
      description: 'The notice.',
      resolve: (query, { noticeId }, _args, ctx) =>
        ctx.db.notice.findFirstOrThrow({ ...query, where: { id: noticeId } }),
    }),
    unreadNotices: t.int({
      description: 'How many wait now.',
      resolve: (_value, _args, ctx) => unreadNotices(ctx),
    }),
  }),
});

const ViewerChanged = builder.objectRef<ViewerChangedValue>('ViewerChanged').implement({
  description: 'Your memberships or account changed, or you read notices in another window.',
  fields: (t) => ({
    cursor: t.exposeString('cursor', { description: CURSOR }),
    viewer: t.prismaField({
      type: 'Account',
      description: 'You, after it.',
      resolve: (query, _value, _args, { db, actor }) =>
        db.account.findFirstOrThrow({ ...query, where: { userId: actor.userId ?? '' } }),
    }),
  }),
});

const WorkChanged = builder.objectRef<WorkChangedValue>('WorkChanged').implement({
  description:
    'What waits for you as an administrator changed: requests to join, records of organizations, likely matches. Ask `needsMe`.',
  fields: (t) => ({ cursor: t.exposeString('cursor', { description: CURSOR }) }),
});

const NoticeEvent = builder.unionType('NoticeEvent', {
  description: 'What is pushed about yourself.',
  types: [NoticeAdded, ViewerChanged, WorkChanged, Resync],
  resolveType: (value) => value.__typename,
});

builder.subscriptionField('noticesChanged', (t) =>
  t.field({
    type: NoticeEvent,
    access: 'SIGNED_IN',
    description: 'Your notices as they are made, and changes of your account and memberships.',
    args: { after: t.arg.string({ required: false, description: AFTER }) },
    subscribe: (_root, { after }, { actor }) =>
      new LiveSource<Value>({
        topics: [`user:${actor.userId ?? ''}`],
        after: after ?? null,
        decide: (signal, ctx) => {
          if (signal.type === 'resync') return Promise.resolve({ value: resync(signal.cursor) });
          return signal.type === 'event' ? decide(signal.envelope, ctx) : Promise.resolve(null);
        },
      }),
    resolve: (value) => value as Value,
  }),
);

async function decide({ id, cursor }: Envelope, ctx: Context): Promise<LiveDecision<Value> | null> {
  const activity = await ctx.db.activity.findFirst({
    where: { id },
    select: { kind: true, data: true },
  });
  if (!activity) return null;
  if (activity.kind === 'WORK_CHANGED') return { value: { __typename: 'WorkChanged', cursor } };
  if (activity.kind !== 'NOTICE_ADDED') return { value: { __typename: 'ViewerChanged', cursor } };
  const { noticeId } = activity.data as { noticeId: string };
  return { value: { __typename: 'NoticeAdded', cursor, noticeId } };
}
