import { queryFromInfo } from '@pothos/plugin-prisma';
import { builder } from '../../platform/builder.ts';
import { counted } from '../../platform/counted.ts';
import { keysetConnection, timeCursor } from '../../platform/keyset-page.ts';
import { referralPage } from './pages.ts';
import { planPersons } from './commands/plan-persons.ts';
import { ReferralConnection, ReferralType } from './referral.types.ts';

builder.prismaObjectField('Person', 'planReferrals', (t) =>
  t.field({
    type: ReferralConnection,
    description:
      'Every referral on the person’s plan that you may see, whenever and by whomever it was made, newest change first: their own, and those of earlier records that are attached to an active application (REF-040).',
    args: {
      first: t.arg.int({ description: 'How many at most; 25 unless said, never more than 100.' }),
      after: t.arg.string({ description: 'Go on after this cursor.' }),
    },
    select: { id: true },
    resolve: async ({ id }, args, ctx, info) => {
      const where = {
        personId: { in: await planPersons(ctx.db, id) },
        putAwayAt: null,
        status: { not: 'DRAFT' },
      };
      const { where: onward, ...page } = referralPage(args);
      const { select } = queryFromInfo({
        context: ctx,
        info,
        path: ['edges', 'node'],
        select: { id: true, updatedAt: true },
      });
      const rows = await ctx.db.referral.findMany({
        select,
        ...page,
        where: onward ? { AND: [where, onward] } : where,
      });
      return {
        ...keysetConnection(rows, args, (row) => timeCursor({ at: row.updatedAt, id: row.id })),
        totalCount: () => counted((query) => ctx.db.referral.findMany({ ...query, where })),
      };
    },
  }),
);

/** Enough for a page about somebody; their plan has all of them. */
const EARLIER_SHOWN = 50;

builder.prismaObjectField('Person', 'earlierReferrals', (t) =>
  t.field({
    type: [ReferralType],
    description: `Referrals of earlier records that are attached to an active application, newest change first of each record, at most ${EARLIER_SHOWN} of one (REF-041); \`planReferrals\` has all, with the person’s own.`,
    select: (_args, _ctx, nested) => ({
      applications: {
        // As `applications` asks for them, so that it is one query.
        orderBy: [{ startedAt: 'desc' }, { id: 'desc' }],
        select: {
          closedAt: true,
          records: {
            where: { attached: true },
            select: {
              person: {
                select: {
                  referrals: nested({
                    where: { putAwayAt: null, status: { not: 'DRAFT' } },
                    orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }],
                    take: EARLIER_SHOWN,
                  }),
                },
              },
            },
          },
        },
      },
    }),
    resolve: ({ applications }) => {
      const attached = applications
        .filter(({ closedAt }) => closedAt === null)
        .flatMap(({ records }) => records.flatMap(({ person }) => person.referrals));
      return [...new Map(attached.map((referral) => [referral.id, referral])).values()];
    },
  }),
);
