import { limitText, problem, problemsOf } from '../../domain/shared/field-problem.ts';
import { LIMITS } from '../../domain/shared/limits.ts';
import { parseZip, zip5 } from '../../domain/shared/zip.ts';
import type { Context } from '../../platform/context.ts';
import { assertValid } from '../../platform/errors.ts';
import { isId } from '../../platform/ids.ts';
import { categoriesMeant, searchWords } from './search-words.ts';

export type ServiceSearch = {
  readonly words?: string | null | undefined;
  readonly categories?: readonly string[] | null | undefined;
  readonly zip?: string | null | undefined;
  readonly withinMiles?: number | null | undefined;
  readonly countyFips?: string | null | undefined;
  readonly lwiaId?: string | null | undefined;
  readonly language?: string | null | undefined;
  readonly organizationId?: string | null | undefined;
  readonly includeOwn?: boolean | null | undefined;
};

export type FoundService = { readonly id: string; readonly miles: number | null };
export type FoundServices = { readonly found: readonly FoundService[]; readonly total: number };

const NOTHING: FoundServices = { found: [], total: 0 };

/**
 * One page of what fits all that is asked.
 *
 * @throws InvalidInput for a ZIP code that is none, or lies beyond Illinois and its neighbors
 */
export async function searchServices(
  ctx: Context,
  filter: ServiceSearch,
  page: { readonly offset: number; readonly size: number },
): Promise<FoundServices> {
  const { lwiaId, organizationId, categories, withinMiles } = filter;
  assertValid(problemsOf(limitText('filter.words', filter.words, LIMITS.searchWords)));
  if ((lwiaId && !isId(lwiaId)) || (organizationId && !isId(organizationId))) return NOTHING;
  const zip = await knownZip(ctx, filter.zip);
  const words = searchWords(filter.words ?? '');
  const rows = await ctx.db.$queryRaw<{ id: string; miles: number | null; total: bigint }[]>`
    select id, miles, total
      from app.search_services(
        ${words}::text[], ${categoriesMeant(words)}::text[],
        ${categories?.length ? [...categories] : null}::text[],
        ${zip}::text, ${zip ? (withinMiles ?? null) : null}::double precision,
        ${filter.countyFips || null}::text, ${lwiaId || null}::uuid, ${filter.language || null}::text,
        ${organizationId || null}::uuid,
        ${filter.includeOwn ? null : ctx.actor.organizationId}::uuid,
        ${page.offset}::integer, ${page.size}::integer)`;
  return { found: rows, total: Number(rows[0]?.total ?? 0) };
}

/** Distances need a place, so a ZIP code we do not know is said rather than passed over. */
async function knownZip(ctx: Context, typed: string | null | undefined): Promise<string | null> {
  if (!typed?.trim()) return null;
  const parsed = parseZip(typed);
  const zip = parsed && zip5(parsed);
  const place = zip && (await ctx.db.zipPlace.findFirst({ where: { zip }, select: { zip: true } }));
  if (place) return place.zip;
  assertValid([
    problem('filter.zip', parsed ? 'NOT_ALLOWED' : 'MALFORMED', {
      en: 'Enter a ZIP code in or near Illinois, like 60601.',
      es: 'Escriba un código postal de Illinois o sus alrededores, como 60601.',
    }),
  ]);
  return null;
}
