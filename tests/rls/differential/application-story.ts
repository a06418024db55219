import type { Cast } from './cast.ts';
import { DAY, memberOf } from './people-story.ts';
import type { StoryPerson } from './people-story.ts';
import type { Random } from './random.ts';
import type { Script } from './script.ts';

/** Some apply at an area; records of their family are taken for theirs, or not; some applications are closed again. */
export function makeApplications(
  script: Script,
  random: Random,
  cast: Cast,
  people: readonly StoryPerson[],
  now: Date,
): void {
  const at = (daysAgo: number) => new Date(now.getTime() - daysAgo * DAY);
  for (const [index, person] of people.entries()) {
    if (random.chance(0.5)) continue;
    const lwiaId = random.pick(cast.areas);
    const by = memberOf(cast, random, lwiaId).actor.userId;
    const id = random.id();
    script.at(at(20), by);
    script.insert('application', {
      id,
      person_id: person.id,
      lwia_id: lwiaId,
      program: random.pick(['TITLE_I_ADULT', 'TITLE_I_YOUTH']),
      agreement: 'WRITTEN',
      planner_id: by,
      started_by_id: by,
      started_at: at(20),
      status_since: at(20),
      updated_at: at(20),
    });
    if (random.chance(0.7))
      script.insert('co_enrollment', {
        id: random.id(),
        person_id: person.id,
        program: 'TANF',
        dol_funded: false,
        organization_name: 'County office',
        started_on: '2026-01-05',
        source: 'CUSTOMER',
        recorded_by_organization_id: lwiaId,
        recorded_by_id: by,
        recorded_at: at(20),
        removed_at: random.chance(0.2) ? at(19) : null,
      });
    // Those who are enrolled have services recommended; an area puts some aside.
    if (index % 2 === 0) {
      script.update('application', id, { status: 'ENROLLED' });
      for (const category of ['FOOD', 'HOUSING'])
        script.insert('dismissed_recommendation', {
          id: random.id(),
          person_id: person.id,
          lwia_id: lwiaId,
          category,
          reason: 'NOT_NOW',
          dismissed_at: at(category === 'FOOD' ? 1 : 200),
          dismissed_by_id: by,
        });
    }
    // Families stand together, three by three.
    const family = index - (index % 3);
    for (const relative of people.slice(family, family + 3)) {
      if (relative === person || random.chance(0.5)) continue;
      script.insert('application_record', {
        id: random.id(),
        application_id: id,
        person_id: relative.id,
        basis: random.pick(['ACCOUNT', 'CONFIRMED']),
        attached: random.chance(0.7),
        decided_at: at(20),
      });
    }
    if (random.chance(0.3)) {
      script.at(at(5), by);
      script.update('application', id, {
        status: 'WITHDRAWN',
        status_since: at(5),
        closed_at: at(5),
        close_reason: 'CUSTOMER_ASKED',
      });
    }
  }
}

/** At the partner, by what a planner recorded of the referral or by the day alone; too early; of another referral. */
export const enrollAfterwards = (script: Script): void =>
  script.run(`insert into co_enrollment (id, person_id, program, dol_funded, organization_id, started_on,
    source, referral_id, recorded_by_organization_id, recorded_by_id, recorded_at)
  select gen_random_uuid(), r.person_id, 'CSBG', false, r.receiver_organization_id,
      (r.first_sent_at at time zone 'America/Chicago')::date + case when v.case = 2 then -1 else 0 end, 'REFERRAL',
      case v.case when 0 then r.id when 1 then (select o.id from referral o
        where o.person_id = r.person_id and o.id <> r.id order by o.id limit 1) end,
      a.lwia_id, a.planner_id, app.now()
    from referral r join application a on a.person_id = r.person_id
      cross join lateral (select get_byte(uuid_send(r.id), 15) % 5 as case) v
   where r.first_sent_at is not null and v.case < 4`);
