import type { Actor } from '@throughline/schema/domain/access/actor';
import { ANONYMOUS } from '@throughline/schema/domain/access/actor';
import { beforeAll, expect, test } from 'vitest';
import { act } from '../support/ask.ts';
import { adminQuery } from '../support/database.ts';
import { tryAs } from '../support/rows.ts';
import type { Deed } from '../support/rows.ts';
import { paid, seedWorld } from '../support/seed.ts';

const ACTORS = [
  'admin',
  'staff',
  'area',
  'outsider',
  'state',
  'monitor',
  'customer',
  'nobody',
] as const;
type Who = (typeof ACTORS)[number];

let actors: Record<Who, Actor>;
let endpoint: string;
let organization: string;
beforeAll(async () => {
  const world = await seedWorld();
  const { admin, staff, id } = world.sender;
  const done = await act(
    admin,
    'createWebhook',
    { url: 'https://hook.example.org', events: ['REFERRAL_SENT'] },
    '... on WebhookPayload { webhook { id } }',
  );
  endpoint = (paid(done, 'webhook') as { id: string }).id;
  organization = id;
  await adminQuery(
    `insert into webhook_delivery (id, endpoint_id, organization_id, event, status, created_at)
     values (gen_random_uuid(), $1, $2, 'PING', 'FAILED', now())`,
    [endpoint, organization],
  );
  actors = {
    admin,
    staff,
    area: world.area.admin,
    outsider: world.outsider.admin,
    state: world.state,
    monitor: world.monitor,
    customer: world.customer,
    nobody: ANONYMOUS,
  };
});

test.each<[string, string, (who: Actor) => unknown[], Deed]>([
  ['reading one', 'select 1 from webhook_endpoint where id = $1', () => [endpoint], 0],
  ['reading its log', 'select 1 from webhook_delivery where endpoint_id = $1', () => [endpoint], 0],
  [
    'changing it',
    `update webhook_endpoint set url = 'https://other.example.org' where id = $1`,
    () => [endpoint],
    0,
  ],
  ['removing it', 'delete from webhook_endpoint where id = $1', () => [endpoint], 0],
  [
    'sending again',
    `update webhook_delivery set status = 'PENDING' where endpoint_id = $1`,
    () => [endpoint],
    0,
  ],
  [
    'making one',
    `insert into webhook_endpoint (id, organization_id, url, events, created_at, created_by_id)
       values (gen_random_uuid(), $1, 'https://x.example.org', '{REFERRAL_SENT}', now(), $2)`,
    ({ userId }) => [organization, userId],
    'refused',
  ],
  [
    'testing it',
    `insert into webhook_delivery (id, endpoint_id, organization_id, event, status, created_at)
       values (gen_random_uuid(), $1, $2, 'PING', 'PENDING', now())`,
    () => [endpoint, organization],
    'refused',
  ],
])(
  '%s is for the organization’s administrators alone (CORE-009)',
  async (_, sql, values, otherwise) => {
    for (const who of ACTORS) {
      const deed = await tryAs(actors[who], sql, values(actors[who]));
      expect([who, deed]).toEqual([who, who === 'admin' ? 1 : otherwise]);
    }
  },
);

test('nobody makes an event up, or says that one was delivered', async () => {
  const forged = `insert into webhook_delivery (id, endpoint_id, organization_id, event, status, created_at)
    values (gen_random_uuid(), $1, $2, 'PING', 'DELIVERED', now())`;
  expect(await tryAs(actors.admin, forged, [endpoint, organization])).toBe('refused');
  const said = `update webhook_delivery set status = 'DELIVERED' where endpoint_id = $1`;
  expect(await tryAs(actors.admin, said, [endpoint])).toBe('refused');
});
