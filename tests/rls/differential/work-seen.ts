import type { Actor } from '@throughline/schema/domain/access/actor';
import { isAdministrator, isPartnerStaff } from '@throughline/schema/domain/access/actor';
import { consentOf, isConsentOver } from './due.ts';
import { sorted } from './field.ts';
import type { Oracle } from './oracle.ts';
import type { MembershipRow, ReferralRow } from './rows.ts';

const OPEN = ['SENT', 'ATTEMPTING_CONTACT', 'RECEIVED', 'ACCEPTED', 'IN_PROGRESS'];
const WORK_OF_RULE: Readonly<Record<string, string>> = {
  UNANSWERED: 'ANSWER',
  ESCALATED: 'ANSWER',
  UNDECIDED: 'DECIDE',
  NOT_STARTED: 'START',
  NO_UPDATE: 'UPDATE',
};
const DAY = 86_400_000;
const HEARD = ['REACHED', 'APPOINTMENT_MADE', 'NOT_INTERESTED'];

/** The person says that nobody has contacted them, and nobody has since. */
function isUnreached({ rows }: Oracle, row: ReferralRow): boolean {
  const reports = rows.contact_report.filter(({ referral_id }) => referral_id === row.id);
  const last = reports
    .sort((a, b) => Number(a.created_at) - Number(b.created_at) || (a.id < b.id ? -1 : 1))
    .at(-1);
  if (!last || last.contacted || !OPEN.includes(row.status)) return false;
  return !rows.contact_attempt.some(
    ({ referral_id, target, result, occurred_at }) =>
      referral_id === row.id &&
      target === 'CUSTOMER' &&
      HEARD.includes(result) &&
      occurred_at > last.created_at,
  );
}

/** The clock told the sender, who has not tried the partner since. */
const isUntried = ({ rows }: Oracle, row: ReferralRow): boolean =>
  rows.due_time.some(
    ({ referral_id, fired_at, since }) =>
      referral_id === row.id &&
      fired_at !== null &&
      since.getTime() === row.due_since?.getTime() &&
      !rows.contact_attempt.some(
        (tried) =>
          tried.referral_id === row.id &&
          tried.target === 'PARTNER' &&
          tried.organization_id === row.sender_organization_id &&
          tried.created_at >= fired_at,
      ),
  );

export function workOfActor(oracle: Oracle, actor: Actor): string[] {
  const own = actor.organizationId;
  const free = (holder: string | null) => holder === null || holder === actor.userId;
  const items: string[] = [];
  for (const row of isPartnerStaff(actor) ? oracle.rows.referral : []) {
    const received =
      row.receiver_organization_id === own &&
      row.status !== 'DRAFT' &&
      free(row.receiver_assignee_id);
    const sent = row.sender_organization_id === own && free(row.sender_assignee_id);
    const add = (kind: string | undefined) => items.push(`${kind}:${row.id}`);
    const over = isConsentOver(oracle, row);
    if (received && row.due_side === 'RECEIVER' && !over) add(WORK_OF_RULE[row.due_rule ?? '']);
    if (sent && row.due_side === 'SENDER') add('FOLLOW_UP');
    if (sent && row.status === 'ATTEMPTING_CONTACT' && !over && isUntried(oracle, row))
      add('REACH_PARTNER');
    const mine = [row.author_id, row.sender_assignee_id].includes(actor.userId);
    if (row.sender_organization_id === own && row.status === 'DRAFT' && !row.put_away_at && mine)
      add('FINISH_DRAFT');
    const consent = consentOf(oracle, row);
    const known = consent && oracle.consent(actor, consent);
    const warned = known && Number(consent.expires_at) - 14 * DAY <= Number(oracle.now);
    if (sent && OPEN.includes(row.status) && warned) add('RENEW_CONSENT');
    // Whoever may not read what the person said is not told of it.
    if (((received && !over) || sent) && oracle.report(actor, row) && isUnreached(oracle, row))
      add('NOT_CONTACTED');
  }
  for (const row of oracle.rows.referral) {
    const late = row.due_rule === 'ESCALATED' && row.due_at !== null && row.due_at < oracle.now;
    const area = actor.lwiaId !== null && row.receiver_lwia_id === actor.lwiaId;
    const party = [row.sender_organization_id, row.receiver_organization_id].includes(own);
    if (late && area && !party) items.push(`STEP_IN:${row.id}`);
  }
  for (const id of unjudged(oracle, actor)) items.push(`RECORD_RESULT:${id}`);
  for (const { id } of pending(oracle, actor)) items.push(`APPROVE_MEMBER:${id}`);
  return sorted([...items, ...upkeep(oracle, actor), ...likelyMatches(oracle, actor)]);
}

/** The own record that nobody looked through in time, and problems that are open: the own, later the area's too. */
function upkeep({ rows, now }: Oracle, actor: Actor): string[] {
  if (!isAdministrator(actor) || actor.role === 'STATE_ADMIN') return [];
  const own = rows.organization.find(({ id }) => id === actor.organizationId);
  const stale = own && own.status === 'APPROVED' && own.verify_by && own.verify_by <= now;
  const problems = rows.record_problem.filter((problem) => {
    const of = rows.organization.find(({ id }) => id === problem.organization_id);
    if (problem.solved_at || of?.status !== 'APPROVED') return false;
    if (of.id === actor.organizationId) return true;
    const headless = !rows.membership.some(
      ({ organization_id, role, status }) =>
        organization_id === of.id && role === 'PARTNER_ADMIN' && status === 'ACTIVE',
    );
    const days = (Number(now) - Number(problem.reported_at)) / DAY;
    return actor.lwiaId !== null && of.lwia_id === actor.lwiaId && (headless || days > 16);
  });
  return [
    ...(stale ? [`CHECK_RECORD:${own.id}`] : []),
    ...problems.map(({ id }) => `SOLVE_PROBLEM:${id}`),
  ];
}

/** Two records that look like one person, for those who judge them. */
const likelyMatches = (oracle: Oracle, actor: Actor): string[] =>
  oracle.rows.person_match
    .filter(({ first_id, second_id }) => {
      const [one, other] = [first_id, second_id].map((id) => oracle.person(actor, id));
      return one && other && oracle.judges(actor, one, other);
    })
    .filter(({ dismissed_at }) => !dismissed_at)
    .map(({ id }) => `JUDGE_MATCH:${id}`);

/** What was completed since they applied, for people one plans for; nobody has said yet how it ended. */
function unjudged({ rows }: Oracle, actor: Actor): Set<string> {
  const mine = rows.application.filter(
    (row) =>
      isPartnerStaff(actor) &&
      row.planner_id === actor.userId &&
      row.lwia_id === actor.organizationId &&
      !row.closed_at,
  );
  const onPlan = (applicationId: string, personId: string, referral: ReferralRow) =>
    referral.person_id === personId ||
    rows.application_record.some(
      (record) =>
        record.application_id === applicationId &&
        record.attached &&
        record.person_id === referral.person_id,
    );
  const ended = rows.referral.filter(
    ({ status, outcome }) => status === 'COMPLETED' && !outcome?.startsWith('WITHDRAWN'),
  );
  return new Set(
    mine.flatMap(({ id, person_id, started_at }) =>
      ended
        .filter((row) => onPlan(id, person_id, row) && (row.completed_at ?? 0) >= started_at)
        .map((row) => row.id),
    ),
  );
}

/** Requests that somebody decides about: of the state any, of an area its organizations', else their own. */
export function looksAfter({ rows }: Oracle, actor: Actor, organizationId: string): boolean {
  if (!isAdministrator(actor)) return false;
  if (actor.role === 'STATE_ADMIN') return true;
  if (actor.role !== 'LWIA_ADMIN') return organizationId === actor.organizationId;
  return rows.organization.some(
    ({ id, lwia_id }) => id === organizationId && lwia_id === actor.lwiaId,
  );
}

export const pending = (oracle: Oracle, actor: Actor): MembershipRow[] =>
  oracle.rows.membership.filter(
    ({ organization_id, user_id, status }) =>
      status === 'PENDING' &&
      user_id !== actor.userId &&
      looksAfter(oracle, actor, organization_id),
  );
