import type { Actor } from '@throughline/schema/domain/access/actor';
import { ANONYMOUS } from '@throughline/schema/domain/access/actor';
import { beforeAll, expect, test } from 'vitest';
import { adminQuery } from '../support/database.ts';
import { tryAs } from '../support/rows.ts';
import type { Deed } from '../support/rows.ts';
import { seedWorld } from '../support/seed.ts';
import { liveSession, takePart } from '../support/training.ts';

const ACTORS = ['self', 'colleague', 'area', 'state', 'monitor', 'customer', 'nobody'] as const;
type Who = (typeof ACTORS)[number];

let actors: Record<Who, Actor>;
let session: string;
beforeAll(async () => {
  const world = await seedWorld();
  session = await liveSession();
  const self = world.sender.staff;
  await takePart(self, 'registerForTraining', session);
  await takePart(self, 'acknowledgeRecording', session);
  await takePart(self, 'answerTrainingPoll', session, { poll: 'ATTENDANCE', choice: 'YES' });
  actors = {
    self,
    colleague: world.sender.colleague,
    area: world.area.admin,
    state: world.state,
    monitor: world.monitor,
    customer: world.customer,
    nobody: ANONYMOUS,
  };
});

const STAFF: readonly Who[] = ['self', 'colleague', 'area', 'state', 'monitor'];

test.each<[string, string, readonly Who[], Deed]>([
  ['reading a session', 'select 1 from training_session where id = $1', STAFF, 0],
  ['changing one', `update training_session set title = 'Mine' where id = $1`, ['state'], 0],
  [
    'adding one',
    `insert into training_session (id, pathway, title, description, starts_at, ends_at)
       select gen_random_uuid(), 'UNIVERSAL', 'x', 'x', now(), now() + interval '1 hour' where $1::uuid is not null`,
    ['state'],
    'refused',
  ],
  [
    'the live link (REF-068)',
    'select 1 from training_live_link where session_id = $1',
    ['self', 'state'],
    0,
  ],
  [
    'leading elsewhere',
    `update training_live_link set url = 'https://evil.example.org' where session_id = $1`,
    ['state'],
    0,
  ],
  ['taking it away', 'delete from training_live_link where session_id = $1', ['state'], 0],
  ['who comes', 'select 1 from training_registration where session_id = $1', ['self', 'state'], 0],
  [
    'withdrawing somebody',
    'update training_registration set withdrawn_at = now() where session_id = $1',
    ['self'],
    0,
  ],
  ['an answer (REF-066)', 'select 1 from training_answer where session_id = $1', ['self'], 0],
  [
    'changing an answer',
    `update training_answer set choice = 'NO' where session_id = $1`,
    ['self'],
    0,
  ],
  ['counting answers', 'select 1 from app.poll_counts($1)', STAFF, 0],
])('%s', async (_, sql, allowed, otherwise) => {
  for (const who of ACTORS) {
    const deed = await tryAs(actors[who], sql, [session]);
    expect([who, deed]).toEqual([who, allowed.includes(who) ? 1 : otherwise]);
  }
});

test.each([
  [
    'registers',
    `insert into training_registration (session_id, user_id, organization_id, registered_at)
       values ($1, $2, $3, now())`,
  ],
  [
    'answers',
    `insert into training_answer (session_id, user_id, poll, choice, answered_at)
       select $1, $2, 'REFLECTION', 'CONSISTENCY', now() where $3::uuid is not null`,
  ],
])('nobody %s for another', async (_, sql) => {
  const { colleague, self, customer } = actors;
  const values = (whose: Actor) => [session, whose.userId, self.organizationId];
  expect(await tryAs(colleague, sql, values(colleague))).toBe(1);
  expect(await tryAs(self, sql, values(actors.monitor))).toBe('refused');
  expect(await tryAs(customer, sql, values(customer))).toBe('refused');
});

test('nobody tells of a session that does not exist, and only staff hear of one', async () => {
  const tell = `insert into activity (id, at, kind, audience, actor_user_id, actor_organization_id, actor_role,
    subject_type, subject_id) values (gen_random_uuid(), now(), 'POLL_ANSWERED', 'TRAINING', $2, $3, $4, 'TRAINING', $1)`;
  const { self } = actors;
  const as = [self.userId, self.organizationId, self.role];
  expect(await tryAs(self, tell, [crypto.randomUUID(), ...as])).toBe('refused');
  expect(await tryAs(self, tell, [session, ...as])).toBe(1);
  const [{ n: events } = { n: 0 }] = await adminQuery(
    'select count(*)::int as n from activity where subject_id = $1',
    [session],
  );
  for (const who of ACTORS) {
    const heard = await tryAs(actors[who], 'select 1 from activity where subject_id = $1', [
      session,
    ]);
    expect([who, heard]).toEqual([who, STAFF.includes(who) ? events : 0]);
  }
});
