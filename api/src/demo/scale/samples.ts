import { createClient } from '@throughline/prisma/client';
import type { Db } from '@throughline/prisma/client';
import { systemClaims, withClaims } from '@throughline/prisma/claims';
import type { Database } from '@throughline/prisma/database';
import { areaId } from '@throughline/prisma/seed/reference/areas';
import type { Actor } from '@throughline/schema/domain/access/actor';
import type { NeedCategory } from '@throughline/schema/domain/shared/need-category';
import { fireDueTimes } from '../../jobs/fire-due-times.ts';
import { makeNotices } from '../../jobs/make-notices.ts';
import type { DemoOrganization } from '../organizations.ts';
import { PATHS } from '../paths.ts';
import type { Path } from '../paths.ts';
import { inventPeople } from '../people.ts';
import { seeded } from '../random.ts';
import { businessMoment, Stage } from '../stage.ts';
import { plan } from '../story.ts';
import { TOWNS } from '../towns.ts';

const SEED = 20262;
const REFERRALS_EACH = 3;
/** Most of what a state keeps is long over: closed courses lie up to this many open days back. */
const CLOSED_WITHIN = 150;
const LONGEST_COURSE = 15;
const DOORS = ['library', 'communityAction', 'employment'];

export type SamplesOptions = {
  readonly database: Pick<Database, 'roles'>;
  /** Told after each event. May throw to stop. */
  readonly onEvent: (done: number, of: number) => void;
};

/**
 * Plays the stories that are then copied: some thirty people with three referrals each, every course of the
 * demo in its share, by the product's own commands under a moved clock. Returns the persons' ids.
 */
export async function playSamples({ database, onEvent }: SamplesOptions): Promise<string[]> {
  const app = createClient({ url: database.roles.app, poolSize: 2 });
  const worker = createClient({ url: database.roles.worker, poolSize: 2 });
  try {
    const { organizations, answering } = await withClaims(systemClaims(), () =>
      demoWorld(worker.db),
    );
    const stage = new Stage(app.db, worker.db);
    const people = direct(stage, organizations, answering);
    sweep(stage, worker.db);
    await stage.play(onEvent);
    await fireDueTimes(worker.db);
    const ids = people.flatMap(({ known }) => (known ? [known.personId] : []));
    await tellEverybody(worker.db, ids);
    return ids;
  } finally {
    await app.close();
    await worker.close();
  }
}

function direct(
  stage: Stage,
  organizations: readonly DemoOrganization[],
  answering: ReadonlyMap<string, Actor>,
) {
  const random = seeded(SEED);
  const now = new Date();
  const actorAt = ({ id, name }: DemoOrganization): Actor => {
    const actor = answering.get(id);
    if (!actor) throw new Error(`Nobody answers at ${name}.`);
    return actor;
  };
  const courses = random.shuffled(PATHS.flatMap((path) => Array<Path>(path.times).fill(path)));
  const doors = organizations.filter(({ kind }) => DOORS.includes(kind));
  const people = inventPeople(random, doors, Math.ceil(courses.length / REFERRALS_EACH));
  courses.forEach((path, index) => {
    const somebody = people[index % people.length];
    if (!somebody) return;
    const { from } = somebody;
    const near = organizations.filter(({ id, town }) => id !== from.id && town === from.town);
    const receiver = random.pick(near);
    plan(stage, random, now, {
      path: path.lastStepWithin < 14 ? path : { ...path, lastStepWithin: CLOSED_WITHIN },
      somebody,
      sender: actorAt(from),
      receiver: actorAt(receiver),
      service: random.pick(receiver.services),
    });
  });
  return people;
}

/** What nobody does in time fires at the end of its day, as the worker would have it (REF-053). */
function sweep(stage: Stage, db: Db): void {
  const now = new Date();
  for (let daysAgo = 0; daysAgo <= CLOSED_WITHIN + LONGEST_COURSE; daysAgo += 1) {
    const closing = businessMoment(now, daysAgo, 17, 1);
    if (closing < now) stage.plan(closing, async () => void (await fireDueTimes(db)));
  }
}

/** The demo's organizations, and somebody who answers at each, as its load left them. */
async function demoWorld(db: Db) {
  const organizations: DemoOrganization[] = [];
  const answering = new Map<string, Actor>();
  for (const town of TOWNS) {
    for (const [kind, name] of Object.entries(town.organizations)) {
      const found = await db.organization.findFirstOrThrow({
        where: { name, kind: 'PARTNER', lwiaId: areaId(town.areaNumber) },
        select: {
          id: true,
          services: { select: { id: true, category: true, name: true }, orderBy: { id: 'asc' } },
          memberships: { where: { status: 'ACTIVE' }, orderBy: { id: 'asc' }, take: 1 },
        },
      });
      const services = found.services.map((service) => ({
        ...service,
        category: service.category as NeedCategory,
      }));
      const key = `${town.name}/${kind}`;
      organizations.push({ id: found.id, key, kind, name, town, services });
      const [membership] = found.memberships;
      if (!membership) continue;
      answering.set(found.id, {
        role: membership.role as Actor['role'],
        userId: membership.userId,
        organizationId: found.id,
        personId: null,
        lwiaId: null,
        membershipId: membership.id,
      });
    }
  }
  return { organizations, answering };
}

/** What the worker would do with the jobs the commands left, which it may still do: nobody is told twice. */
async function tellEverybody(db: Db, personIds: readonly string[]): Promise<void> {
  const made = await withClaims(systemClaims(), () =>
    db.activity.findMany({
      where: { personId: { in: [...personIds] } },
      select: { id: true },
      orderBy: { seq: 'asc' },
    }),
  );
  const tell = makeNotices({ db });
  for (const { id } of made) await tell({ activityId: id }, {} as Parameters<typeof tell>[1]);
}
