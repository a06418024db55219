import { fitWords } from '../../domain/directory/eligibility-words.ts';
import type { PlaceNames } from '../../domain/directory/eligibility-words.ts';
import { conditionsOf, fitOf, overallFit } from '../../domain/directory/eligibility.ts';
import type { FitFacts, Verdict } from '../../domain/directory/eligibility.ts';
import { dateOf, yearsBetween } from '../../domain/shared/chicago-time.ts';
import type { Context } from '../../platform/context.ts';
import { isId } from '../../platform/ids.ts';
import { looking } from '../../platform/looking.ts';
import { nowOf } from '../../platform/viewer-time.ts';
import { storedDay } from '../../platform/stored-day.ts';
import { clauseOf } from './record-rows.ts';

export type ServiceFit = {
  readonly verdict: Verdict;
  readonly clauses: readonly { readonly verdict: Verdict; readonly words: string }[];
};

/**
 * What services ask for of a person, as far as the viewer may know it: read under their own policies and
 * written down as a look (CORE-014). Null for somebody they do not see.
 */
export async function factsOf(ctx: Context, personId: string): Promise<FitFacts | null> {
  if (!isId(personId)) return null;
  const person = await looking(ctx, 'tl_look_at_person', personId, () =>
    ctx.db.person.findFirst({
      where: { id: personId },
      select: { countyFips: true, lwiaId: true, language: true, birth: true, contact: true },
    }),
  );
  if (!person) return null;
  const { birth, contact, language } = person;
  const home = person.countyFips
    ? { fips: person.countyFips, lwiaId: person.lwiaId }
    : await countyOfZip(ctx, contact?.zip);
  const born = birth && storedDay(birth.dateOfBirth);
  return {
    age: born ? yearsBetween(born, dateOf(await nowOf(ctx))) : null,
    countyFips: home?.fips ?? null,
    lwiaId: home?.lwiaId ?? null,
    language,
  };
}

/** Many records have a ZIP code and no county. */
async function countyOfZip({ db }: Context, zip: string | null | undefined) {
  if (!zip) return null;
  const place = await db.zipPlace.findFirst({
    where: { zip: zip.slice(0, 5) },
    select: { county: { select: { fips: true, lwiaId: true } } },
  });
  return place?.county ?? null;
}

/** Clause by clause, how services fit a person (REF-012); in two statements for all of them. */
export async function fitsOf(
  ctx: Context,
  facts: FitFacts,
  serviceIds: readonly string[],
): Promise<ReadonlyMap<string, ServiceFit>> {
  const [services, names] = await Promise.all([
    ctx.db.service.findMany({
      where: { id: { in: [...serviceIds] } },
      select: {
        id: true,
        statewide: true,
        counties: true,
        clauses: { orderBy: { position: 'asc' } },
      },
    }),
    placeNames(ctx),
  ]);
  return new Map(
    services.map((service) => {
      const fits = fitOf(
        conditionsOf({ ...service, clauses: service.clauses.map(clauseOf) }),
        facts,
      );
      const clauses = fits.map((fit) => ({
        verdict: fit.verdict,
        words: fitWords(fit, facts, names, ctx.locale),
      }));
      return [service.id, { verdict: overallFit(fits), clauses }];
    }),
  );
}

async function placeNames({ db }: Context): Promise<PlaceNames> {
  const rows = await db.$queryRaw<{ id: string; name: string }[]>`
    select fips as id, name from county
    union all select id::text, name from organization where kind = 'LWIA'`;
  return new Map(rows.map(({ id, name }) => [id, name]));
}
