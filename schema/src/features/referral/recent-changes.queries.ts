import { queryFromInfo } from '@pothos/plugin-prisma';
import type { Prisma } from '@throughline/prisma/generated/client';
import { isCustomer, isOversight } from '../../domain/access/actor.ts';
import type { Actor } from '../../domain/access/actor.ts';
import { builder } from '../../platform/builder.ts';
import type { Context } from '../../platform/context.ts';
import { keysetConnection, readSeqCursor, seqCursor, sizeOf } from '../../platform/keyset-page.ts';
import { nowOf } from '../../platform/viewer-time.ts';
import { ActivityConnection } from './activity.types.ts';

/** How far somebody looks back who has never said that they have seen it all. */
const FIRST_VISIT_DAYS = 7;
const DAY_MS = 86_400_000;

/** Whose referrals concern the viewer, repeated beside row-level security. */
function concerning(actor: Actor): Prisma.ActivityWhereInput {
  const { organizationId, lwiaId, personId } = actor;
  if (isCustomer(actor)) return { personId, audience: { in: ['STATUS', 'CONTACT'] } };
  if (isOversight(actor)) return { audience: { in: ['STATUS', 'CONTACT'] } };
  return {
    OR: [
      { senderOrganizationId: organizationId, audience: { in: ['STATUS', 'CONTACT', 'PARTIES'] } },
      {
        receiverOrganizationId: organizationId,
        audience: { in: ['STATUS', 'CONTACT', 'PARTIES'] },
      },
      { sideOrganizationId: organizationId, audience: 'SIDE' },
      ...(lwiaId
        ? [
            { senderLwiaId: lwiaId, audience: 'STATUS' },
            { receiverLwiaId: lwiaId, audience: 'STATUS' },
          ]
        : []),
    ],
  };
}

async function sinceLastVisit(ctx: Context): Promise<Date> {
  const account = await ctx.db.account.findFirst({
    where: { userId: ctx.actor.userId ?? '' },
    select: { lastVisitAt: true },
  });
  return account?.lastVisitAt ?? new Date((await nowOf(ctx)).getTime() - FIRST_VISIT_DAYS * DAY_MS);
}

builder.queryField('recentChanges', (t) =>
  t.field({
    type: ActivityConnection,
    access: 'SIGNED_IN',
    description:
      'What others did on my referrals since my last visit (markVisit), newest first; on the first visit, of the last seven days.',
    args: {
      first: t.arg.int({
        defaultValue: 20,
        description: 'How many at most; never more than 100.',
      }),
      after: t.arg.string({ description: 'Go on after this cursor.' }),
    },
    resolve: async (_root, args, ctx, info) => {
      const after = readSeqCursor(args.after);
      const { select } = queryFromInfo({
        context: ctx,
        info,
        path: ['edges', 'node'],
        select: { id: true, data: true, seq: true },
      });
      const rows = await ctx.db.activity.findMany({
        select,
        where: {
          AND: [
            { subjectType: 'REFERRAL', at: { gt: await sinceLastVisit(ctx) } },
            { OR: [{ actorUserId: null }, { actorUserId: { not: ctx.actor.userId } }] },
            concerning(ctx.actor),
            after === null ? {} : { seq: { lt: after } },
          ],
        },
        orderBy: { seq: 'desc' },
        take: sizeOf(args) + 1,
      });
      return keysetConnection(rows, args, ({ seq }) => seqCursor(seq));
    },
  }),
);
