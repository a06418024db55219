import { withClaims } from '@throughline/prisma/claims';
import { createClient } from '@throughline/prisma/client';
import type { Client } from '@throughline/prisma/client';
import { observeStatements } from '@throughline/prisma/observe';
import { plannedOnce } from '@throughline/prisma/planned-once';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase } from '../../support/database.ts';
import { seedWorld } from '../../support/seed.ts';
import type { World } from '../../support/seed.ts';

let world: World;
let client: Client;
beforeAll(async () => {
  world = await seedWorld();
  const { roles } = await testDatabase();
  client = createClient({ url: roles.app, poolSize: 1 });
});
afterAll(() => client.close());

const people = async (nth: number): Promise<void> => {
  await client.db
    .$queryRaw`select p.id, 'planned once' as what from person p where ${nth}::int > 0`;
};

test('a statement is planned for all values, in the round trip that it takes anyway, and no other is', async () => {
  await withClaims(world.sender.staff, async () => {
    const { roundTrips } = await observeStatements(async () => {
      for (const nth of [1, 2, 3]) await plannedOnce(() => people(nth));
    });
    expect(roundTrips).toBe(3);
    await people(4);
    const plans = await client.db.$queryRaw`
      select generic_plans::int as generic, custom_plans::int as custom from pg_prepared_statements
       where statement like '%planned once%' and statement not like '%pg_prepared%'`;
    expect(plans).toEqual([{ generic: 3, custom: 1 }]);
  });
});
