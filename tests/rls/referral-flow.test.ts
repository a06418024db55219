import { beforeAll, describe, expect, test } from 'vitest';
import type { Visitor } from '../support/actors.ts';
import { openPlaces } from '../support/capacity.ts';
import { adminQuery } from '../support/database.ts';
import { seedReferral } from '../support/referral-seed.ts';
import { tryAs } from '../support/rows.ts';
import type { Deed } from '../support/rows.ts';
import { seedService, seedWorld } from '../support/seed.ts';
import type { World } from '../support/seed.ts';

let world: World;
let referral: string;
let draft: string;
let actors: Readonly<Record<string, Visitor | null>>;

beforeAll(async () => {
  world = await seedWorld();
  await openPlaces(world.receiver.staff, world.serviceId, 2);
  referral = (await seedReferral(world, 'RECEIVED')).id;
  const full = await seedService(world.receiver);
  await openPlaces(world.receiver.staff, full, 0);
  draft = (await seedReferral(world, 'DRAFT', { serviceId: full })).id;
  await adminQuery(
    `insert into referral_snooze (referral_id, organization_id, until, reason, author_id, created_at)
     values ($1, $2, now() + interval '2 days', 'They call on Friday.', $3, now())`,
    [referral, world.sender.id, world.sender.staff.userId],
  );
  actors = {
    sender: world.sender.colleague,
    receiver: world.receiver.staff,
    customer: world.customer,
    outsider: world.outsider.admin,
    senderArea: world.area.admin,
    receiverArea: world.otherArea.admin,
    elsewhere: world.elsewhere.admin,
    state: world.state,
    monitor: world.monitor,
    nobody: null,
  };
});

async function outcome(sql: string, values: () => unknown[]): Promise<Record<string, Deed>> {
  const got: Record<string, Deed> = {};
  for (const [name, actor] of Object.entries(actors)) got[name] = await tryAs(actor, sql, values());
  return got;
}

/** What each gets: those named `rows`, the others `others`. */
const expected = (done: readonly string[], others: Deed, rows: Deed = 1) =>
  Object.fromEntries(
    Object.keys(actors).map((name) => [name, done.includes(name) ? rows : others]),
  );

const SIGNED_IN = [
  'sender',
  'receiver',
  'customer',
  'outsider',
  'senderArea',
  'receiverArea',
  'elsewhere',
  'state',
  'monitor',
];

describe('places of a service', () => {
  test('are read by everybody who sees the service', async () => {
    const sql = 'select from service_capacity where service_id = $1';
    expect(await outcome(sql, () => [world.serviceId])).toEqual(expected(SIGNED_IN, 0));
  });

  test('are said by its own staff in their own name', async () => {
    const said = `update service_capacity set places = 5, confirmed_by_id = app.user_id() where service_id = $1`;
    expect(await outcome(said, () => [world.serviceId])).toEqual(expected(['receiver'], 0));
    const anothers = `update service_capacity set places = 5, confirmed_by_id = $2 where service_id = $1`;
    const values = () => [world.serviceId, world.sender.staff.userId];
    expect(await outcome(anothers, values)).toEqual(expected(['receiver'], 0, 'refused'));
  });

  test('who waits is counted by nobody by hand', async () => {
    const sql = 'update service_capacity set waiting = 0 where service_id = $1';
    expect(await outcome(sql, () => [world.serviceId])).toEqual(expected([], 'refused'));
  });
});

describe('the place of a referral', () => {
  test('is read by who sees the referral', async () => {
    const sql = 'select from capacity_reservation where referral_id = $1';
    expect(await outcome(sql, () => [referral])).toEqual(
      expected(
        ['sender', 'receiver', 'customer', 'senderArea', 'receiverArea', 'state', 'monitor'],
        0,
      ),
    );
  });

  test('is written by nobody, and taken only for drafts of their own', async () => {
    const forged = `update capacity_reservation set state = 'CONFIRMED' where referral_id = $1`;
    expect(await outcome(forged, () => [referral])).toEqual(expected([], 'refused'));
    // Only where there is no room does a row come back: for others' drafts nothing was even tried.
    const taken = `select from app.take_places(array[$1]::uuid[], '{}')`;
    expect(await outcome(taken, () => [draft])).toEqual(expected(['sender'], 0));
  });

  test('is given back by no statement of a request', async () => {
    for (const sql of [
      'select app.release_place($1)',
      `select app.put_place($1, $1, 'RELEASED')`,
      `select app.tell_place($1, 'PLACE_OFFERED', 'STATUS')`,
    ]) {
      expect(await outcome(sql, () => [referral])).toEqual(expected([], 'refused'));
    }
  });
});

describe('what an organization put off', () => {
  test('is its own', async () => {
    const sql = 'select from referral_snooze where referral_id = $1';
    expect(await outcome(sql, () => [referral])).toEqual(expected(['sender'], 0));
  });

  test('only a side puts off, in its own name', async () => {
    const sql = `insert into referral_snooze (referral_id, organization_id, until, reason, author_id, created_at)
      values ($1, app.organization_id(), now(), 'x', app.user_id(), now()) on conflict do nothing`;
    const got = await outcome(sql, () => [referral]);
    expect(got).toMatchObject({ sender: 0, receiver: 1, outsider: 'refused', state: 'refused' });
    const wake = 'delete from referral_snooze where referral_id = $1';
    expect(await outcome(wake, () => [referral])).toEqual(expected(['sender'], 0));
  });
});
