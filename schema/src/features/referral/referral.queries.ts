import { queryFromInfo } from '@pothos/plugin-prisma';
import type { Prisma } from '@throughline/prisma/generated/client';
import { plannedOnce } from '@throughline/prisma/planned-once';
import { parseReferralNumber } from '../../domain/shared/referral-number.ts';
import { pageSize } from '../../domain/shared/page.ts';
import { builder } from '../../platform/builder.ts';
import { ReferralStatusEnum } from '../../platform/error-types.ts';
import { NOBODY, isId } from '../../platform/ids.ts';
import {
  keysetConnection,
  readTimeCursor,
  sizeOf,
  timeCursor,
} from '../../platform/keyset-page.ts';
import { looking } from '../../platform/looking.ts';
import { NeedCategoryEnum } from '../../platform/shared-enums.ts';
import { boxOf } from './box.ts';
import { filtered, isIndexed, isWhole } from './filter.ts';
import { countOf, orderOf, pageIds } from './pages.ts';
import { ClosedCopyType } from './referral-parts.types.ts';
import { AssignedFilterEnum, InboxBoxEnum, UrgencyEnum } from './referral.enums.ts';
import { ReferralConnection } from './referral.types.ts';
import { SentWithinInput } from './sent-within.ts';

const ReferralFilterInput = builder.inputType('ReferralFilter', {
  description: 'Which referrals to list; several conditions narrow it.',
  fields: (t) => ({
    box: t.field({ type: InboxBoxEnum, required: true, description: 'Whose referrals.' }),
    statuses: t.field({ type: [ReferralStatusEnum], description: 'In one of these statuses.' }),
    categories: t.field({ type: [NeedCategoryEnum], description: 'About one of these needs.' }),
    urgencies: t.field({ type: [UrgencyEnum], description: 'This urgent.' }),
    assignedTo: t.field({ type: AssignedFilterEnum, description: 'By who has it on my side.' }),
    unreadOnly: t.boolean({ description: 'Only what somebody else changed since I looked.' }),
    overdueOnly: t.boolean({ description: 'Only where somebody is late.' }),
    words: t.string({ description: 'A number, or the name of the person.' }),
    organizationId: t.id({ description: 'With this organization on the other side.' }),
    sent: t.field({ type: SentWithinInput, description: 'As counted by `referralReport`.' }),
  }),
});

builder.queryFields((t) => ({
  referral: t.prismaField({
    type: 'Referral',
    nullable: true,
    access: 'SIGNED_IN',
    description:
      'A referral; null when there is none for you. Asking marks nothing as received; as staff who see the person it is written down (`Person.accessLog`).',
    args: { id: t.arg.id({ required: true, description: 'Its id.' }) },
    resolve: (query, _root, { id }, ctx) =>
      isId(id)
        ? looking(ctx, 'tl_look_at_referral', id, () =>
            ctx.db.referral.findFirst({ ...query, where: { id } }),
          )
        : null,
  }),
  referralByNumber: t.prismaField({
    type: 'Referral',
    nullable: true,
    access: 'SIGNED_IN',
    description:
      'A referral by its number, however it is typed: `R-7K4M-2Q`, `r7k4m2q`, `7K4M 2Q`.',
    args: { number: t.arg.string({ required: true, description: 'The number.' }) },
    resolve: (query, _root, args, ctx) => {
      const number = parseReferralNumber(args.number);
      return number
        ? looking(ctx, 'tl_look_at_number', number, () =>
            ctx.db.referral.findFirst({ ...query, where: { number } }),
          )
        : null;
    },
  }),
  referrals: t.field({
    type: ReferralConnection,
    access: 'STAFF',
    description:
      'Referrals of a box, newest change first; with `overdueOnly` longest overdue first.',
    args: {
      filter: t.arg({ type: ReferralFilterInput, required: true, description: 'Which ones.' }),
      first: t.arg.int({
        defaultValue: 25,
        description: 'How many at most; never more than 100.',
      }),
      after: t.arg.string({ description: 'Go on after this cursor.' }),
    },
    resolve: async (_root, args, ctx, info) => {
      const by = args.filter.overdueOnly ? 'dueAt' : 'updatedAt';
      const [after, limit] = [readTimeCursor(args.after), sizeOf(args) + 1];
      const box = boxOf(ctx.actor, args.filter.box);
      const selection = box ? await filtered(ctx, args.filter, box) : [];
      const { select } = queryFromInfo({
        context: ctx,
        info,
        path: ['edges', 'node'],
        select: { id: true, updatedAt: true, dueAt: true },
      });
      const read = (page: Pick<Prisma.ReferralFindManyArgs, 'where' | 'take'>) =>
        ctx.db.referral.findMany({ select, ...page, orderBy: orderOf(by) });
      const find = async () => {
        if (!box) return [];
        if (after || !isWhole(args.filter)) {
          const first = () => pageIds(ctx, selection, { after, limit }, by);
          const ids = await (isIndexed(args.filter) ? plannedOnce(first) : first());
          return plannedOnce(() => read({ where: { id: { in: ids } } }));
        }
        // A box as it opens is one round trip. How many of a whole area are wanted, its plan has to know.
        const whole = () => read({ where: box.where, take: limit });
        return args.filter.box === 'AREA' ? whole() : plannedOnce(whole);
      };
      const rows = await find();
      return {
        ...keysetConnection(rows, args, ({ id, ...row }) =>
          timeCursor({ at: row[by] ?? row.updatedAt, id }),
        ),
        totalCount: () => (box ? countOf(ctx, selection) : 0),
      };
    },
  }),
  closedCopies: t.prismaField({
    type: [ClosedCopyType],
    access: 'STAFF',
    description: 'What remains of referrals that were taken back from us, newest first.',
    args: { first: t.arg.int({ description: 'How many at most; 25 unless said.' }) },
    resolve: (query, _root, { first }, ctx) =>
      ctx.db.referralClosedCopy.findMany({
        ...query,
        where: { organizationId: ctx.actor.organizationId ?? NOBODY },
        orderBy: [{ endedAt: 'desc' }, { id: 'desc' }],
        take: pageSize(first),
      }),
  }),
}));
