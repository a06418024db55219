import type { Prisma } from '@throughline/prisma/generated/client';
import { builder } from '../../platform/builder.ts';
import type { Context } from '../../platform/context.ts';
import { stored } from '../../platform/enum-type.ts';
import { ReferralStatusEnum } from '../../platform/error-types.ts';
import { isId } from '../../platform/ids.ts';
import { tickLoad } from '../../platform/sibling-load.ts';
import {
  AttemptChannelEnum,
  AttemptResultEnum,
  DeclineReasonEnum,
  DueRuleEnum,
  OutcomeEnum,
} from './referral.enums.ts';
import { ActivityKindEnum } from './activity.enums.ts';

/** `data` holds codes, ids and dates only; a key that a kind does not have is null. */
const code = (data: unknown, key: string): string | null => {
  const value = (data as Record<string, unknown>)[key];
  return typeof value === 'string' ? value : null;
};

/** Named in the data, so no relation that could be joined. */
const assignees = tickLoad((ctx: Context, query: Prisma.UserFindManyArgs, ids) =>
  ctx.db.user.findMany({ ...query, where: { id: { in: ids } } }),
);

export const ActivityType = builder.prismaObject('Activity', {
  description: 'One change: an entry of the history, and what live subscriptions push.',
  select: { id: true, data: true },
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Its id.' }),
    cursor: t.string({
      description: 'Its place in the order of all changes: pass it as `after` to a subscription.',
      select: { xid: true, seq: true },
      resolve: (row, _args, ctx) => ctx.live.cursorOf(row),
    }),
    at: t.expose('at', { type: 'DateTime', description: 'When.' }),
    kind: t.expose('kind', { type: stored(ActivityKindEnum), description: 'What happened.' }),
    actor: t.relation('actor', { nullable: true, description: 'Who did it; null for the system.' }),
    actorOrganization: t.relation('actorOrganization', {
      nullable: true,
      description: 'For which organization; null for the person themself and the system.',
    }),
    actorRole: t.exposeString('actorRole', { description: 'In which role.' }),
    byLink: t.boolean({
      description: 'By a mailed link, without a sign-in.',
      resolve: ({ data }) => code(data, 'linkId') !== null,
    }),
    fromStatus: t.field({
      type: stored(ReferralStatusEnum),
      nullable: true,
      description: 'Status before, for changes of status.',
      resolve: ({ data }) => code(data, 'from'),
    }),
    toStatus: t.field({
      type: stored(ReferralStatusEnum),
      nullable: true,
      description: 'Status after, for changes of status.',
      resolve: ({ data }) => code(data, 'to'),
    }),
    outcome: t.field({
      type: stored(OutcomeEnum),
      nullable: true,
      description: 'The outcome given.',
      resolve: ({ data }) => code(data, 'outcome'),
    }),
    declineReason: t.field({
      type: stored(DeclineReasonEnum),
      nullable: true,
      description: 'The reason of a decline.',
      resolve: ({ data }) => code(data, 'declineReason'),
    }),
    channel: t.field({
      type: stored(AttemptChannelEnum),
      nullable: true,
      description: 'How somebody was tried.',
      resolve: ({ data }) => code(data, 'channel'),
    }),
    result: t.field({
      type: stored(AttemptResultEnum),
      nullable: true,
      description: 'What came of the attempt.',
      resolve: ({ data }) => code(data, 'result'),
    }),
    dueRule: t.field({
      type: stored(DueRuleEnum),
      nullable: true,
      description: 'Which due time passed (REF-053).',
      resolve: ({ data }) => code(data, 'rule'),
    }),
    contacted: t.boolean({
      nullable: true,
      description: 'What the person said about being contacted.',
      resolve: ({ data }) => {
        const { contacted } = data as Record<string, unknown>;
        return typeof contacted === 'boolean' ? contacted : null;
      },
    }),
    assignee: t.prismaField({
      type: 'User',
      nullable: true,
      description: 'To whom a side gave the referral; null when nobody has it now.',
      resolve: async (query, { data }, _args, ctx) => {
        const id = code(data, 'assigneeId');
        return id && isId(id) ? assignees(ctx, query, id) : null;
      },
    }),
    referral: t.relation('referral', {
      nullable: true,
      description: 'The referral it concerns; null when there is none, or not for you any more.',
    }),
    person: t.relation('person', {
      nullable: true,
      description: 'The person it concerns; null when there is none, or not for you any more.',
    }),
  }),
});

export const ActivityConnection = builder.connectionObject(
  { type: ActivityType, name: 'ActivityConnection', description: 'A page of changes.' },
  { name: 'ActivityEdge', description: 'A change in a page.' },
);
