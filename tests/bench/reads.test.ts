import { withConnection } from '@throughline/prisma/admin';
import { expect, test } from 'vitest';
import { freshDatabase } from '../support/database.ts';
import { fill } from './dataset.ts';
import { measureReads } from './reads.ts';

test('the bench still runs, and the product answers what hand-written SQL answers', async () => {
  const database = await freshDatabase();
  await withConnection(database.adminUrl, (client) =>
    fill(client, { organizations: 100, persons: 600 }),
  );
  const rows = await measureReads(database, { rounds: 1, ms: 100, answers: 20, staff: 20 });
  expect(rows.map(({ operation }) => operation.name)).toEqual(['A', 'B', 'C', 'D']);
}, 180_000);
