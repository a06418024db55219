import { queryFromInfo } from '@pothos/plugin-prisma';
import { Prisma } from '@throughline/prisma/generated/client';
import { isCustomer, isOversight } from '../../domain/access/actor.ts';
import type { Actor } from '../../domain/access/actor.ts';
import { builder } from '../../platform/builder.ts';
import type { Context } from '../../platform/context.ts';
import {
  keysetConnection,
  placeCursor,
  readPlaceCursor,
  sizeOf,
} from '../../platform/keyset-page.ts';
import type { KeysetArgs } from '../../platform/keyset-page.ts';
import { ActivityConnection } from './activity.types.ts';

/** How far somebody looks back who has never said that they have seen it all. */
const FIRST_VISIT_DAYS = 7;

const STATUS = Prisma.sql`a.audience = 'STATUS'`;
const BOTH = Prisma.sql`a.audience in ('STATUS', 'CONTACT')`;
const PARTIES = Prisma.sql`a.audience in ('STATUS', 'CONTACT', 'PARTIES')`;

/** Whose referrals concern the viewer, over the alias `a`: an index each, since an OR could use none of them. */
function concerning(actor: Actor): Prisma.Sql[] {
  const { organizationId, lwiaId, personId } = actor;
  if (isCustomer(actor)) return [Prisma.sql`a.person_id = ${personId}::uuid and ${BOTH}`];
  if (isOversight(actor)) return [BOTH];
  return [
    Prisma.sql`a.sender_organization_id = ${organizationId}::uuid and ${PARTIES}`,
    Prisma.sql`a.receiver_organization_id = ${organizationId}::uuid and ${PARTIES}`,
    Prisma.sql`a.side_organization_id = ${organizationId}::uuid and a.audience = 'SIDE'`,
    ...(lwiaId
      ? ['sender', 'receiver'].map(
          (side) => Prisma.sql`${Prisma.raw(`a.${side}_lwia_id`)} = ${lwiaId}::uuid and ${STATUS}`,
        )
      : []),
  ];
}

const sinceLastVisit = ({ userId }: Actor): Prisma.Sql => Prisma.sql`coalesce(
  (select v.last_visit_at from account v where v.user_id = ${userId}::uuid),
  app.now() - make_interval(days => ${FIRST_VISIT_DAYS}::int))`;

type Place = { readonly id: string; readonly xid: bigint; readonly seq: bigint };

/** The newest in the order of all events. What is too old comes last, so each part may stop at a page. */
async function newest(ctx: Context, args: KeysetArgs): Promise<Place[]> {
  const { actor, db } = ctx;
  const after = readPlaceCursor(args.after);
  const take = sizeOf(args) + 1;
  const parts = concerning(actor).map(
    (part) => Prisma.sql`(
      select a.id, a.xid, a.seq, a.at from activity a
       where ${part} and a.subject_type = 'REFERRAL'
         and a.actor_user_id is distinct from ${actor.userId}::uuid
         ${after ? Prisma.sql`and (a.xid, a.seq) < (${after.xid}, ${after.seq})` : Prisma.empty}
       order by a.xid desc, a.seq desc limit ${take})`,
  );
  return db.$queryRaw<Place[]>`
    select id, xid, seq from (${Prisma.join(parts, ' union ')}) change
     where at > ${sinceLastVisit(actor)} order by xid desc, seq desc limit ${take}`;
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
      const places = await newest(ctx, args);
      const { select } = queryFromInfo({
        context: ctx,
        info,
        path: ['edges', 'node'],
        select: { id: true, data: true },
      });
      const rows = await ctx.db.activity.findMany({
        select,
        where: { id: { in: places.map(({ id }) => id) } },
      });
      const byId = new Map(rows.map((row) => [row.id, row]));
      const changes = places.flatMap((place) => {
        const row = byId.get(place.id);
        return row ? [{ ...row, place }] : [];
      });
      return keysetConnection(changes, args, ({ place }) => placeCursor(place));
    },
  }),
);
