import { Prisma } from '@throughline/prisma/generated/client';
import { plannedOnce } from '@throughline/prisma/planned-once';
import { isAdministrator, isPartnerStaff } from '../../domain/access/actor.ts';
import type { Actor } from '../../domain/access/actor.ts';
import { CONSENT_WARNING_DAYS } from '../../domain/customer/consent.ts';
import type { Context } from '../../platform/context.ts';
import { RESULT_DAYS } from '../../domain/referral/service-result.ts';
import { WITHDRAWN_OUTCOMES } from '../../domain/referral/outcome.ts';
import { PROBLEM_DAYS, WORK_OF_RULE } from '../../domain/referral/work-item.ts';
import type { WorkItemKind } from '../../domain/referral/work-item.ts';

/** One thing to do. `subjectId` is a referral's, or of what else the kind is about (`subjectOfWork`). */
export type WorkRow = {
  readonly kind: WorkItemKind;
  readonly subjectId: string;
  readonly dueAt: Date | null;
  readonly since: Date;
  readonly overdue: boolean;
  /** On whose plan, where a plan asks for it. */
  readonly planPersonId: string | null;
  /** Put off by the organization until then, and why. */
  readonly asleepUntil: Date | null;
  readonly asleepBecause: string | null;
};

/** Mine, or nobody's yet: what a colleague has taken is theirs. */
const mineOrFree = (column: Prisma.Sql, { userId }: Actor): Prisma.Sql =>
  Prisma.sql`(${column} is null or ${column} = ${userId}::uuid)`;

const KIND_OF_RULE = Prisma.sql`(${JSON.stringify(WORK_OF_RULE)}::json ->> r.due_rule)`;
const RECEIVER_ASSIGNEE = Prisma.sql`r.receiver_assignee_id`;
const SENDER_ASSIGNEE = Prisma.sql`r.sender_assignee_id`;

/** Each part starts from an index of its own side; the policy alone could use none. */
function referralParts(actor: Actor): Prisma.Sql[] {
  const own = Prisma.sql`${actor.organizationId}::uuid`;
  const received = Prisma.sql`r.receiver_organization_id = ${own} and ${mineOrFree(RECEIVER_ASSIGNEE, actor)}`;
  const sent = Prisma.sql`r.sender_organization_id = ${own} and ${mineOrFree(SENDER_ASSIGNEE, actor)}`;
  const open = Prisma.sql`r.status in ('SENT', 'ATTEMPTING_CONTACT', 'RECEIVED', 'ACCEPTED', 'IN_PROGRESS')`;
  const warned = Prisma.sql`make_interval(days => ${CONSENT_WARNING_DAYS}::int)`;
  // Until it is renewed the receiver can only decline: the move is the sender's, who has RENEW_CONSENT.
  const consented = Prisma.sql`coalesce(r.consent_expires_at > (select app.now()), true)`;
  // The report itself, by the rights of whoever asks: who may not read what the person said is not told of it.
  const unreached = Prisma.sql`${open} and r.unreached_since is not null
    and exists (select 1 from contact_report c where c.referral_id = r.id)`;
  return [
    Prisma.sql`
      select ${KIND_OF_RULE}, r.id, r.due_at, r.status_since
        from referral r where ${received} and r.due_side = 'RECEIVER' and ${consented}`,
    Prisma.sql`
      select ${KIND_OF_RULE}, r.id, r.due_at, r.status_since
        from referral r where ${sent} and r.due_side = 'SENDER'`,
    // From an alarm of this cycle until they have tried to reach the partner.
    Prisma.sql`
      select 'REACH_PARTNER', r.id, r.due_at, r.status_since
        from referral r where ${sent} and r.due_side = 'RECEIVER' and r.due_rule = 'ESCALATED' and ${consented}
         and exists (select 1 from due_time d
              where d.referral_id = r.id and d.since = r.due_since and d.fired_at is not null
                and not exists (select 1 from contact_attempt a
                     where a.referral_id = r.id and a.target = 'PARTNER' and a.organization_id = ${own}
                       and a.created_at >= d.fired_at))`,
    Prisma.sql`
      select 'FINISH_DRAFT', r.id, null::timestamptz, r.updated_at
        from referral r where r.sender_organization_id = ${own} and r.status = 'DRAFT' and r.put_away_at is null
         and ${actor.userId}::uuid in (r.author_id, r.sender_assignee_id)`,
    Prisma.sql`select 'NOT_CONTACTED', r.id, null::timestamptz, r.last_activity_at
        from referral r where ${received} and ${unreached} and ${consented}`,
    Prisma.sql`select 'NOT_CONTACTED', r.id, null::timestamptz, r.last_activity_at
        from referral r where ${sent} and ${unreached}`,
    // One that was withdrawn has closed them.
    Prisma.sql`select 'RENEW_CONSENT', r.id, r.consent_expires_at, r.consent_expires_at - ${warned}
        from referral r join consent c on c.id = r.consent_id
       where ${sent} and ${open} and r.consent_expires_at <= (select app.now()) + ${warned}`,
  ];
}

/** An area steps in where its partner let both times pass; not as a party, whose items are above. */
const escalated = ({ lwiaId, organizationId }: Actor): Prisma.Sql => Prisma.sql`
  select 'STEP_IN', r.id, r.due_at, r.status_since
    from referral r where r.receiver_lwia_id = ${lwiaId}::uuid and r.due_rule = 'ESCALATED' and r.due_at < (select app.now())
     and ${organizationId}::uuid not in (r.sender_organization_id, r.receiver_organization_id)`;

/** What partners have completed for people one plans for, from the day they applied (REF-034). */
const results = ({ organizationId, userId }: Actor): Prisma.Sql => Prisma.sql`
  select 'RECORD_RESULT', r.id,
         ((r.completed_at at time zone 'America/Chicago')::date + ${RESULT_DAYS + 1}::int)::timestamp at time zone 'America/Chicago',
         r.completed_at, min(a.person_id::text)::uuid
    from application a
    cross join lateral (
      select a.person_id union select e.person_id from application_record e
       where e.application_id = a.id and e.attached) p (person_id)
    join referral r on r.person_id = p.person_id and r.status = 'COMPLETED'
      and r.outcome not in (${Prisma.join([...WITHDRAWN_OUTCOMES])}) and r.completed_at >= a.started_at
   where a.planner_id = ${userId}::uuid and a.lwia_id = ${organizationId}::uuid and a.closed_at is null
     and not exists (select 1 from referral_result x join application b on b.id = x.application_id
           where x.referral_id = r.id and b.lwia_id = a.lwia_id)
   group by r.id`;

/** Row-level security shows administrators what they decide about; nobody decides about themself. */
const approvals = ({ userId }: Actor): Prisma.Sql => Prisma.sql`
  select 'APPROVE_MEMBER', m.id, null::timestamptz, m.requested_at
    from membership m where m.status = 'PENDING' and m.user_id <> ${userId}::uuid`;

/** What administrators look after beside who joins: row-level security shows them their own, and their area's. */
function upkeep({ role, organizationId, lwiaId }: Actor): Prisma.Sql[] {
  const own = Prisma.sql`${organizationId}::uuid`;
  const due = Prisma.sql`(((p.reported_at at time zone 'America/Chicago')::date + ${PROBLEM_DAYS + 1}::int)::timestamp
    at time zone 'America/Chicago')`;
  const problem = Prisma.sql`select 'SOLVE_PROBLEM', p.id, ${due}, p.reported_at
    from record_problem p join organization o on o.id = p.organization_id and o.status = 'APPROVED'
   where p.solved_at is null`;
  const parts = [];
  if (role !== 'STATE_ADMIN')
    parts.push(
      Prisma.sql`select 'CHECK_RECORD', o.id, o.verify_by, o.verify_by
        from organization o where o.id = ${own} and o.status = 'APPROVED' and o.verify_by <= app.now()`,
      Prisma.sql`${problem} and p.organization_id = ${own}`,
    );
  if (lwiaId)
    parts.push(
      Prisma.sql`${problem} and o.lwia_id = ${lwiaId}::uuid and o.id <> ${own}
         and (${due} <= app.now() or not exists (select 1 from membership m
               where m.organization_id = o.id and m.role = 'PARTNER_ADMIN' and m.status = 'ACTIVE'
                 and m.valid_from <= app.now() and (m.valid_until is null or m.valid_until > app.now())))`,
    );
  return parts;
}

/** Row-level security shows a match to whoever judges it (REF-041, GRP-014): the state all, which areas may not too. */
function matches({ role, lwiaId }: Actor): Prisma.Sql[] {
  const match = Prisma.sql`select 'JUDGE_MATCH', m.id, null::timestamptz, m.created_at from person_match m`;
  if (role === 'STATE_ADMIN') return [Prisma.sql`${match} where m.dismissed_at is null`];
  return lwiaId
    ? [Prisma.sql`${match} join app.matches_in_area() near (id) on near.id = m.id`]
    : [];
}

/**
 * What needs the viewer (REF-005): what is due first, by time, then the rest, oldest first; at the end what the
 * organization put off, unless something has happened since. Of each kind only so many are read as can be shown,
 * and as many more as may have been put off: they come in the order of an index.
 */
export async function workOf({ actor, db }: Context, limit: number): Promise<WorkRow[]> {
  const own = [
    ...(isPartnerStaff(actor) ? referralParts(actor) : []),
    ...(actor.lwiaId ? [escalated(actor)] : []),
    ...(isAdministrator(actor) ? [approvals(actor), ...upkeep(actor), ...matches(actor)] : []),
  ];
  const parts = own.map(
    (part) => Prisma.sql`
      select w.*, null::uuid from (${part} order by 3, 4, 2
        limit (select ${limit}::int + count(*) from put_off)) w`,
  );
  if (isPartnerStaff(actor)) parts.push(results(actor));
  if (parts.length === 0) return [];
  return plannedOnce(
    () => db.$queryRaw<WorkRow[]>`
    with put_off as materialized (
      select s.referral_id, s.until, s.reason, s.created_at from referral_snooze s
       where s.organization_id = ${actor.organizationId}::uuid and s.until > app.now())
    select w.kind, w.subject_id as "subjectId", w.due_at as "dueAt", w.since,
           coalesce(w.due_at < app.now(), false) as overdue, w.plan_person_id as "planPersonId",
           s.until as "asleepUntil", s.reason as "asleepBecause"
      from (${Prisma.join(parts, ' union all ')}) w (kind, subject_id, due_at, since, plan_person_id)
      left join put_off s on s.referral_id = w.subject_id and s.created_at >= w.since
     order by s.until nulls first, w.due_at nulls last, w.since, w.subject_id
     limit ${limit}`,
  );
}
