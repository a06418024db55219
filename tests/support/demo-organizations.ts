import { createOrganizations } from '@throughline/api/demo/organizations';
import { seeded } from '@throughline/api/demo/random';
import { createCast } from '@throughline/api/demo/users';
import { systemClaims, withClaims } from '@throughline/prisma/claims';
import { createClient } from '@throughline/prisma/client';
import type { Database } from '@throughline/prisma/database';

/** The demo's organizations and staff alone; its stories would only take time. */
export async function demoOrganizations({ roles }: Pick<Database, 'roles'>): Promise<void> {
  const { db, close } = createClient({ url: roles.worker, poolSize: 2 });
  await withClaims(systemClaims(), async () => {
    await createCast(db, await createOrganizations(db, seeded(1)));
  }).finally(close);
}
