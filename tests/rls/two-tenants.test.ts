import { randomUUID } from 'node:crypto';
import { withClaims } from '@throughline/prisma/claims';
import { createClient } from '@throughline/prisma/client';
import type { Client } from '@throughline/prisma/client';
import { inTransaction } from '@throughline/prisma/transaction';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask } from '../support/ask.ts';
import { testDatabase } from '../support/database.ts';
import { seedReferral } from '../support/referral-seed.ts';
import { seedWorld } from '../support/seed.ts';
import type { World } from '../support/seed.ts';

// One client serves everybody: what one tenant asks in the same tick as another must not be answered
// under the other's claims, however the client groups its statements.

let worlds: readonly [World, World];
let client: Client;
beforeAll(async () => {
  worlds = [await seedWorld(), await seedWorld()];
  const { roles } = await testDatabase();
  client = createClient({ url: roles.app, poolSize: 3 });
});
afterAll(() => client.close());

test('two tenants in one tick, by every way of reading one row', async () => {
  const [one, other] = worlds;
  const { db } = client;
  const ways: readonly ((id: string) => Promise<unknown>)[] = [
    (id) => db.person.findUnique({ where: { id } }),
    (id) => db.person.findUnique({ where: { id }, include: { contact: true } }),
    (id) => db.person.findFirst({ where: { id } }),
    (id) => db.personContact.findUnique({ where: { personId: id } }),
    (id) => db.person.findUniqueOrThrow({ where: { id } }).catch(() => null),
  ];
  const asked = ways.flatMap((way) =>
    [one, other].flatMap((world) =>
      [one, other].map((whose) => ({
        expected: world === whose,
        seen: withClaims(world.sender.staff, () => way(whose.personId)),
      })),
    ),
  );
  const seen = await Promise.all(asked.map(async (each) => (await each.seen) !== null));
  expect(seen).toEqual(asked.map(({ expected }) => expected));
});

test('two tenants in one tick through the API, by a node whose relations are loaded apart', async () => {
  const [one, other] = worlds;
  const referrals = [await seedReferral(one, 'RECEIVED'), await seedReferral(other, 'RECEIVED')];
  // The same relation twice with other arguments cannot come with its parent, and is loaded from its id.
  const query = `query ($id: ID!) { referral(id: $id) { id detail { reason } person { id contact { phone } }
    early: history(first: 1) { edges { node { id } } } late: history(first: 50) { edges { node { id } } } } }`;
  const askers = [one.sender.staff, other.sender.staff, one.receiver.staff, other.receiver.staff];
  for (let round = 0; round < 5; round += 1) {
    const asked = askers.flatMap((who) => referrals.map(({ id }) => ask(who, query, { id })));
    const answers = (await Promise.all(asked)).map(({ data, errors }) => {
      expect(errors).toBeUndefined();
      return data.referral && Boolean(data.referral.detail && data.referral.person.contact);
    });
    expect(answers).toEqual([true, null, null, true, true, null, null, true]);
  }
});

test('a transaction reads what it wrote, and nobody else does before its end', async () => {
  const [{ sender, personId, outsider }] = worlds;
  const id = randomUUID();
  await withClaims(sender.staff, () =>
    inTransaction(client.db, async (tx) => {
      await tx.personNeed.create({
        data: {
          id,
          personId,
          recordedByOrganizationId: sender.id,
          recordedById: sender.staff.userId,
          category: 'FOOD',
        },
      });
      expect(await tx.personNeed.findUnique({ where: { id } })).not.toBeNull();
      const elsewhere = () => client.db.personNeed.findUnique({ where: { id } });
      expect(await withClaims(sender.colleague, elsewhere)).toBeNull();
    }),
  );
  const later = () => client.db.personNeed.findUnique({ where: { id } });
  expect(await withClaims(sender.colleague, later)).not.toBeNull();
  expect(await withClaims(outsider.staff, later)).toBeNull();
});

test('a row with a key of several columns is found by it, under its own claims', async () => {
  const [one, other] = worlds;
  const { id: referralId } = await seedReferral(one, 'RECEIVED');
  const userId = one.sender.staff.userId ?? '';
  const read = () =>
    client.db.referralRead.findUnique({ where: { userId_referralId: { userId, referralId } } });
  const mark = () =>
    client.db.$executeRaw`insert into referral_read (user_id, referral_id, seen_at)
      values (${userId}::uuid, ${referralId}::uuid, now()) on conflict do nothing`;
  await withClaims(one.sender.staff, mark);
  const [mine, theirs] = await Promise.all([
    withClaims(one.sender.staff, read),
    withClaims(other.sender.staff, read),
  ]);
  expect([mine?.userId, theirs]).toEqual([userId, null]);
});
