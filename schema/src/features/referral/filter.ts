import type { Prisma } from '@throughline/prisma/generated/client';
import { isOversight } from '../../domain/access/actor.ts';
import type { Actor } from '../../domain/access/actor.ts';
import { LIMITS } from '../../domain/shared/limits.ts';
import { parseReferralNumber } from '../../domain/shared/referral-number.ts';
import type { Context } from '../../platform/context.ts';
import { isId } from '../../platform/ids.ts';
import { nowOf } from '../../platform/viewer-time.ts';
import { boxOf } from './box.ts';
import type { InboxBox } from './referral.enums.ts';
import { sentWithin } from './sent-within.ts';
import type { SentWithin } from './sent-within.ts';

type Maybe<Value> = Value | null | undefined;

export type ReferralFilter = {
  readonly box: InboxBox;
  readonly statuses?: Maybe<readonly string[]>;
  readonly categories?: Maybe<readonly string[]>;
  readonly urgencies?: Maybe<readonly string[]>;
  readonly assignedTo?: Maybe<'ME' | 'NOBODY'>;
  readonly unreadOnly?: Maybe<boolean>;
  readonly overdueOnly?: Maybe<boolean>;
  readonly words?: Maybe<string>;
  readonly organizationId?: Maybe<string>;
  readonly sent?: Maybe<SentWithin>;
};

/** Nothing matches: asked for a box, or for an organization, that does not exist for this viewer. */
const NONE: Prisma.ReferralWhereInput = { id: { in: [] } };

/** The conditions of a filtered list, the box's tenant predicate first. */
export async function filterWhere(
  ctx: Context,
  filter: ReferralFilter,
): Promise<Prisma.ReferralWhereInput> {
  const { actor } = ctx;
  const box = boxOf(actor, filter.box);
  if (!box) return NONE;
  const { statuses, categories, urgencies, assignedTo, words, organizationId } = filter;
  return {
    AND: [
      box.where,
      statuses?.length ? { status: { in: [...statuses] } } : {},
      categories?.length ? { category: { in: [...categories] } } : {},
      urgencies?.length ? { urgency: { in: [...urgencies] } } : {},
      assignedTo ? assigned(actor, filter.box, assignedTo === 'ME' ? actor.userId : null) : {},
      filter.unreadOnly ? unread(actor) : {},
      filter.overdueOnly ? { dueAt: { lt: await nowOf(ctx) } } : {},
      organizationId ? counterpart(filter.box, organizationId) : {},
      filter.sent ? sentWithin(filter.sent).where : {},
      words?.trim() ? await matching(ctx, words) : {},
    ],
  };
}

const assigned = (
  actor: Actor,
  box: InboxBox,
  userId: string | null,
): Prisma.ReferralWhereInput => {
  // Work is given to staff of a side; to find none would take a look at every referral of the state.
  if (userId !== null && isOversight(actor)) return NONE;
  if (box === 'RECEIVED') return { receiverAssigneeId: userId };
  if (box !== 'AREA') return { senderAssigneeId: userId };
  const sides = [{ receiverAssigneeId: userId }, { senderAssigneeId: userId }];
  return userId === null ? { AND: sides } : { OR: sides };
};

/** See app.keep_read_marks: a mark is there while nothing has changed since. */
const unread = ({ userId }: Actor): Prisma.ReferralWhereInput =>
  userId ? { status: { not: 'DRAFT' }, reads: { none: { userId } } } : NONE;

const counterpart = (box: InboxBox, organizationId: string): Prisma.ReferralWhereInput => {
  if (!isId(organizationId)) return NONE;
  if (box === 'RECEIVED') return { senderOrganizationId: organizationId };
  if (box !== 'AREA') return { receiverOrganizationId: organizationId };
  return {
    OR: [{ senderOrganizationId: organizationId }, { receiverOrganizationId: organizationId }],
  };
};

/** A number as people type it, else the name of a person whom the viewer may see. */
async function matching(ctx: Context, words: string): Promise<Prisma.ReferralWhereInput> {
  const number = parseReferralNumber(words);
  return number ? { number } : { personId: { in: await peopleNamed(ctx, words) } };
}

/** At most 200 ids, best first. Text is compared beside row-level security, by a function that joins the grants. */
export async function peopleNamed({ db }: Context, words: string): Promise<string[]> {
  const typed = words.trim().slice(0, LIMITS.searchWords);
  if (!typed) return [];
  const rows = await db.$queryRaw<{ id: string }[]>`
    select id from app.search_people(${typed}) as id`;
  return rows.map(({ id }) => id);
}
