import { problem } from '../../domain/shared/field-problem.ts';
import type { CommandContext } from '../../platform/command.ts';
import { InvalidInput } from '../../platform/errors.ts';

/** A person's area follows from the county they live in. */
export async function homeArea(
  { tx }: CommandContext,
  countyFips: string | null | undefined,
): Promise<{ countyFips: string | null; lwiaId: string | null }> {
  if (!countyFips) return { countyFips: null, lwiaId: null };
  const county = await tx.county.findFirst({
    where: { fips: countyFips },
    select: { fips: true, lwiaId: true },
  });
  if (county) return { countyFips: county.fips, lwiaId: county.lwiaId };
  throw new InvalidInput([
    problem('countyFips', 'NOT_ALLOWED', {
      en: 'Choose a county of Illinois from the list.',
      es: 'Elija un condado de Illinois de la lista.',
    }),
  ]);
}
