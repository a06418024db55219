import type { Prisma } from '@throughline/prisma/generated/client';
import { builder } from '../../platform/builder.ts';
import { counted } from '../../platform/counted.ts';
import {
  isBackward,
  keysetConnection,
  readSeqCursor,
  readTimeCursor,
  seqCursor,
  sizeOf,
  timeCursor,
} from '../../platform/keyset-page.ts';
import type { KeysetArgs } from '../../platform/keyset-page.ts';
import { ActivityConnection } from './activity.types.ts';
import { SHARED_HISTORY } from './history.ts';
import { referralPage } from './pages.ts';
import { ReferralMessageConnection } from './referral-parts.types.ts';
import { ReferralConnection } from './referral.types.ts';

const FIRST = 'How many at most; 25 unless said, never more than 100.';
const AFTER = 'Go on after this cursor.';
const LAST = 'How many at most, counted from the end.';
const BEFORE = 'End before this cursor.';

/** Everything a page of a history needs, oldest first. The order is that in which the locks were held. */
const historyPage = (args: KeysetArgs, where: Prisma.ActivityWhereInput) => {
  const after = readSeqCursor(args.after);
  const before = readSeqCursor(args.before, 'before');
  return {
    where: {
      AND: [
        where,
        ...(after === null ? [] : [{ seq: { gt: after } }]),
        ...(before === null ? [] : [{ seq: { lt: before } }]),
      ],
    },
    orderBy: { seq: isBackward(args) ? ('desc' as const) : ('asc' as const) },
    take: sizeOf(args) + 1,
    select: { id: true, data: true, seq: true },
  };
};

const messagesPage = (args: KeysetArgs) => {
  const backward = isBackward(args);
  const after = readTimeCursor(args.after);
  const before = readTimeCursor(args.before, 'before');
  const direction = backward ? ('desc' as const) : ('asc' as const);
  return {
    where: {
      AND: [
        after
          ? { OR: [{ createdAt: { gt: after.at } }, { createdAt: after.at, id: { gt: after.id } }] }
          : {},
        before
          ? {
              OR: [
                { createdAt: { lt: before.at } },
                { createdAt: before.at, id: { lt: before.id } },
              ],
            }
          : {},
      ],
    },
    orderBy: [{ createdAt: direction }, { id: direction }],
    take: sizeOf(args) + 1,
    select: { id: true, createdAt: true },
  };
};

builder.prismaObjectFields('Referral', (t) => ({
  history: t.field({
    type: ActivityConnection,
    description:
      'Everything that happened, oldest first; from the sending on the same for both sides. `last` alone gives the newest.',
    args: {
      first: t.arg.int({ description: FIRST }),
      after: t.arg.string({ description: AFTER }),
      last: t.arg.int({ description: LAST }),
      before: t.arg.string({ description: BEFORE }),
    },
    select: (args, _ctx, nested) => ({
      activities: nested(historyPage(args, SHARED_HISTORY), ['edges', 'node']),
    }),
    resolve: ({ activities }, args) =>
      keysetConnection(activities, args, ({ seq }) => seqCursor(seq)),
  }),
  messages: t.field({
    type: ReferralMessageConnection,
    description: 'Messages of both sides, oldest first; `last` alone gives the newest.',
    args: {
      first: t.arg.int({ description: FIRST }),
      after: t.arg.string({ description: AFTER }),
      last: t.arg.int({ description: LAST }),
      before: t.arg.string({ description: BEFORE }),
    },
    select: (args, _ctx, nested) => ({
      messages: nested(messagesPage(args), ['edges', 'node']),
    }),
    resolve: ({ messages }, args) =>
      keysetConnection(messages, args, ({ createdAt, id }) => timeCursor({ at: createdAt, id })),
  }),
}));

builder.prismaObjectFields('Person', (t) => ({
  referrals: t.field({
    type: ReferralConnection,
    description: 'Referrals of the person that you may see, newest change first.',
    args: {
      first: t.arg.int({ description: FIRST }),
      after: t.arg.string({ description: AFTER }),
    },
    select: (args, _ctx, nested) => {
      const { where, ...page } = referralPage(args);
      return {
        id: true,
        referrals: nested(
          {
            ...page,
            where: { putAwayAt: null, ...where },
            select: { id: true, updatedAt: true },
          },
          ['edges', 'node'],
        ),
      };
    },
    resolve: ({ id, referrals }, args, ctx) => ({
      ...keysetConnection(referrals, args, (row) => timeCursor({ at: row.updatedAt, id: row.id })),
      totalCount: () =>
        counted((query) =>
          ctx.db.referral.findMany({ ...query, where: { personId: id, putAwayAt: null } }),
        ),
    }),
  }),
  history: t.field({
    type: ActivityConnection,
    description: 'What happened around the person, as far as you may see, oldest first.',
    args: {
      first: t.arg.int({ description: FIRST }),
      after: t.arg.string({ description: AFTER }),
    },
    select: (args, _ctx, nested) => ({
      activities: nested(
        historyPage(args, {
          audience: { in: ['STATUS', 'CONTACT', 'PARTIES', 'PERSON', 'SIDE_AND_PERSON'] },
        }),
        ['edges', 'node'],
      ),
    }),
    resolve: ({ activities }, args) =>
      keysetConnection(activities, args, ({ seq }) => seqCursor(seq)),
  }),
}));
