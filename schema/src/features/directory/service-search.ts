import type { FitFacts } from '../../domain/directory/eligibility.ts';
import { limitText, problem, problemsOf } from '../../domain/shared/field-problem.ts';
import { LIMITS } from '../../domain/shared/limits.ts';
import { parseZip, zip5 } from '../../domain/shared/zip.ts';
import type { Context } from '../../platform/context.ts';
import { assertValid } from '../../platform/errors.ts';
import { isId } from '../../platform/ids.ts';
import { wantedWords } from './search-words.ts';

export type ServiceSearch = {
  readonly words?: string | null | undefined;
  readonly categories?: readonly string[] | null | undefined;
  readonly zip?: string | null | undefined;
  readonly withinMiles?: number | null | undefined;
  readonly countyFips?: string | null | undefined;
  readonly lwiaId?: string | null | undefined;
  readonly language?: string | null | undefined;
  readonly program?: string | null | undefined;
  readonly openNow?: boolean | null | undefined;
  readonly placesFree?: boolean | null | undefined;
  readonly organizationId?: string | null | undefined;
  readonly includeOwn?: boolean | null | undefined;
};

export type FoundService = {
  readonly id: string;
  readonly miles: number | null;
  /** For people of other counties than where was searched, or where the person lives. */
  readonly outOfArea: boolean;
};
export type FoundServices = { readonly found: readonly FoundService[]; readonly total: number };

const NOTHING: FoundServices = { found: [], total: 0 };

/**
 * One page of what fits all that is asked (REF-012). What is for others than the person of the facts comes last.
 *
 * @param facts what the viewer may know of the person it is for
 * @throws InvalidInput for a ZIP code that is none, or lies beyond Illinois and its neighbors
 */
export async function searchServices(
  ctx: Context,
  filter: ServiceSearch,
  facts: FitFacts | null,
  page: { readonly offset: number; readonly size: number },
): Promise<FoundServices> {
  const { lwiaId, organizationId, categories } = filter;
  assertValid(problemsOf(limitText('filter.words', filter.words, LIMITS.searchWords)));
  if ((lwiaId && !isId(lwiaId)) || (organizationId && !isId(organizationId))) return NOTHING;
  const zip = await knownZip(ctx, filter.zip);
  const { wanted, meant } = wantedWords(filter.words ?? '');
  const asked = {
    wanted,
    words_mean: meant,
    categories: categories?.length ? categories : null,
    zip,
    within_miles: zip && filter.withinMiles,
    county: filter.countyFips || null,
    area: lwiaId || null,
    spoken: filter.language || null,
    program: filter.program,
    open_now: filter.openNow,
    places_free: filter.placesFree,
    of_organization: organizationId || null,
    except_organization: filter.includeOwn ? null : ctx.actor.organizationId,
    age: facts?.age,
    home_county: facts?.countyFips,
    home_area: facts?.lwiaId,
  };
  const rows = await ctx.db.$queryRaw<(FoundService & { total: bigint })[]>`
    select id, miles, out_of_area as "outOfArea", total
      from app.search_services(${JSON.stringify(asked)}::jsonb, ${page.offset}::integer, ${page.size}::integer)`;
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
