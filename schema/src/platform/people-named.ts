import { LIMITS } from '../domain/shared/limits.ts';
import type { Context } from './context.ts';

/** At most 200 ids, best first. Text is compared beside row-level security, by a function that joins the grants. */
export async function peopleNamed({ db }: Context, words: string): Promise<string[]> {
  const typed = words.trim().slice(0, LIMITS.searchWords);
  if (!typed) return [];
  const rows = await db.$queryRaw<{ id: string }[]>`
    select id from app.search_people(${typed}) as id`;
  return rows.map(({ id }) => id);
}
