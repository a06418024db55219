import { randomUUID } from 'node:crypto';
import { createOrganizations } from '@throughline/api/demo/organizations';
import type { DemoOrganization } from '@throughline/api/demo/organizations';
import { seeded } from '@throughline/api/demo/random';
import { createCast } from '@throughline/api/demo/users';
import { withConnection } from '@throughline/prisma/admin';
import { systemClaims, withClaims } from '@throughline/prisma/claims';
import { createClient } from '@throughline/prisma/client';
import { secretHash } from '@throughline/schema/platform/secret-hash';
import type pg from 'pg';
import { sessionToken } from '../../support/session-token.ts';
import type { Actor } from './client.ts';
import type { Pair } from './writer.ts';

/** Organizations of the demo that refer to each other in pairs, with somebody signed in at each. */
export async function seedPairs(
  urls: { readonly adminUrl: string; readonly workerUrl: string },
  count: number,
): Promise<Pair[]> {
  const { db, close } = createClient({ url: urls.workerUrl, poolSize: 2 });
  const made = await withClaims(systemClaims(), async () => {
    const organizations = await createOrganizations(db, seeded(1));
    return { organizations, cast: await createCast(db, organizations) };
  }).finally(close);
  return withConnection(urls.adminUrl, async (client) => {
    const actorAt = async ({ id }: DemoOrganization): Promise<Actor> => {
      const actor = made.cast.answering.get(id);
      if (!actor?.userId) throw new Error('Nobody answers there.');
      const token = await signIn(client, actor.userId, actor.membershipId);
      return { token, userId: actor.userId, organizationId: id };
    };
    // Administrators, who make webhooks as well.
    const there = made.organizations.filter(
      ({ id }) => made.cast.answering.get(id)?.role === 'PARTNER_ADMIN',
    );
    const pairs: Pair[] = [];
    for (let index = 0; index < count; index += 1) {
      const [from, to] = [there[2 * index], there[2 * index + 1]];
      const serviceId = to?.services[0]?.id;
      if (!from || !to || !serviceId) throw new Error('The demo has no pair left.');
      pairs.push({ sender: await actorAt(from), receiver: await actorAt(to), serviceId });
    }
    return pairs;
  });
}

async function signIn(
  client: pg.Client,
  userId: string,
  membershipId: string | null,
): Promise<string> {
  const token = sessionToken();
  await client.query(
    `insert into session (id, token_hash, user_id, default_membership_id, device, expires_at, ends_at)
     values ($1, $2, $3, $4, 'Crash test', now() + interval '5 hours', now() + interval '5 hours')`,
    [randomUUID(), secretHash(token), userId, membershipId],
  );
  return token;
}
