import { queryFromInfo } from '@pothos/plugin-prisma';
import type { Prisma } from '@throughline/prisma/generated/client';
import { accessLogScope } from '../../domain/customer/access-log.ts';
import type { AccessLogScope } from '../../domain/customer/access-log.ts';
import { builder } from '../../platform/builder.ts';
import { isId } from '../../platform/ids.ts';
import { keysetConnection, timeCursor } from '../../platform/keyset-page.ts';
import { AccessLogConnection, logPage } from './access-log.types.ts';

/** Row-level security says as much and more: whose entries one sees of another's people too. */
const within = (scope: AccessLogScope): Prisma.AccessLogEntryWhereInput => {
  if (scope === 'STATEWIDE') return {};
  return 'lwiaId' in scope ? { person: { lwiaId: scope.lwiaId } } : scope;
};

builder.queryField('accessLog', (t) =>
  t.field({
    type: AccessLogConnection,
    access: 'STAFF',
    description:
      'Who looked at whom, and who changed what, newest first (CORE-014): for the administrator of an area of the people who live there, for the state of all, for other administrators of what their own organization did; for the rest of staff nothing.',
    args: {
      personId: t.arg.id({ description: 'Of this person only.' }),
      first: t.arg.int({ description: 'How many at most; 25 unless said, never more than 100.' }),
      after: t.arg.string({ description: 'Go on after this cursor.' }),
      from: t.arg({ type: 'Date', description: 'Not before this day.' }),
      to: t.arg({ type: 'Date', description: 'Not after this day.' }),
    },
    resolve: async (_root, { personId, ...args }, ctx, info) => {
      const { where, orderBy, take } = logPage(args);
      const scope = accessLogScope(ctx.actor);
      if (!scope || (personId && !isId(personId))) return keysetConnection([], args, timeCursor);
      const query = queryFromInfo({ context: ctx, info, path: ['edges', 'node'] }) as Pick<
        Prisma.AccessLogEntryFindManyArgs,
        'include' | 'select'
      >;
      const rows = await ctx.db.accessLogEntry.findMany({
        ...query,
        where: { AND: [where, within(scope), personId ? { personId } : {}] },
        orderBy,
        take,
      });
      return keysetConnection(rows, args, timeCursor);
    },
  }),
);
