import { percent } from '../../domain/referral/report/figures.ts';
import { comparedPeriod } from '../../domain/referral/report/period.ts';
import type { Period } from '../../domain/referral/report/period.ts';
import { mayTellShare, withheld } from '../../domain/referral/report/suppress.ts';
import { dateOf } from '../../domain/shared/chicago-time.ts';
import type { Context } from '../../platform/context.ts';
import { nowOf } from '../../platform/viewer-time.ts';
import { bounds } from './sent-within.ts';

type Row = {
  id: string;
  name: string;
  referrals: number;
  persons: number;
  inTime: number;
  late: number;
  personsInTime: number;
  personsLate: number;
  completed: number;
  coEnrolled: number;
  personsCoEnrolled: number;
  personsNotCoEnrolled: number;
};

/** Null where it is withheld. */
export type AreaElsewhere = {
  readonly id: string;
  readonly name: string;
  readonly referrals: number | null;
  readonly inTimePercent: number | null;
  readonly coEnrolledPercent: number | null;
};

export type Elsewhere = Period & { readonly areas: readonly AreaElsewhere[] };

/** How other areas answer, over the referrals the viewer may not see (REF-057); small numbers withheld. */
export async function areasElsewhere(ctx: Context): Promise<Elsewhere> {
  const period = comparedPeriod(dateOf(await nowOf(ctx)));
  const { since, before } = bounds(period);
  const rows = await ctx.db.$queryRaw<Row[]>`
    select e.lwia_id as id, o.name, e.referrals, e.persons, e.in_time as "inTime", e.late,
           e.persons_in_time as "personsInTime", e.persons_late as "personsLate",
           e.completed, e.co_enrolled as "coEnrolled", e.persons_co_enrolled as "personsCoEnrolled",
           e.persons_not_co_enrolled as "personsNotCoEnrolled"
      from app.areas_elsewhere(${since}, ${before}) e join organization o on o.id = e.lwia_id
     order by o.name`;
  const hidden = withheld(rows.map(({ id, persons }) => ({ key: id, persons })));
  // No share of all of them is told, so none can be taken off it.
  const share = (so: number, not: number, part: number, whole: number) =>
    mayTellShare({ so, not }) ? percent(part, whole) : null;
  const areas = rows.map(({ id, name, ...row }) => {
    if (hidden.has(id))
      return { id, name, referrals: null, inTimePercent: null, coEnrolledPercent: null };
    const { referrals, inTime, late, completed, coEnrolled } = row;
    return {
      id,
      name,
      referrals,
      inTimePercent: share(row.personsInTime, row.personsLate, inTime, inTime + late),
      coEnrolledPercent: share(
        row.personsCoEnrolled,
        row.personsNotCoEnrolled,
        coEnrolled,
        completed,
      ),
    };
  });
  return { ...period, areas };
}
