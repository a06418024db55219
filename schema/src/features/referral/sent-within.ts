import { Prisma } from '@throughline/prisma/generated/client';
import { addDays, fromLocal } from '../../domain/shared/chicago-time.ts';
import { builder } from '../../platform/builder.ts';
import { isId } from '../../platform/ids.ts';
import { NeedCategoryEnum } from '../../platform/shared-enums.ts';
import { PathwayEnum } from '../../platform/shared-enums.ts';

/** Which sent referrals a report counts and a list shows: the same ones by the same words. */
export const SentWithinInput = builder.inputType('SentWithin', {
  description:
    'Referrals by when they were first sent, and more that narrows it. Lists and reports read it alike.',
  fields: (t) => ({
    from: t.field({ type: 'Date', required: true, description: 'The first day, in Illinois.' }),
    to: t.field({ type: 'Date', required: true, description: 'The last day, which is in it.' }),
    lwiaId: t.id({ description: 'Sent to a partner in this local area.' }),
    senderLwiaId: t.id({ description: 'Sent by an organization of this local area.' }),
    senderId: t.id({ description: 'Sent by this organization.' }),
    receiverId: t.id({ description: 'Sent to this organization.' }),
    category: t.field({ type: NeedCategoryEnum, description: 'About this need.' }),
    pathway: t.field({ type: PathwayEnum, description: 'Made this way.' }),
  }),
});

export type SentWithin = typeof SentWithinInput.$inferInput;

/** From the first instant of the first day to that after the last day. */
export const bounds = ({ from, to }: { from: string; to: string }) => ({
  since: fromLocal(from),
  before: fromLocal(addDays(to, 1)),
});

/** In SQL over the alias `r`. */
export function sentWithin(sent: SentWithin): Prisma.Sql {
  const { lwiaId, senderLwiaId, senderId, receiverId, category, pathway } = sent;
  if ([lwiaId, senderLwiaId, senderId, receiverId].some((id) => id && !isId(id)))
    return Prisma.sql`false`;
  const { since, before } = bounds(sent);
  const parts = [
    Prisma.sql`r.first_sent_at >= ${since} and r.first_sent_at < ${before}`,
    ...(lwiaId ? [Prisma.sql`r.receiver_lwia_id = ${lwiaId}::uuid`] : []),
    ...(senderLwiaId ? [Prisma.sql`r.sender_lwia_id = ${senderLwiaId}::uuid`] : []),
    ...(senderId ? [Prisma.sql`r.sender_organization_id = ${senderId}::uuid`] : []),
    ...(receiverId ? [Prisma.sql`r.receiver_organization_id = ${receiverId}::uuid`] : []),
    ...(category ? [Prisma.sql`r.category = ${category}`] : []),
    ...(pathway ? [Prisma.sql`r.pathway = ${pathway}`] : []),
  ];
  return Prisma.join(parts, ' and ');
}
