import { Prisma } from '@throughline/prisma/generated/client';
import { isOversight } from '../../domain/access/actor.ts';
import type { Actor } from '../../domain/access/actor.ts';
import { parseReferralNumber } from '../../domain/shared/referral-number.ts';
import type { Context } from '../../platform/context.ts';
import { isId } from '../../platform/ids.ts';
import { peopleNamed } from '../../platform/people-named.ts';
import { nowOf } from '../../platform/viewer-time.ts';
import type { Box } from './box.ts';
import { numbersBegun } from './numbers-begun.ts';
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

/** Nothing matches: asked for an organization that cannot exist, or for what this viewer has none of. */
const NONE = Prisma.sql`false`;

const oneOf = (column: Prisma.Sql, values: Maybe<readonly string[]>): Prisma.Sql[] =>
  (values ?? []).map((value) => Prisma.sql`${column} = ${value}`);

/**
 * A filtered list in SQL over the alias `r`: the parts of its box, and what narrows all of them. Each status, else
 * each need, is a part of its own, so that the first rows of each come from an index in their order.
 */
export async function filtered(ctx: Context, filter: ReferralFilter, box: Box): Promise<Selection> {
  const { actor } = ctx;
  const { statuses, categories, urgencies, assignedTo, words, organizationId } = filter;
  const inStatus = oneOf(Prisma.sql`r.status`, statuses);
  const about = oneOf(Prisma.sql`r.category`, categories);
  const [apart, together] = inStatus.length > 0 ? [inStatus, about] : [about, []];
  const urgent = oneOf(Prisma.sql`r.urgency`, urgencies);
  const narrowed = [
    ...[together, urgent].filter((each) => each.length > 0).map(anyOf),
    ...(assignedTo ? [assigned(actor, filter.box, assignedTo === 'ME' ? actor.userId : null)] : []),
    ...(filter.unreadOnly ? [unreadBy(actor)] : []),
    ...(filter.overdueOnly ? [overdue(filter.box, await nowOf(ctx))] : []),
    ...(organizationId ? [counterpart(filter.box, organizationId)] : []),
    ...(filter.sent ? [sentWithin(filter.sent)] : []),
    ...(words?.trim() ? [await matching(ctx, words)] : []),
  ];
  const parts = box.parts.flatMap((part) =>
    apart.length > 0 ? apart.map((each) => Prisma.sql`${part} and ${each}`) : [part],
  );
  return parts.map((part) => Prisma.join([part, ...narrowed], ' and '));
}

/** Nothing narrows the box. */
export const isWhole = ({ box: _box, ...narrowing }: ReferralFilter): boolean =>
  Object.values(narrowing).every((value) => !value || (Array.isArray(value) && value.length === 0));

/** Nothing narrows it but what an index begins with: whoever asks for whatever, it is best found in one way. */
export const isIndexed = ({
  statuses: _statuses,
  categories: _categories,
  overdueOnly: _overdueOnly,
  ...others
}: ReferralFilter): boolean => isWhole(others);

/** Conditions over the alias `r` that have no row in common. */
export type Selection = readonly Prisma.Sql[];

const anyOf = (conditions: readonly Prisma.Sql[]): Prisma.Sql =>
  Prisma.sql`(${Prisma.join([...conditions], ' or ')})`;

const assigned = (actor: Actor, box: InboxBox, userId: string | null): Prisma.Sql => {
  // Work is given to staff of a side; to find none would take a look at every referral of the state.
  if (userId !== null && isOversight(actor)) return NONE;
  const [receiver, sender] = ['receiver', 'sender'].map((side) => {
    const column = Prisma.raw(`r.${side}_assignee_id`);
    return userId === null
      ? Prisma.sql`${column} is null`
      : Prisma.sql`${column} = ${userId}::uuid`;
  }) as [Prisma.Sql, Prisma.Sql];
  if (box !== 'AREA') return box === 'RECEIVED' ? receiver : sender;
  return userId === null ? Prisma.sql`${receiver} and ${sender}` : anyOf([receiver, sender]);
};

/** What the reader's side owes, in an area either; a receiver waits for consent (REF-050). See app.referral_counts. */
const overdue = (box: InboxBox, now: Date): Prisma.Sql => {
  const late = Prisma.sql`r.due_at < ${now}`;
  if (box === 'SENT') return Prisma.sql`r.due_side = 'SENDER' and ${late}`;
  const consented = Prisma.sql`coalesce(r.consent_expires_at > ${now}, true)`;
  return box === 'RECEIVED'
    ? Prisma.sql`r.due_side = 'RECEIVER' and ${late} and ${consented}`
    : Prisma.sql`${late} and (r.due_side = 'SENDER' or ${consented})`;
};

/** See app.keep_read_marks: a mark is there while nothing has changed since. */
const unreadBy = ({ userId }: Actor): Prisma.Sql =>
  userId
    ? Prisma.sql`r.status <> 'DRAFT' and not exists (select from referral_read seen
        where seen.referral_id = r.id and seen.user_id = ${userId}::uuid)`
    : NONE;

const counterpart = (box: InboxBox, organizationId: string): Prisma.Sql => {
  if (!isId(organizationId)) return NONE;
  const [sender, receiver] = ['sender', 'receiver'].map(
    (side) => Prisma.sql`${Prisma.raw(`r.${side}_organization_id`)} = ${organizationId}::uuid`,
  ) as [Prisma.Sql, Prisma.Sql];
  if (box === 'RECEIVED') return sender;
  return box === 'AREA' ? anyOf([sender, receiver]) : receiver;
};

/** A number as people type it or its beginning, else the name of a person whom the viewer may see. */
async function matching(ctx: Context, words: string): Promise<Prisma.Sql> {
  const number = parseReferralNumber(words);
  if (number) return Prisma.sql`r.number = ${number}`;
  const [named, begun] = await Promise.all([peopleNamed(ctx, words), numbersBegun(ctx, words)]);
  return anyOf([
    Prisma.sql`r.person_id = any(${named}::uuid[])`,
    ...(begun.length > 0 ? [Prisma.sql`r.id = any(${begun}::uuid[])`] : []),
  ]);
}
