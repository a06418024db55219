import { Prisma } from '@throughline/prisma/generated/client';
import type { Context } from '../../platform/context.ts';
import { decodeCursor } from '../../platform/cursor.ts';
import type { Envelope } from '../../platform/live-port.ts';
import type { RemovedReason } from './live.types.ts';
import { REMOVED_REASONS } from './live.types.ts';

/** What the viewer of this moment sees of an event and of what it is about, in one statement. */
type Sight = {
  /** The event itself. */
  readonly activity: boolean;
  readonly statedReason: string | null;
  /** The last end of the own organization's reach, come or still to come. */
  readonly endReason: string | null;
  readonly endsInMs: number | null;
  readonly endedAt: Date | null;
  /** The reach was bounded by the 30 days after completion, not by the consent. */
  readonly endsByCompletion: boolean;
  /** The grants of the person that the organization has, by whatever way: one less, and less may be open to it. */
  readonly ways: readonly string[];
  /** When the next of these ends by itself. */
  readonly partEndsInMs: number | null;
};

/** One look at all grants of the own organization, beside the one that decides. */
const waysTo = (personId: Prisma.Sql): Prisma.Sql => Prisma.sql`
  left join lateral (
    select coalesce(array_agg(g.id::text) filter (where app.runs(g, app.now())), '{}') as ways,
      extract(epoch from min(g.valid_until) filter (where app.runs(g, app.now())) - app.now())::float8 * 1000
        as "partEndsInMs"
    from access_grant g
    where g.person_id = ${personId} and g.organization_id = (select app.organization_id())) m on true`;

export type ReferralSight = Sight & {
  /** Parties, status and times. */
  readonly referral: boolean;
  /** All that the viewer's side is meant to see: what ends with the access, where there is one. */
  readonly access: boolean;
  readonly personId: string | null;
};

export type PersonSight = Sight & {
  readonly access: boolean;
  /** The record was merged into another, which is seen instead. */
  readonly merged: boolean;
  /** What ends last is the access of an emergency. */
  readonly inEmergency: boolean;
  readonly subjectType: string | null;
  readonly referral: boolean;
};

/** An event and the end it causes are written in one transaction, rounded differently. */
const SAME_MOMENT_MS = 5;

const NONE = '00000000-0000-0000-0000-000000000000';

/**
 * A receiver keeps the row of a referral for good, and loses what was said about the person when its
 * grant ends: for that side only the latter is access.
 */
export async function seeReferral(
  ctx: Context,
  referralId: string,
  activityId: string | null = null,
): Promise<ReferralSight> {
  const [sight] = await ctx.db.$queryRaw<[ReferralSight]>`
    select a.id is not null as activity, a.data ->> 'reason' as "statedReason",
      r.id is not null as referral, r.person_id as "personId",
      case when r.id is null then false
        when r.receiver_organization_id = (select app.organization_id())
          and r.sender_organization_id <> r.receiver_organization_id
        then exists (select 1 from referral_detail d where d.referral_id = r.id)
        else true end as access,
      g.end_reason as "endReason",
      case when g.ended_at is null
        then extract(epoch from g.valid_until - app.now())::float8 * 1000 end as "endsInMs",
      coalesce(g.ended_at, g.valid_until) as "endedAt",
      coalesce(g.valid_until >= r.completed_at + interval '30 days', false) as "endsByCompletion",
      m.ways, m."partEndsInMs"
    from (select 1) one
    left join activity a on a.id = ${activityId ?? NONE}::uuid
    left join referral r on r.id = ${referralId}::uuid
    left join lateral (
      select g.end_reason, g.ended_at, g.valid_until from access_grant g
      where g.cause_id = ${referralId}::uuid and g.organization_id = (select app.organization_id())
        and g.reason in ('RECEIVED_REFERRAL', 'SENT_REFERRAL')
      order by g.reason limit 1) g on true
    ${waysTo(Prisma.sql`r.person_id`)}`;
  return sight;
}

export async function seePerson(
  ctx: Context,
  personId: string,
  activityId: string | null = null,
): Promise<PersonSight> {
  const [sight] = await ctx.db.$queryRaw<[PersonSight]>`
    select a.id is not null as activity, a.data ->> 'reason' as "statedReason",
      a.subject_type as "subjectType", r.id is not null as referral,
      p.id is not null as access,
      p.id is null and app.survivor_of(${personId}::uuid) is not null as merged,
      g.end_reason as "endReason",
      case when g.last_end < 'infinity'
        then extract(epoch from g.last_end - app.now())::float8 * 1000 end as "endsInMs",
      nullif(g.last_end, 'infinity') as "endedAt",
      coalesce(g.reason = 'EMERGENCY', false) as "inEmergency",
      false as "endsByCompletion", m.ways, m."partEndsInMs"
    from (select 1) one
    left join activity a on a.id = ${activityId ?? NONE}::uuid
    left join referral r on r.id = a.subject_id
    left join person p on p.id = ${personId}::uuid
    left join lateral (
      select g.reason, g.end_reason, coalesce(g.ended_at, g.valid_until, 'infinity') as last_end
      from access_grant g
      where g.person_id = ${personId}::uuid and g.organization_id = (select app.organization_id())
      order by last_end desc limit 1) g on true
    ${waysTo(Prisma.sql`${personId}::uuid`)}`;
  return sight;
}

/** Whether the access to a referral ended after the place from which somebody resumes. */
export async function endedSince(
  ctx: Context,
  referralId: string,
  { endedAt }: ReferralSight,
  after: string,
): Promise<boolean> {
  const place = decodeCursor(after);
  if (!place || !endedAt) return true;
  const [known] = await ctx.db.$queryRaw<[{ at: Date | null }]>`
    select max(a.at) as at from activity a
    where a.subject_id = ${referralId}::uuid and (a.xid, a.seq) <= (${place.xid}, ${place.seq})`;
  return known.at === null || endedAt.getTime() - known.at.getTime() > SAME_MOMENT_MS;
}

/** Whether the viewer's organization once had what it does not see now: then saying why tells nothing new. */
export const hadAccess = (sight: Sight): boolean =>
  sight.endReason !== null || (sight.endsInMs !== null && sight.endsInMs <= 0);

export function removedReason(sight: Sight, envelope: Envelope | null = null): RemovedReason {
  for (const stated of [sight.endReason, sight.statedReason]) {
    const known = REMOVED_REASONS.find((reason) => reason === stated);
    if (known) return known;
  }
  if (sight.endsInMs !== null && sight.endsInMs <= 0) {
    return sight.endsByCompletion ? 'ACCESS_ENDED' : 'CONSENT_EXPIRED';
  }
  // The person whose referral was taken back has no grant that could say so.
  return envelope?.kind === 'REFERRAL_RECALLED' ? 'RECALLED' : 'ACCESS_ENDED';
}

/** Whether a part of what was open before has ended. */
export const isLess = (before: readonly string[], { ways }: Sight): boolean =>
  before.some((way) => !ways.includes(way));

/** Until the access, or a part of it, ends by itself; null when it does not. */
export const recheckIn = ({ endsInMs, partEndsInMs }: Sight): number | null => {
  const ends = Math.min(
    ...[endsInMs, partEndsInMs].map((each) => (each !== null && each > 0 ? each : Infinity)),
  );
  return ends < Infinity ? ends : null;
};
