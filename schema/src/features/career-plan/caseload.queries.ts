import { queryFromInfo } from '@pothos/plugin-prisma';
import type { Prisma } from '@throughline/prisma/generated/client';
import { isPartnerStaff } from '../../domain/access/actor.ts';
import { limitText, problemsOf } from '../../domain/shared/field-problem.ts';
import { LIMITS } from '../../domain/shared/limits.ts';
import { builder } from '../../platform/builder.ts';
import type { Context } from '../../platform/context.ts';
import { counted, totalOf } from '../../platform/counted.ts';
import { assertValid } from '../../platform/errors.ts';
import { isId } from '../../platform/ids.ts';
import {
  keysetConnection,
  readTimeCursor,
  sizeOf,
  timeCursor,
} from '../../platform/keyset-page.ts';
import { peopleNamed } from '../../platform/people-named.ts';
import { ApplicationType } from './application.types.ts';
import { ApplicationStatusEnum } from './career-plan.enums.ts';

const ApplicationConnection = builder.connectionObject(
  {
    type: ApplicationType,
    name: 'ApplicationConnection',
    description: 'A page of applications.',
    fields: (t) => ({
      totalCount: t.int({
        description: `How many there are on all pages; ${LIMITS.counted} means as many or more.`,
        resolve: totalOf,
      }),
    }),
  },
  { name: 'ApplicationEdge', description: 'An application on a page.' },
);

builder.queryField('applications', (t) =>
  t.field({
    type: ApplicationConnection,
    access: 'STAFF',
    description:
      'The caseload: applications at the workforce area you act for, those first that have stood longest where they stand. Empty for everybody else.',
    args: {
      mine: t.arg.boolean({ description: 'Only those that you have.' }),
      plannerId: t.arg.id({ description: 'Only those that this colleague has.' }),
      statuses: t.arg({
        type: [ApplicationStatusEnum],
        description: 'Only those that stand here; unless said, all that are active.',
      }),
      words: t.arg.string({ description: 'Name of the person or parts of it, with slips.' }),
      first: t.arg.int({ description: 'How many at most; 25 unless said, never more than 100.' }),
      after: t.arg.string({ description: 'Go on after this cursor.' }),
    },
    resolve: async (_root, args, ctx, info) => {
      const where = await caseload(ctx, args);
      const after = readTimeCursor(args.after);
      const onward: Prisma.ApplicationWhereInput = after
        ? {
            statusSince: { gte: after.at },
            OR: [{ statusSince: { gt: after.at } }, { id: { gt: after.id } }],
          }
        : {};
      const { select } = queryFromInfo({
        context: ctx,
        info,
        path: ['edges', 'node'],
        select: { id: true, statusSince: true },
      });
      const rows = await ctx.db.application.findMany({
        select,
        where: { AND: [where, onward] },
        orderBy: [{ statusSince: 'asc' }, { id: 'asc' }],
        take: sizeOf(args) + 1,
      });
      return {
        ...keysetConnection(rows, args, ({ id, statusSince }) =>
          timeCursor({ at: statusSince, id }),
        ),
        totalCount: () => counted((query) => ctx.db.application.findMany({ ...query, where })),
      };
    },
  }),
);

type Asked = {
  readonly mine?: boolean | null | undefined;
  readonly plannerId?: string | null | undefined;
  readonly statuses?: readonly string[] | null | undefined;
  readonly words?: string | null | undefined;
};

/** The acting area's own predicate first; a partner has no applications, and oversight no caseload. */
async function caseload(
  ctx: Context,
  { mine, plannerId, statuses, words }: Asked,
): Promise<Prisma.ApplicationWhereInput> {
  const { actor } = ctx;
  assertValid(problemsOf(limitText('words', words, LIMITS.searchWords)));
  const areas = isPartnerStaff(actor) && actor.organizationId ? [actor.organizationId] : [];
  const planners = [...(mine ? [actor.userId] : []), ...(plannerId ? [plannerId] : [])];
  return {
    lwiaId: { in: areas },
    ...(statuses?.length ? { status: { in: [...statuses] } } : { closedAt: null }),
    AND: planners.map((id) => ({ plannerId: { in: id && isId(id) ? [id] : [] } })),
    ...(words?.trim() && { personId: { in: [...(await peopleNamed(ctx, words))] } }),
  };
}
