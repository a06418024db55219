import type { Actor } from '@throughline/schema/domain/access/actor';
import { recommend } from '@throughline/schema/domain/referral/recommendation';
import { isOversight, isPartnerStaff } from '@throughline/schema/domain/access/actor';
import { ids, line, sorted } from './field.ts';
import type { Oracle } from './oracle.ts';
import type { ApplicationRow, PersonRow } from './rows.ts';

/** Why an area reaches somebody by an application: their own, or one that an earlier record was attached to. */
export function grantsOfApplications({ rows }: Oracle, person: PersonRow) {
  const grant = ({ lwia_id, closed_at }: ApplicationRow, reason: string) => ({
    organization: lwia_id,
    reason,
    over: closed_at !== null,
    referral: null,
  });
  return rows.application.flatMap((row) => [
    ...(row.person_id === person.id ? [grant(row, 'APPLICATION')] : []),
    ...rows.application_record
      .filter((each) => each.application_id === row.id && each.person_id === person.id)
      .flatMap(({ attached }) => (attached ? [grant(row, 'EARLIER_RECORD')] : [])),
  ]);
}

type RecommendationSeen = { category: string; dismissal: { reason: string } | null };

/** By the rule itself: what has to hold here is of what it is made, and for whom. */
export const recommended = (found: readonly RecommendationSeen[] | null) =>
  found &&
  sorted(found.map(({ category, dismissal }) => line(category, dismissal?.reason ?? null)));

export type ApplicationSeen = {
  id: string;
  earlierRecords: { attached: boolean | null; person: { id: string } | null }[];
};

/** What hangs on applications: they themselves, the records on them, the plan's referrals, what may be begun. */
export function applied(oracle: Oracle, actor: Actor, person: PersonRow) {
  const { rows } = oracle;
  const own = actor.organizationId;
  const seen = rows.application.filter(
    (row) => row.person_id === person.id && oracle.application(actor, row),
  );
  const attachedTo = ({ id, closed_at }: ApplicationRow) =>
    rows.application_record.filter(
      ({ application_id, attached }) => application_id === id && attached && !closed_at,
    );
  const works = isPartnerStaff(actor);
  const isMatch = (one: string) =>
    rows.person_match.some(({ first_id, second_id }) =>
      [first_id, second_id].every((id) => id === one || id === person.id),
    );
  const onPlan = [person.id, ...seen.flatMap(attachedTo).map(({ person_id }) => person_id)];
  const plan = rows.referral.filter(
    (row) =>
      onPlan.includes(row.person_id) &&
      row.status !== 'DRAFT' &&
      !row.put_away_at &&
      oracle.seesReferral(actor, row),
  );
  const active = seen.filter(({ lwia_id, closed_at }) => lwia_id === own && !closed_at);
  const serves = (['CREATED', 'SENT', 'RECEIVED', 'APPLICATION'] as const).some((reason) =>
    oracle.reasons(actor, person).has(reason),
  );
  const isArea = rows.organization.some(({ id, kind }) => id === own && kind === 'LWIA');
  return {
    integrated: active.length > 0,
    keeps: works && active.length > 0,
    coEnrollments: ids(
      rows.co_enrollment.filter(
        (row) =>
          row.person_id === person.id &&
          !row.removed_at &&
          (active.length > 0 || isOversight(actor) || actor.personId === person.id),
      ),
    ),
    recommended: recommended(
      works && active.some(({ status }) => status === 'ENROLLED')
        ? recommend({
            needs: rows.person_need
              .filter((row) => onPlan.includes(row.person_id) && !row.met_at)
              .filter((row) => oracle.need(actor, row))
              .map(({ category, created_at }) => ({ category, createdAt: created_at }))
              .toSorted((a, b) => Number(a.createdAt) - Number(b.createdAt)),
            referrals: plan.map((row) => ({
              ...row,
              declineReason: row.decline_reason,
              firstSentAt: row.first_sent_at,
              statusSince: row.status_since,
            })),
            dismissals: rows.dismissed_recommendation
              .filter((row) => row.person_id === person.id && row.lwia_id === own)
              .map(({ dismissed_at, ...row }) => ({ ...row, dismissedAt: dismissed_at })),
          })
        : null,
    ),
    startable: works && isArea && serves ? 3 - active.length : 0,
    applications: sorted(
      seen.map((row) =>
        line(
          row.id,
          ...sorted(
            works && row.lwia_id === own
              ? attachedTo(row).flatMap(({ person_id }) => (isMatch(person_id) ? person_id : []))
              : [],
          ),
        ),
      ),
    ),
    plan: [plan.length, ...ids(plan)],
  };
}
