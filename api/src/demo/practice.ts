import { systemClaims, withClaims } from '@throughline/prisma/claims';
import type { Db } from '@throughline/prisma/client';
import {
  practiceOrganizations,
  practiceServices,
} from '@throughline/prisma/seed/reference/practice';
import { trainingSessions } from '@throughline/prisma/seed/reference/training';
import type { Actor } from '@throughline/schema/domain/access/actor';
import { opensPractice } from '@throughline/schema/domain/training/session';
import type { NeedCategory } from '@throughline/schema/domain/shared/need-category';
import { registerForTraining } from '@throughline/schema/features/training/commands/register-for-training';
import type { DemoOrganization } from './organizations.ts';
import type { Path } from './paths.ts';
import { seeded } from './random.ts';
import type { Stage } from './stage.ts';
import { plan } from './story.ts';
import { TOWNS } from './towns.ts';
import type { Cast } from './users.ts';

/** What the trainee has tried: the path, with whom, and which of the services; all sent by the practice area. */
const TRIED = [
  ['in-progress', 'Alex', 'Example', 0],
  ['sent', 'Billie', 'Sample', 3],
  ['declined', 'Casey', 'Invented', 4],
  ['received', 'Alex', 'Example', 5],
  ['draft', 'Dana', 'Madeup', 1],
] as const;

/** REF-065: Paul registered for the session on access in time, and has practiced since. */
export function planPractice(
  stage: Stage,
  worker: Db,
  now: Date,
  { cast, pathNamed }: { cast: Cast; pathNamed: (name: string) => Path },
): void {
  const paul = cast.actors.get('paul');
  const session = trainingSessions().find(opensPractice);
  if (!paul || !session) throw new Error('The demo has lost Paul, or the session on access.');
  stage.plan(new Date(session.startsAt.getTime() - 5 * 86_400_000), async () => {
    await stage.act(paul, registerForTraining, { sessionId: session.id });
    await follow(paul);
  });

  async function follow(trainee: Actor): Promise<void> {
    const held = await withClaims(systemClaims(), () =>
      worker.membership.findMany({ where: { userId: trainee.userId ?? '', status: 'ACTIVE' } }),
    );
    const actorAt = (organizationId: string): Actor => {
      const membership = held.find((each) => each.organizationId === organizationId);
      if (!membership) throw new Error('The trainee may not practice.');
      return { ...trainee, organizationId, membershipId: membership.id };
    };
    const [area] = practiceOrganizations();
    const town = TOWNS.find(({ name }) => name === 'Peoria');
    if (!area || !town) throw new Error('The demo has lost the practice area.');
    const from: DemoOrganization = { ...area, key: 'practice/area', town, services: [] };
    const random = seeded(65);
    const people = new Map<string, Parameters<typeof plan>[3]['somebody']>();
    for (const [path, firstName, lastName, index] of TRIED) {
      const service = practiceServices()[index];
      if (!service) throw new Error('The practice side has fewer services.');
      const somebody = people.get(lastName) ?? {
        firstName,
        lastName,
        from,
        language: 'en',
        dateOfBirth: '1990-04-12',
        email: null,
      };
      people.set(lastName, somebody);
      plan(stage, random, now, {
        path: pathNamed(path),
        somebody,
        sender: actorAt(area.id),
        receiver: actorAt(service.organizationId),
        service: { ...service, category: service.category as NeedCategory },
      });
    }
  }
}
