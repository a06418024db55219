import type { Context } from './context.ts';

const times = new WeakMap<Context, Promise<Date>>();

/** `app.now()` as this request sees it: one statement a request, however many fields ask. */
export function nowOf(ctx: Context): Promise<Date> {
  const known = times.get(ctx);
  if (known) return known;
  const asked = ctx.db.$queryRaw<[{ now: Date }]>`select app.now() as now`.then(([row]) => row.now);
  times.set(ctx, asked);
  return asked;
}
