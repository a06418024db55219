import { Prisma } from '@throughline/prisma/generated/client';
import { isOversight } from '../../domain/access/actor.ts';
import type { Actor } from '../../domain/access/actor.ts';
import type { InboxBox } from './referral.enums.ts';

/**
 * In Prisma's words for the list as it opens and, over the alias `r`, in SQL for whatever is narrowed or counted:
 * parts that have no row in common, each beginning with an index.
 */
export type Box = {
  readonly where: Prisma.ReferralWhereInput;
  readonly parts: readonly [Prisma.Sql, ...Prisma.Sql[]];
};

/**
 * The tenant predicate of a box, which lists repeat beside row-level security: an ORed policy cannot
 * choose an index. Null: nobody in this role has such a box.
 */
export function boxOf(actor: Actor, box: InboxBox): Box | null {
  const { organizationId: own, lwiaId: area } = actor;
  if (box === 'AREA') {
    if (isOversight(actor)) return { where: SENT_ONCE, parts: [Prisma.sql`r.status <> 'DRAFT'`] };
    if (!area) return null;
    return {
      where: { ...SENT_ONCE, OR: [{ senderLwiaId: area }, { receiverLwiaId: area }] },
      parts: [
        Prisma.sql`r.status <> 'DRAFT' and r.receiver_lwia_id = ${area}::uuid`,
        Prisma.sql`r.status <> 'DRAFT' and r.sender_lwia_id = ${area}::uuid
          and r.receiver_lwia_id is distinct from ${area}::uuid`,
      ],
    };
  }
  if (!own) return null;
  switch (box) {
    case 'RECEIVED':
      return {
        where: { ...SENT_ONCE, receiverOrganizationId: own },
        parts: [Prisma.sql`r.status <> 'DRAFT' and r.receiver_organization_id = ${own}::uuid`],
      };
    case 'SENT':
      return {
        where: { ...SENT_ONCE, senderOrganizationId: own },
        parts: [Prisma.sql`r.status <> 'DRAFT' and r.sender_organization_id = ${own}::uuid`],
      };
    case 'DRAFTS':
      return {
        where: { status: 'DRAFT', putAwayAt: null, senderOrganizationId: own },
        parts: [
          Prisma.sql`r.status = 'DRAFT' and r.put_away_at is null
          and r.sender_organization_id = ${own}::uuid`,
        ],
      };
  }
}

const SENT_ONCE = { status: { not: 'DRAFT' } } satisfies Prisma.ReferralWhereInput;
