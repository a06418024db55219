import {
  practiceOrganizations,
  practiceServices,
} from '@throughline/prisma/seed/reference/practice';
import { signIn } from './actors.ts';
import type { Visitor } from './actors.ts';
import { act } from './ask.ts';
import { adminQuery } from './database.ts';
import { paid, seedConsent, seedPerson } from './seed.ts';
import type { World } from './seed.ts';

const [AREA, COLLEGE, CENTER] = practiceOrganizations().map(({ id }) => id) as [
  string,
  string,
  string,
];
export const PRACTICE = { area: AREA, college: COLLEGE, center: CENTER } as const;

/** The session that opens practice accounts, held so many hours from now. @returns its id */
export async function accessSession(hours: number): Promise<string> {
  const [session] = await adminQuery(
    `insert into training_session (id, pathway, number, title, description, starts_at, ends_at)
     values (gen_random_uuid(), 'INTEGRATED', 6, 'Access', 'How one gets in.',
       now() + $1 * interval '1 hour', now() + ($1 + 1) * interval '1 hour')
     on conflict (pathway, number) do update set starts_at = excluded.starts_at, ends_at = excluded.ends_at
     returning id`,
    [hours],
  );
  return String(session?.['id']);
}

export const practiceOf = (who: Visitor) =>
  adminQuery(
    `select id, organization_id, role, status, valid_from from membership
      where user_id = $1 and app.is_practice(organization_id) order by organization_id`,
    [who.userId],
  );

/** The same person, who acts for that practice organization. */
export async function practicing(who: Visitor, organizationId: string): Promise<Visitor> {
  const held = (await practiceOf(who)).find((each) => each['organization_id'] === organizationId);
  const membershipId = String(held?.['id']);
  const token = await signIn(who.userId ?? '', membershipId);
  return { ...who, role: 'PARTNER_STAFF', lwiaId: null, organizationId, membershipId, token };
}

/** Registers in time, and the session is over. */
export async function train(who: Visitor): Promise<void> {
  const sessionId = await accessSession(2);
  paid(
    await act(
      who,
      'registerForTraining',
      { sessionId },
      '... on TrainingPayload { session { id } }',
    ),
    'session',
  );
  await accessSession(-2);
}

/** The world again with its sender's staff at practice: an invented customer, referred from the area to the college. */
export async function practiceWorld(world: World): Promise<World> {
  await train(world.sender.staff);
  const [sends, receives] = [
    await practicing(world.sender.staff, PRACTICE.area),
    await practicing(world.sender.staff, PRACTICE.college),
  ];
  const personId = await seedPerson(sends);
  const service = practiceServices().find((each) => each.organizationId === PRACTICE.college);
  return {
    ...world,
    sender: { ...world.sender, id: PRACTICE.area, lwiaId: PRACTICE.area, staff: sends },
    receiver: { ...world.receiver, id: PRACTICE.college, lwiaId: PRACTICE.area, staff: receives },
    personId,
    consentId: await seedConsent(sends, personId),
    serviceId: service?.id ?? '',
  };
}
