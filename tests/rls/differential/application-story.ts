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
