import type { Database } from '@throughline/prisma/database';
import { freshDatabase } from '../../support/database.ts';
import { askInProcess } from './ask-in-process.ts';
import type { Asking } from './ask-in-process.ts';
import type { Player } from './cast.ts';
import { compare } from './compare.ts';
import type { Comparison, Questions } from './compare.ts';
import { Oracle } from './oracle.ts';
import { loadRows, ofSide } from './rows.ts';
import { makeWorld } from './world.ts';

export type Stage = {
  readonly database: Database;
  readonly players: readonly Player[];
  ask(questions: Questions): Promise<Comparison>;
  close(): Promise<void>;
};

/** A database of its own with the world of this number in it, an API on it, and the oracle. */
export async function openStage(world: number): Promise<Stage> {
  const database = await freshDatabase();
  const players = await makeWorld(database.adminUrl, world);
  const rows = await loadRows(database.adminUrl);
  const now = new Date();
  const oracles = {
    all: new Oracle(rows, now),
    real: new Oracle(ofSide(rows, false), now),
    practice: new Oracle(ofSide(rows, true), now),
  };
  const asking: Asking = askInProcess(database);
  return {
    database,
    players,
    ask: (questions) => compare(asking, oracles, players, questions),
    async close() {
      await asking.close();
      await database.close();
    },
  };
}
