import { queryFromInfo } from '@pothos/plugin-prisma';
import type { Notice, Prisma } from '@throughline/prisma/generated/client';
import { LIMITS } from '../../domain/shared/limits.ts';
import { builder } from '../../platform/builder.ts';
import {
  keysetConnection,
  readTimeCursor,
  sizeOf,
  timeCursor,
} from '../../platform/keyset-page.ts';
import { NoticeType } from './notice.types.ts';

const NoticeConnection = builder.connectionObject(
  { type: NoticeType, name: 'NoticeConnection', description: 'A page of notices.' },
  { name: 'NoticeEdge', description: 'A notice on a page.' },
);

builder.queryField('notices', (t) =>
  t.field({
    type: NoticeConnection,
    access: 'SIGNED_IN',
    description: 'Your notices, newest first.',
    args: {
      first: t.arg.int({ defaultValue: LIMITS.pageSize, description: 'How many, at most 100.' }),
      after: t.arg.string({ required: false, description: 'The cursor to go on from.' }),
      unreadOnly: t.arg.boolean({ required: false, description: 'Only those not read yet.' }),
    },
    async resolve(_root, { unreadOnly, ...args }, ctx, info) {
      const query = queryFromInfo({ context: ctx, info, path: ['edges', 'node'] }) as Query;
      const after = readTimeCursor(args.after);
      const rows = await ctx.db.notice.findMany({
        ...withKey(query),
        where: {
          userId: ctx.actor.userId ?? '',
          ...(unreadOnly && { readAt: null }),
          ...(after && {
            createdAt: { lte: after.at },
            OR: [{ createdAt: { lt: after.at } }, { id: { lt: after.id } }],
          }),
        },
        orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
        take: sizeOf(args) + 1,
      });
      return keysetConnection(rows as Notice[], args, ({ createdAt, id }) =>
        timeCursor({ at: createdAt, id }),
      );
    },
  }),
);

type Query = Pick<Prisma.NoticeFindManyArgs, 'select' | 'include'>;

/** The cursor is made of these, asked for or not. */
const withKey = (query: Query): Query =>
  query.select ? { ...query, select: { ...query.select, id: true, createdAt: true } } : query;
