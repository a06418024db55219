import { randomUUID } from 'node:crypto';
import { withClaims } from '@throughline/prisma/claims';
import { createClient } from '@throughline/prisma/client';
import type { Client, Tx } from '@throughline/prisma/client';
import { classifyError } from '@throughline/prisma/errors';
import { observeStatements } from '@throughline/prisma/observe';
import { ride } from '@throughline/prisma/ride';
import { inTransaction } from '@throughline/prisma/transaction';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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

const transaction = <T>(run: (tx: Tx) => Promise<T>) =>
  withClaims(world.sender.staff, () => inTransaction(client.db, run));

const rename = (tx: Tx, id: string, firstName: string) =>
  tx.person.updateMany({ where: { id }, data: { firstName } });

const nameNow = () =>
  withClaims(world.sender.staff, async () => {
    const { firstName } = await client.db.person.findFirstOrThrow({
      where: { id: world.personId },
    });
    return firstName;
  });

const failureOf = (run: (tx: Tx) => Promise<unknown>) =>
  transaction(run).then(
    () => null,
    (error: unknown) => classifyError(error)?.kind,
  );

describe('a statement that rides', () => {
  test('takes no round trip, and what follows sees what it wrote', async () => {
    const { result, roundTrips } = await observeStatements(() =>
      transaction(async (tx) => {
        await tx.person.count({ where: { id: world.personId } });
        await ride(() => rename(tx, world.personId, 'Ridden'));
        return tx.person.findFirstOrThrow({ where: { id: world.personId } });
      }),
    );
    expect(result.firstName).toBe('Ridden');
    // The count that begins, the read, and COMMIT.
    expect(roundTrips).toBe(3);
    expect(await nameNow()).toBe('Ridden');
  });

  test('undoes everything when it finds no row, though COMMIT was sent behind it', async () => {
    const before = await nameNow();
    const kind = await failureOf(async (tx) => {
      await rename(tx, world.personId, 'Kept by nobody');
      await ride(() => rename(tx, randomUUID(), 'Nobody'));
    });
    expect(kind).toBe('NOT_FOUND');
    expect(await nameNow()).toBe(before);
  });

  test('may find no row where that is said', async () => {
    await transaction(async (tx) => {
      await rename(tx, world.personId, 'Kept');
      await ride(() => rename(tx, randomUUID(), 'Nobody'), { mayChangeNothing: true });
    });
    expect(await nameNow()).toBe('Kept');
  });

  test('is what the next statement fails with, and the connection serves on', async () => {
    const kind = await failureOf(async (tx) => {
      await tx.person.count({ where: { id: world.personId } });
      await ride(() => tx.$executeRaw`insert into person_need (id) values (${randomUUID()}::uuid)`);
      await tx.person.count();
    });
    expect(['NOT_NULL', 'REFUSED', 'CHECK']).toContain(kind);
    expect(await nameNow()).toBe('Kept');
  });

  test('does not hide why a command gave up', async () => {
    const gaveUp = transaction(async (tx) => {
      await tx.person.count({ where: { id: world.personId } });
      await ride(() => rename(tx, randomUUID(), 'Nobody'));
      throw new Error('gave up');
    });
    await expect(gaveUp).rejects.toThrow('gave up');
    expect(await nameNow()).toBe('Kept');
  });
});
