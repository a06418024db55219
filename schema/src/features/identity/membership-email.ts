import { Prisma } from '@throughline/prisma/generated/client';
import type { Context } from '../../platform/context.ts';

type Batch = { readonly ids: string[]; readonly emails: Promise<Map<string, string>> };

const batches = new WeakMap<Context, Batch>();

/**
 * The address behind a membership, where the viewer may know it. The memberships of a list are asked about
 * in one statement: all that come before the next turn of the loop.
 */
export async function emailOf(ctx: Context, membershipId: string): Promise<string | null> {
  const batch = batches.get(ctx) ?? begin(ctx);
  batch.ids.push(membershipId);
  return (await batch.emails).get(membershipId) ?? null;
}

function begin(ctx: Context): Batch {
  const ids: string[] = [];
  const emails = new Promise<void>((resolve) => setImmediate(resolve)).then(() => {
    batches.delete(ctx);
    return load(ctx, ids);
  });
  const batch = { ids, emails };
  batches.set(ctx, batch);
  return batch;
}

async function load(ctx: Context, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await ctx.db.$queryRaw<{ id: string; email: string | null }[]>`
    select m.id, app.membership_email(m.id) as email from membership m
     where m.id in (${Prisma.join(ids.map((id) => Prisma.sql`${id}::uuid`))})`;
  return new Map(rows.flatMap(({ id, email }) => (email ? [[id, email] as const] : [])));
}
